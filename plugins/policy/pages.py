"""`_headers`, as Netlify and Cloudflare Pages read it. Other hosts serve it as a file, or not."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.collection.policy import HEADERS


def pages(collection: Collection) -> Iterator[Page]:
    """_headers: the same for every address."""
    yield Page("_headers", "", (), nothing, _headers)


def _headers() -> bytes:
    lines = (f"  {name}: {value}\n" for name, value in HEADERS.items())
    return f"/*\n{''.join(lines)}".encode("ascii")
