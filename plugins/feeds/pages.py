"""Feeds of the collection, each role, person and hashtag; the sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.collection.shared import pool
from plugins.collection.wording import address
from plugins.feeds.channel import Channel
from plugins.feeds.sitemap import Found, addresses, sitemap, sitemap_index
from plugins.story.model import Listing

if TYPE_CHECKING:
    from plugins.feeds.entries import Entries

ENTRIES = 20  # latest stories in a feed
OF_EACH = 10  # in that of a hashtag or a person: there are thousands, each with whole texts
FORMATS = ("atom.xml", "rss.xml", "json")  # by the ends of their addresses
SITEMAP_ENTRIES = 40_000  # addresses in one file; the protocol allows 50,000


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

        return Entries(self._collection, self._made)

    def of_all(self) -> Iterator[Page]:
        """feeds/all.*"""
        site = self._collection.site
        stories = self._collection.newest(ENTRIES)
        yield from self._pages("all", "index.html", site.name, site.tagline, stories)

    def of_roles(self) -> Iterator[Page]:
        """feeds/mentors.* and feeds/mentees.*"""
        told = {
            "mentor": (
                self._wording.text("Mentors"),
                self._wording.text("Stories told by mentors"),
            ),
            "mentee": (
                self._wording.text("Mentees"),
                self._wording.text("Stories told by mentees"),
            ),
        }
        for role, (title, about) in told.items():
            stories = _latest(self._collection.told_by(role), ENTRIES)
            page = f"{role}s.html"
            yield from self._pages(f"{role}s", page, self._title(title), about, stories)

    def of_people(self) -> Iterator[Page]:
        """feeds/people/<slug>.*"""
        for slug, voice in self._collection.voices.items():
            if not self._collection.concerned(voice.stories):
                continue
            stories, title = _latest(voice.stories, OF_EACH), self._title(voice.name)
            about = self._wording.text("Stories told by %(name)s", name=voice.name)
            page, still = f"people/{address(slug)}.html", self._collection.voice_stays(voice)
            yield from self._pages(f"people/{slug}", page, title, about, stories, still)

    def of_hashtags(self) -> Iterator[Page]:
        """feeds/tags/<slug>.*"""
        for topic in self._collection.topics.values():
            if not self._collection.concerned(topic.stories):
                continue
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


def lists(collection: Collection) -> Iterator[Page]:
    """sitemap.xml, in parts where it is long, and robots.txt.

    The parts stand beside it: one in a folder may name no page above that (sitemaps.org).
    """
    yield from _sitemap(collection)
    robots = partial(_robots, f"{collection.site.base}/sitemap.xml")
    yield Page("robots.txt", "", (), nothing, robots)


def _latest(stories: Sequence[Listing], most: int) -> tuple[Listing, ...]:
    """The latest of stories that are given oldest first, newest first."""
    return tuple(stories[: -most - 1 : -1])


def _shown(*words: str) -> Sequence[str]:
    return words


def _sitemap(collection: Collection) -> Iterator[Page]:
    base = collection.site.base
    found = tuple(addresses(collection))
    shares = [found[n : n + SITEMAP_ENTRIES] for n in range(0, len(found), SITEMAP_ENTRIES)]
    if len(shares) == 1:
        yield _listed("sitemap.xml", found, partial(sitemap, base, found))
        return
    parts = tuple((f"sitemap-{n}.xml", "") for n in range(1, len(shares) + 1))
    yield _listed("sitemap.xml", parts, partial(sitemap_index, base, parts))
    for (path, _), share in zip(parts, shares, strict=True):
        yield _listed(path, share, partial(sitemap, base, share))


def _listed(path: str, found: Sequence[Found], data: partial[bytes]) -> Page:
    return Page(path, "", (), lambda: map(" ".join, found), data)


def _robots(sitemap_address: str) -> bytes:
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap_address}\n".encode()
