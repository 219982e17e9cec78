"""Feeds of the collection, each role, person and hashtag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from plugins.collection import concerned
from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.shared import pool
from plugins.collection.wording import address
from plugins.feeds.channel import Channel
from plugins.story.model import Listing

if TYPE_CHECKING:
    from plugins.feeds.entries import Entries

ENTRIES = 20  # latest stories in a feed
OF_EACH = 10  # in that of a hashtag or a person: there are thousands, each with whole texts
FORMATS = ("atom.xml", "rss.xml", "json")  # by the ends of their addresses
ROLES = ("mentor", "mentee")


class _Feeds:
    """The feeds of a collection. What writes them is fetched with the first: it takes a while."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._wording = collection.site.wording
        folder = collection.place.cache if collection.place else None
        self._made = pool(folder, len(collection.stories) * len(FORMATS))

    @cached_property
    def _entries(self) -> Entries:
        from plugins.feeds.entries import Entries

        return Entries(self._collection, self._made, self._again())

    def _again(self) -> frozenset[str]:
        """The slugs of the stories that may be in more feeds than their person's."""
        found = self._collection
        told = [found.newest(ENTRIES)]
        told += [_latest(found.told_by(role), ENTRIES) for role in ROLES]
        told += [_latest(topic.stories, OF_EACH) for topic in found.topics.values()]
        return frozenset([story.slug for stories in told for story in stories])

    def of_all(self) -> Iterator[Page]:
        """feeds/all.*"""
        site = self._collection.site
        stories = self._collection.newest(ENTRIES)
        yield from self._pages("all", "index.html", site.name, site.tagline, stories)

    def of_roles(self) -> Iterator[Page]:
        """feeds/mentors.* and feeds/mentees.*"""
        wording = self._wording
        mentors = wording.text("Mentors"), wording.text("Stories told by mentors")
        mentees = wording.text("Mentees"), wording.text("Stories told by mentees")
        for role, (title, about) in zip(ROLES, (mentors, mentees), strict=True):
            stories = _latest(self._collection.told_by(role), ENTRIES)
            page = f"{role}s.html"
            yield from self._pages(f"{role}s", page, self._title(title), about, stories)

    def of_people(self) -> Iterator[Page]:
        """feeds/people/<slug>.*"""
        for voice in concerned.voices(self._collection):
            slug = voice.slug
            stories, title = _latest(voice.stories, OF_EACH), self._title(voice.name)
            about = self._wording.text("Stories told by %(name)s", name=voice.name)
            page, still = f"people/{address(slug)}.html", self._collection.voice_stays(voice)
            yield from self._pages(f"people/{slug}", page, title, about, stories, still)

    def of_hashtags(self) -> Iterator[Page]:
        """feeds/tags/<slug>.*"""
        for topic in concerned.topics(self._collection):
            stories, title = _latest(topic.stories, OF_EACH), self._title(f"#{topic.name}")
            about = self._wording.text("Stories that carry #%(hashtag)s", hashtag=topic.name)
            page, still = f"tags/{address(topic.slug)}.html", self._collection.topic_stays(topic)
            yield from self._pages(f"tags/{topic.slug}", page, title, about, stories, still)

    def _title(self, of: str) -> str:
        return f"{of} · {self._collection.site.name}"

    def _pages(
        self,
        name: str,
        page: str,
        title: str,
        about: str,
        stories: tuple[Listing, ...],
        still: bool = False,
    ) -> Iterator[Page]:
        """One feed in all formats. Its stories and its own words are all it shows."""
        channel = Channel(title, about, page, f"feeds/{address(name)}")
        shows = partial(_shown, title, about)
        for ending in FORMATS:
            data = partial(self._data, ending, channel, stories)
            yield Page(f"feeds/{name}.{ending}", "", stories, shows, data, still=still)

    def _data(self, ending: str, channel: Channel, stories: Sequence[Listing]) -> bytes:
        return self._entries.feed(ending, channel, stories)


def pages(collection: Collection) -> Iterator[Page]:
    """feeds/…"""
    feeds = _Feeds(collection)
    yield from feeds.of_all()
    if "roles" in collection.features:
        yield from feeds.of_roles()
    if "people" in collection.features:
        yield from feeds.of_people()
    if "hashtags" in collection.features:
        yield from feeds.of_hashtags()


def _latest(stories: Sequence[Listing], most: int) -> tuple[Listing, ...]:
    """The latest of stories that are given oldest first, newest first."""
    return tuple(stories[: -most - 1 : -1])


def _shown(*words: str) -> Sequence[str]:
    return words
