"""From a folder of files to the collection."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from plugins.collection.admit import admit
from plugins.collection.collection import Collection, collect
from plugins.collection.render import folder_digest
from plugins.collection.site import Site
from plugins.collection.sources import read_shelf, story_files
from plugins.collection.topics import Steward, StewardError, read_steward
from plugins.story.model import Listing, Problem, Story
from plugins.story.reading import Reading

LIBRARIES = ("feedgenerator", "jinja2", "markdown", "markdown-it-py", "nh3", "pelican")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build reads and writes, and how it is to be done."""

    root: Path  # the project
    content: Path
    theme: Path
    output: Path
    manifest: Path  # what the last build of this output made
    features: frozenset[str]  # the feature plugins that are there
    drafts: bool  # whether drafts get a page


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a folder of stories holds."""

    collection: Collection
    problems: tuple[Problem, ...]  # by file and line


def gather(place: Place, site: Site, today: date) -> Gathered:
    """Read all stories and put those together that may be published.

    today: the last day that isn't in the future anywhere.
    """
    steward, problems = read_steward_of(place.content, place.root)
    files, strangers = story_files(place.content / "stories", place.root)
    problems += strangers
    reading = Reading(aliases=steward.aliases, hashtag_links="hashtags" in place.features)
    shelf = read_shelf(files, place.root, reading)
    slugs = {path.stem for path in files}
    stories, refused = admit(shelf.stories, slugs, today, place.drafts)
    problems += [*shelf.problems, *refused]
    collection = collect(stories, steward, place.features, _fetcher(stories), site)
    return Gathered(collection, tuple(sorted(problems, key=lambda p: (p.path, p.line, p.rule))))


def read_steward_of(content: Path, root: Path) -> tuple[Steward, list[Problem]]:
    """The steward's list of a content folder; empty, with a Problem, where it can't be used."""
    path = content / "hashtags.toml"
    name = path.relative_to(root).as_posix()
    try:
        return read_steward(path), []
    except StewardError as error:
        remedy = "Its first lines say how it is written."
        return Steward(), [Problem(1, "error", "steward", f"{error}.", remedy, name)]


def _fetcher(stories: Sequence[Story]) -> Callable[[Listing], Story]:
    by_slug = {story.slug: story for story in stories}

    def whole(listing: Listing) -> Story:
        return by_slug[listing.slug]

    return whole


def base_digest(place: Place, site: Site) -> str:
    """The digest of what all pages are made from: settings, templates, code, libraries."""
    parts = (
        repr(site),
        repr(sorted(place.features)),
        folder_digest(place.theme / "templates"),
        folder_digest(place.root / "plugins", ending=".py"),
        sys.version,
        *(f"{name} {version(name)}" for name in LIBRARIES),
    )
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
