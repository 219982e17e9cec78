"""`_headers`, as Netlify and Cloudflare Pages read it. Other hosts serve it as a file, or not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.policy import headers
from plugins.collection.scripts import early


def pages(collection: Collection) -> Iterator[Page]:
    """_headers: the same for every address."""
    features = collection.features
    script = early(collection.site.theme, features)
    yield Page(
        "_headers", "", (), lambda: (script,), partial(_headers, script, "search" in features)
    )


def _headers(script: str, search: bool) -> bytes:
    lines = (f"  {name}: {value}\n" for name, value in headers(script, search).items())
    return f"/*\n{''.join(lines)}".encode("ascii")
