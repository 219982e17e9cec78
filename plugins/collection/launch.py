"""The quick way to a build: Pelican's settings without Pelican, as long as its pages are plain.

`pelican content -s publishconf.py -o output` gives the same bytes; only, starting Pelican takes
longer than a build after one edit.
"""

from __future__ import annotations

import importlib
import runpy
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.collection import precompiled
from plugins.collection.documents import Documents, ordinary_pages
from plugins.collection.place import ROOT
from plugins.collection.settings import place_of, site_of
from plugins.collection.site import AddressError

if TYPE_CHECKING:  # loaded while another process reads the ordinary pages
    from plugins.collection.session import Session
    from plugins.collection.workshop import PagesOf, Workshop


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
    settings = read_settings(settings_file)
    if cache:
        settings["CACHE_PATH"] = cache
    to = output or settings["OUTPUT_PATH"]
    documents = ordinary_pages(settings_file, settings, place_of(settings, to))
    session = session_of(settings, to, documents, workshop, loud)
    plugins = settings["PLUGINS"]
    gathered = session.gather(_ahead(plugins))
    status = session.make(gathered, lambda collection: connect(plugins)(collection))
    precompiled.keep()
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


def _ahead(plugins: Iterable[str]) -> Iterator[object]:
    """What making pages needs, loaded in small steps; what a feature's `get_ready` loads, too."""
    for name in ("build", "render", "admit", "news", "changes"):
        yield importlib.import_module(f"plugins.collection.{name}")
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
