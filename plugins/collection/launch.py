"""The quick way to a build: Pelican's settings without Pelican, as long as its pages stay the same.

`pelican content -s publishconf.py -o output` gives the same bytes; only, starting Pelican takes
longer than a build after one edit.
"""

from __future__ import annotations

import gc
import importlib
import runpy
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.collection.beside import Beside
from plugins.collection.files import names
from plugins.collection.place import ROOT, Place, digest, folder_digest, libraries
from plugins.collection.settings import documents_of, place_of, site_of
from plugins.collection.site import AddressError, Document
from plugins.collection.state import Damaged, load_state, save_state

if TYPE_CHECKING:  # loaded while Pelican is at work beside this process
    from plugins.collection.session import Session
    from plugins.collection.workshop import PagesOf, Workshop

# The code that makes of ordinary pages what is kept of them.
_READ_BY = tuple(f"plugins/collection/{name}.py" for name in ("__init__", "ordinary", "settings"))
_UNTOUCHED = "Nothing was made: the site is as it was. A page begins with Title: and its title."

Documents = Callable[[], tuple[Document, ...]]  # the ordinary pages, once they are needed


def session_of(
    settings: Mapping[str, Any],
    output: str,
    documents: Documents,
    workshop: Workshop | None = None,
    loud: bool = False,
) -> Session:
    """A build with these settings. Exits where SITEURL can't be an address."""
    from plugins.collection.session import Session
    from plugins.collection.workshop import Workshop

    place = place_of(settings, output)
    try:
        site = site_of(settings)
    except AddressError as error:
        sys.exit(f"error: {error}")
    if workshop is None or workshop.place != place:
        workshop = Workshop(place)
    return Session(workshop, lambda: replace(site, documents=documents()), loud)


def launch(
    settings_file: str,
    output: str = "",
    cache: str = "",
    loud: bool = False,
    workshop: Workshop | None = None,
) -> tuple[int, Session]:
    """Build the site of a settings file; the exit status, and the build, with the workshop for the
    next one.

    output, cache: instead of the settings' OUTPUT_PATH and CACHE_PATH.
    """
    gc.disable()
    settings = read_settings(settings_file)
    if cache:
        settings["CACHE_PATH"] = cache
    to = output or settings["OUTPUT_PATH"]
    documents = _documents(settings_file, settings, place_of(settings, to))
    session = session_of(settings, to, documents, workshop, loud)
    plugins = settings["PLUGINS"]
    gathered = session.gather(_ahead(plugins))
    status = session.make(gathered, lambda collection: connect(plugins)(collection))
    return status, session


def read_settings(settings_file: str) -> dict[str, Any]:
    """The settings that a file sets; those of Pelican's that it doesn't set aren't needed here."""
    path = ROOT / settings_file
    sys.path.insert(0, str(ROOT))  # publishconf.py imports pelicanconf.py
    try:
        sys.modules.pop("pelicanconf", None)
        return {k: v for k, v in runpy.run_path(str(path)).items() if k.isupper()}
    finally:
        sys.path.remove(str(ROOT))


def _documents(settings_file: str, settings: Mapping[str, Any], place: Place) -> Documents:
    """The ordinary pages: as they were read last, or read anew where anything changed."""
    if not names(place.content / "pages"):
        return tuple  # none: nothing to start Pelican for
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
            names = ", ".join(f"content/{name}" for name in failed)
            sys.exit(f"error: {names} can't be read as a page: see above. {_UNTOUCHED}")
        if key_now() == key:  # or something was changed while it was read
            save_state(path, key, fields)
        return tuple(Document(*each) for each in fields)

    return read


def _read_documents(
    settings_file: str, settings: Mapping[str, Any], place: Place
) -> tuple[tuple[tuple[str, str, str, str], ...], tuple[str, ...]]:
    """The ordinary pages as Pelican reads them, and the files that it can't read; starting it
    takes longer than reading them."""
    from plugins.collection.ordinary import plain_pages

    failed: list[str] = []
    documents = plain_pages(place.content / "pages", settings)
    if documents is None:
        from plugins.collection import pelican_pages

        pages, failed = pelican_pages(settings_file)
        documents = documents_of(pages)
    return tuple((d.slug, d.title, d.summary, d.html) for d in documents), tuple(failed)


def _ahead(plugins: Iterable[str]) -> Iterator[object]:
    """What making pages needs, loaded in small steps; what a feature's `get_ready` loads, too."""
    yield importlib.import_module("plugins.collection.build")
    yield importlib.import_module("plugins.collection.render")
    yield from connected(plugins)
    for name in plugins:
        yield from getattr(sys.modules[name], "get_ready", tuple)()


def connect(plugins: Iterable[str]) -> PagesOf:
    """What makes the pages, with every feature among the plugins connected."""
    from plugins.collection import all_pages

    for _ in connected(plugins):
        pass
    return all_pages


def connected(plugins: Iterable[str]) -> Iterator[str]:
    """The plugins, each connected by now; those that were before are as they were."""
    for name in plugins:
        if name != "plugins.collection":
            importlib.import_module(name).register()
        yield name
