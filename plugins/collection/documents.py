"""The ordinary pages of a build: as the last one kept them, or read anew beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from plugins.collection import precompiled
from plugins.collection.beside import Beside
from plugins.collection.place import ROOT, Place, digest, folder_digest, libraries
from plugins.collection.settings import documents_of
from plugins.collection.site import Document
from plugins.collection.state import Damaged, load_state, save_state

# The code that makes of ordinary pages what is kept of them.
_READ_BY = tuple(
    f"plugins/collection/{name}.py" for name in ("__init__", "documents", "ordinary", "settings")
)
_UNTOUCHED = "Nothing was made: the site is as it was. A page begins with Title: and its title."

Documents = Callable[[], tuple[Document, ...]]  # the ordinary pages, once they are needed


def ordinary_pages(settings_file: str, settings: Mapping[str, Any], place: Place) -> Documents:
    """The ordinary pages: as they were read last, or read anew where anything changed. Asking for
    them exits where one can't be read.

    settings: what the file sets.
    """
    made_by = ("pelicanconf.py", settings_file, *_READ_BY)

    def key_now() -> str:
        code = [(ROOT / name).read_text("utf-8") for name in made_by]
        return digest(folder_digest(place.content / "pages"), libraries(), *code)

    key, path = key_now(), place.cache / "documents"
    try:
        kept = load_state(path, key)
    except Damaged:
        kept = None
    if kept is not None:
        return lambda: tuple(Document(*fields) for fields in kept)
    reading = Beside(partial(_read_documents, settings_file, settings, place))

    def read() -> tuple[Document, ...]:
        fields, failed = reading.result()
        if failed:
            files = ", ".join(f"content/{name}" for name in failed)
            sys.exit(f"error: {files} can't be read as a page: see above. {_UNTOUCHED}")
        if key_now() == key:  # or something was changed while it was read
            save_state(path, key, fields)
        return tuple(Document(*each) for each in fields)

    return read


def _read_documents(
    settings_file: str, settings: Mapping[str, Any], place: Place
) -> tuple[tuple[tuple[str, str, str, str], ...], tuple[str, ...]]:
    """The ordinary pages as Pelican reads them, and the files that it can't read."""
    from plugins.collection.ordinary import plain_pages

    failed: list[str] = []
    documents = plain_pages(place.content / "pages", settings)
    if documents is None:
        from plugins.collection import pelican_pages

        pages, failed = pelican_pages(settings_file)
        documents = documents_of(pages)
    precompiled.keep()
    return tuple((d.slug, d.title, d.summary, d.html) for d in documents), tuple(failed)
