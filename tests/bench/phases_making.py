"""The phases from stories to the files of the site."""

from __future__ import annotations

import importlib
import marshal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from plugins.collection import packing
from plugins.collection.collection import Collection
from plugins.collection.files import write_changed
from plugins.collection.launch import read_settings
from plugins.collection.page import Page, digest_of
from plugins.collection.render import environment, renderer
from plugins.collection.settings import site_of
from plugins.collection.site import Site
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.story.model import Story
from tests.bench.phases import REPEATS, Phase, timed
from tests.bench.tools import APART

SETTINGS: Final = "publishconf.py"


def making(stories: Sequence[Story]) -> list[Phase]:
    """What it takes to make the whole site of stories."""
    settings = read_settings(SETTINGS)
    site = site_of(settings, ())
    named = [name.removeprefix("plugins.") for name in settings["PLUGINS"]]
    features = [name for name in named if name not in APART]
    phases = list(_keeping(stories))
    seconds, collection = timed(partial(_collected, stories, frozenset(features), site))
    phases.append(Phase("collect them", seconds))
    templates = environment(site.theme)
    render = renderer(templates, site, collection.features)
    files: list[tuple[str, bytes]] = []
    for feature in features:
        if feature != "collection":
            phases += _feature(feature, collection, render, files)
    return [*phases, _writing(files)]


def _keeping(stories: Sequence[Story]) -> Iterator[Phase]:
    """Stories to the cache, and back."""
    pack = packing.pack_text
    seconds, packed = timed(lambda: [marshal.dumps(pack(text_of(story)), 2) for story in stories])
    yield Phase("pack them for the next build", seconds)
    seconds, listings = timed(lambda: [packing.pack_listing(story) for story in stories])
    yield Phase("pack their listings", seconds)
    unpack, unpack_listing = packing.unpack_text, packing.unpack_listing
    seconds, _ = timed(lambda: [unpack(marshal.loads(text)) for text in packed])
    yield Phase("unpack them", seconds)
    seconds, _ = timed(lambda: [unpack_listing(listing) for listing in listings])
    yield Phase("unpack their listings", seconds)


def _collected(stories: Sequence[Story], features: frozenset[str], site: Site) -> Collection:
    """The collection, with every view of it worked out."""
    texts = {story.slug: text_of(story) for story in stories}
    collection = Collection(stories, Steward(), features, lambda one: texts[one.slug], site)
    assert collection.topics and collection.voices and collection.years and collection.outline
    for story in collection.stories:
        collection.links(story)
    return collection


def _feature(
    feature: str,
    collection: Collection,
    render: Callable[[Page], bytes],
    files: list[tuple[str, bytes]],
) -> Iterator[Phase]:
    """One feature's pages: which there are, their digests, their bytes; these go to `files`."""
    pages_of: Callable[[Collection], Iterable[Page]]
    pages_of = importlib.import_module(f"plugins.{feature}.pages").pages
    seconds, pages = timed(lambda: list(pages_of(collection)))
    digests, _ = timed(lambda: [digest_of(page, "") for page in pages])
    yield Phase(f"{feature}: which pages, and digests", seconds + digests, pages=len(pages))
    seconds, done = timed(lambda: [render(page) for page in pages])
    yield Phase(f"{feature}: render", seconds)
    files += [(page.path, data) for page, data in zip(pages, done, strict=True)]


def _writing(files: Sequence[tuple[str, bytes]]) -> Phase:
    """All files into a folder that is empty before."""
    quickest = float("inf")
    for _ in range(REPEATS):
        with tempfile.TemporaryDirectory() as folder:
            seconds, _ = timed(partial(_write, files, Path(folder)), repeats=1)
            quickest = min(quickest, seconds)
    return Phase("write files", quickest, pages=len(files))


def _write(files: Sequence[tuple[str, bytes]], to: Path) -> None:
    for path, data in files:
        write_changed(to / path, data)
