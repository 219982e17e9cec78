"""The theme's static files: style sheets in one piece, everything else as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.styles.bundle import bundle


def pages(collection: Collection) -> Iterator[Page]:
    """theme/site.css; the same with what only a kind of page needs as theme/<kind>.css, for each of
    css/pages/: two sheets would take two connections; and theme/<name> for the other files of
    theme/static."""
    static = collection.site.theme / "static"
    sheet = bundle(static / "css" / "site.css").encode("utf-8")
    yield _file("theme/site.css", sheet)
    for path in sorted((static / "css" / "pages").glob("*.css")):
        yield _file(f"theme/{path.name}", sheet + bundle(path).encode("utf-8"))
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static)
        if path.is_file() and name.parts[0] not in ("css", "js"):
            yield _file(f"theme/{name.as_posix()}", path.read_bytes())


def _file(path: str, data: bytes) -> Page:
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return Page(path, "", (), lambda: (digest,), partial(bytes, data))
