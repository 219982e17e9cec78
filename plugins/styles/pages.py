"""The theme's static files: style sheets in one piece, everything else as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.place import folder_digest
from plugins.styles.bundle import bundle


def pages(collection: Collection) -> Iterator[Page]:
    """theme/site.css, for whoever reads stories; theme/list.css, the lighter one of lists;
    theme/<kind>.css for each kind of page in css/pages/; and theme/<name> for the other files of
    theme/static.

    A page has one sheet with all it needs: two would take two connections.
    """
    static = collection.site.theme / "static"
    css = static / "css"
    sheets = (folder_digest(css, ending=".css"),)  # sooner told than what becomes of them
    for path in (css / "site.css", css / "list.css", *sorted((css / "pages").glob("*.css"))):
        yield Page(f"theme/{path.name}", "", (), partial(tuple, sheets), partial(_bundled, path))
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static)
        if path.is_file() and name.parts[0] not in ("css", "js"):
            yield _file(f"theme/{name.as_posix()}", path.read_bytes())


def _bundled(path: Path) -> bytes:
    return bundle(path).encode("utf-8")


def _file(path: str, data: bytes) -> Page:
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return Page(path, "", (), lambda: (digest,), partial(bytes, data))
