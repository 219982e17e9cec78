"""What a change of some stories can change on the pages of others.

To find out what a page shows takes as long as to list all pages; after an edit it is asked only of
pages that the edit can have touched. What stories were tied to before is kept for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from plugins.collection.carried import rarity
from plugins.collection.collection import Collection, place_of
from plugins.collection.links import NEAREST
from plugins.collection.state import Damaged, load_state, save_state
from plugins.story.model import Listing


class Ties(NamedTuple):
    """By what the stories of a build were tied to each other."""

    stories: Mapping[str, str]  # as `tied` tells it, by slug
    names: Mapping[str, str]  # of hashtags, by key


class Changes(NamedTuple):
    """Where a page may say something else than before: there at least."""

    stories: frozenset[str]  # slugs: on the pages of these
    topics: frozenset[str]  # keys: on the pages of these hashtags
    voices: frozenset[str]  # slugs: on the pages of these people


def tied(story: Listing) -> str:
    """By what a story is tied to others, in one text."""
    hashtags = [f"{hashtag.key} {hashtag.tag}" for hashtag in story.hashtags]
    named = (story.date.isoformat(), story.author.slug, story.reply_to, story.translates)
    return "\0".join((*named, *hashtags))


def keep_ties(
    cache: Path, frame: str, collection: Collection, known: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Keep by what the stories are tied for the next build.

    frame: of the manifest that tells of the same collection. known: as `tied` tells it, of some.
    """
    stories = {s.slug: known.get(s.slug) or tied(s) for s in collection.stories}
    names = {key: topic.name for key, topic in collection.topics.items()}
    save_state(cache / "ties", frame, (stories, names))


def kept_ties(cache: Path, frame: str) -> Ties | None:
    """What was kept; None where it isn't known any more."""
    try:
        kept = load_state(cache / "ties", frame)
    except Damaged:
        return None
    return None if kept is None else Ties(*kept)


def changes(collection: Collection, before: Ties, changed: Set[str]) -> Changes:
    """What may be another, where nothing but some stories is.

    changed: slugs of the stories that are new, that say something else, or that are gone.
    """
    now = {story.slug: tied(story) for story in collection.stories if story.slug in changed}
    was = {slug: before.stories[slug] for slug in changed & before.stories.keys()}
    found, named, more, voices = set(changed), set(changed), Counter[str](), set[str]()
    for ties, share in ((was, -1), (now, 1)):
        for slug, tie in ties.items():
            date, author, reply_to, translates, *hashtags = tie.split("\0")
            keys = [hashtag.partition(" ")[0] for hashtag in hashtags]
            more.update(dict.fromkeys(keys, share))
            voices.add(author)
            named |= {reply_to, translates} - {""}
            found.update(_near(collection, datetime.fromisoformat(date), slug, author, keys))
    found |= named
    found.update([s.slug for s in collection.stories if {s.reply_to, s.translates} & named])
    topics = set(more)
    for key in _others(collection, before, more):
        for story in collection.topics[key].stories:
            found.add(story.slug)
            topics.update([hashtag.key for hashtag in story.hashtags])
    return Changes(frozenset(found), frozenset(topics), frozenset(voices))


def _near(
    collection: Collection, date: datetime, slug: str, author: str, keys: Iterable[str]
) -> Iterator[str]:
    """The stories around the place of one, there or not, in all that it is part of."""
    yield from collection.before_in_walk(slug)
    stories = collection.stories
    here = place_of(stories, date, slug)
    yield from _slugs(stories[max(0, here - 1) : here + 2])
    if author in collection.voices:
        yield from _slugs(collection.voices[author].stories)
    for key in collection.topics.keys() & set(keys):
        stories = collection.topics[key].stories
        here = place_of(stories, date, slug)
        yield from _slugs(stories[max(0, here - NEAREST) : here + NEAREST + 1])


def _others(collection: Collection, before: Ties, more: Mapping[str, int]) -> Iterator[str]:
    """Hashtags that have another name than before, or another rarity.

    more: in how many more stories each is that was in a story that changed.
    """
    for key, topic in collection.topics.items():
        uses = len(topic.stories)
        if topic.name != before.names.get(key) or (
            key in more and rarity(uses) != rarity(uses - more[key])
        ):
            yield key


def _slugs(stories: Iterable[Listing]) -> list[str]:
    return [story.slug for story in stories]
