"""The addresses of pages: each is one page's, and below the output folder."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.collection.manifest import inside
from plugins.collection.page import Page

# What may lie in an output folder of ours, where no manifest tells what does.
OURS = re.compile(
    r"(?:archive|cards|feeds|fields|languages|mentees|mentors|minutes|people|pictures|search|stories"
    r"|tags|theme|together)/.+"
    r"|[^/]+\.html|sitemap(?:-\d+)?\.xml|robots\.txt|manifest\.webmanifest|favicon\.ico|_headers"
)


class AddressTaken(ValueError):
    """Two pages want one address, or one wants an address that is not below the output."""


def by_path(pages: Iterable[Page]) -> dict[str, Page]:
    """The pages by address; addresses that a file system can't tell apart are the same."""
    wanted: dict[str, Page] = {}
    taken: dict[str, str] = {}
    for page in pages:
        other = taken.setdefault(page.path.casefold(), page.path)
        if page.path in wanted or other != page.path:
            raise AddressTaken(f"two pages want the address {page.path} (and {other})")
        wanted[page.path] = page
    if wanted and not inside("\0".join(wanted)):
        outside = [path for path in wanted if not inside(path)]
        raise AddressTaken(f"a page wants an address outside the site: {outside[0]!r}")
    return wanted
