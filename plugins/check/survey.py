"""What the rules have to know of all stories: gathered before any rule runs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from plugins.check.around import Around
from plugins.check.draft import Draft, read_draft
from plugins.check.links import links_of, story_of
from plugins.check.nearby import Nearby
from plugins.collection import packing
from plugins.collection.bounded import TooLong, bounded
from plugins.collection.sources import Source, read_bytes
from plugins.collection.steward import Steward
from plugins.collection.workers import spread
from plugins.story.limits import HASHTAGS, READ_SECONDS
from plugins.story.model import Hashtag, Listing, Section
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.tags import is_tag, key_of

_TAG = re.compile(r"#(\w{1,64})")  # with one sign first, it is found quickly
_DECLARED = "\nHashtags:"
_BETWEEN = re.compile(r"[\s,#]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of one story file."""

    slug: str
    sections: int
    tags: tuple[Hashtag, ...]  # in its own spelling, aliases applied
    linked: tuple[str, ...]  # slugs of stories whose sections it links to, or that it stands beside
    listing: Listing | None  # None where it is no story


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where a worker looks at files; what it gives can be written by `marshal`."""

    root: Path
    reading: Reading

    def see(self, source: Source) -> Any:
        """What `Seen` holds, packed; None of a file that can't be read: who checks it says so."""
        try:
            data = read_bytes(f"{self.root}/{source.path}")
            return bounded(READ_SECONDS, self._seen, source, data)
        except (OSError, TooLong):
            return None

    def _seen(self, source: Source, data: bytes) -> Any:
        story, _ = read_story(source.path, data, self.reading)
        if story:
            tags, sections, listing = story.hashtags, story.sections, packing.pack_listing(story)
        else:
            draft = read_draft(source.path, data, self.reading)
            tags, sections, listing = _tags(draft, self.reading.aliases), draft.sections, None
        linked = _linked(sections, source.slug)
        if story:
            linked += tuple(filter(None, (story.reply_to, story.translates)))
        known = tuple(map(tuple, tags[:HASHTAGS]))
        return (source.slug, len(sections), known, linked, listing)

    def glance(self, source: Source) -> Any:
        """The spellings of hashtags in a file, as nearly as can be told without reading it."""
        try:
            text = read_bytes(f"{self.root}/{source.path}").decode("utf-8", "replace")
        except OSError:
            return ()
        found = set(_TAG.findall(text))
        declared = text.find(_DECLARED) + len(_DECLARED)
        if declared >= len(_DECLARED):
            end = text.find("\n", declared)
            found.update(filter(None, _BETWEEN.split(text[declared:end])))
        return tuple(islice(found, HASHTAGS))


def _tags(draft: Draft, aliases: Mapping[str, str]) -> tuple[Hashtag, ...]:
    """The hashtags of a file that is no story."""
    declared = (Hashtag(t, aliases.get(key_of(t), key_of(t))) for t in draft.facts.hashtags)
    written = (tag for section in draft.sections for tag in section.hashtags)
    return tuple(dict.fromkeys((*declared, *written)))


def _linked(sections: Iterable[Section], slug: str) -> tuple[str, ...]:
    """The slugs of other stories of which a section is linked to."""
    places = (story_of(link.target) for section in sections for link in links_of(section))
    named = (place[0] for place in places if place and place[1] is not None)
    return tuple(dict.fromkeys(other for other in named if other != slug))


def _lost(source: Source, why: str) -> Any:
    return None


def see(root: Path, sources: Sequence[Source], reading: Reading) -> list[Seen]:
    """What is to be known of files, read in parallel; nothing of those that can't be read."""
    results = spread(sources, _Desk(root, reading).see, _lost)
    return [_unpacked(result) for result in results if result]


def _unpacked(packed: Any) -> Seen:
    slug, sections, tags, linked, listing = packed
    return Seen(
        slug,
        sections,
        tuple([Hashtag(*tag) for tag in tags]),
        tuple(linked),
        packing.unpack_listing(listing) if listing else None,
    )


def glance(root: Path, sources: Sequence[Source], reading: Reading) -> list[tuple[Hashtag, ...]]:
    """The hashtags of files that are not checked themselves: nearly, and five times as fast."""
    results = spread(sources, _Desk(root, reading).glance, lambda source, why: ())
    known: dict[str, Hashtag | None] = {}
    for tag in {tag for tags in results for tag in tags}:
        key = key_of(tag)
        known[tag] = Hashtag(tag, reading.aliases.get(key, key)) if is_tag(tag) else None
    return [tuple(hashtag for tag in tags if (hashtag := known[tag])) for tags in results]


def around(
    today: date,
    slugs: Iterable[str],
    seen: Sequence[Seen],
    others: Iterable[Sequence[Hashtag]],
    steward: Steward,
) -> Around:
    """What the rules may know. seen: of files that were read; others: the hashtags of the rest."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for tags in (*(story.tags for story in seen), *others):
        for tag, key in tags:
            spellings[key][tag] += 1
    return Around(
        today=today,
        slugs=frozenset(slugs),
        sections={story.slug: story.sections for story in seen},
        stories={story.slug: story.listing for story in seen if story.listing},
        spellings=spellings,
        steward=steward,
        nearby=Nearby({*spellings, *steward.show}),
    )
