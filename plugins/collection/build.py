"""Pages to files: only what changed is made, only what differs is written, the rest is removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.collection import cache
from plugins.collection.files import remove, write_changed
from plugins.collection.page import Page, digest_of


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    pages: int  # pages there are
    made: int  # of them, made again
    written: int  # files whose bytes changed
    removed: int


class AddressTaken(ValueError):
    """Two pages want one address."""


def build(
    pages: Iterable[Page],
    render: Callable[[Page], bytes],
    output: Path,
    manifest: Path,
    base: str,
) -> Report:
    """Bring the output folder to what the pages say.

    render: a page to its bytes. manifest: where the digests of the last build are kept. base: the
    digest of what all pages are made from. Only files that an earlier build made are removed.
    Raises AddressTaken before anything is written.
    """
    wanted = _by_path(pages)
    before = cache.load(manifest)
    made: dict[str, str] = {}
    again = written = 0
    for path, page in wanted.items():
        made[path] = digest = digest_of(page, base)
        if before.get(path) == digest and (output / path).is_file():
            continue
        again += 1
        written += write_changed(output / path, render(page))
    gone = before.keys() - made.keys()
    for path in sorted(gone):
        remove(output, path)
    cache.save(manifest, made)
    return Report(len(wanted), again, written, len(gone))


def _by_path(pages: Iterable[Page]) -> dict[str, Page]:
    """The pages by address; addresses that a file system can't tell apart are the same."""
    wanted: dict[str, Page] = {}
    taken: dict[str, str] = {}
    for page in pages:
        other = taken.setdefault(page.path.casefold(), page.path)
        if page.path in wanted or other != page.path:
            raise AddressTaken(f"two pages want the address {page.path} (and {other})")
        wanted[page.path] = page
    return wanted
