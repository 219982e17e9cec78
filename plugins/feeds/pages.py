"""Feeds of the collection and of each hashtag, the sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.collection.topics import Topic
from plugins.feeds.channel import Channel
from plugins.feeds.sitemap import addresses, sitemap
from plugins.story.model import Listing

if TYPE_CHECKING:
    from plugins.feeds.entries import Entries

ENTRIES = 20  # latest stories in a feed
SITEMAP_ENTRIES = 40_000  # addresses in one file; the protocol allows 50,000


class _Feeds:
    """The feeds of a collection. What writes them is fetched with the first: it takes a while."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _entries(self) -> Entries:
        from plugins.feeds.entries import Entries

        return Entries(self._collection)

    def atom(self, channel: Channel, stories: Sequence[Listing]) -> bytes:
        return self._entries.atom(channel, stories)

    def rss(self, channel: Channel, stories: Sequence[Listing]) -> bytes:
        return self._entries.rss(channel, stories)


def pages(collection: Collection) -> Iterator[Page]:
    """feeds/all.*, feeds/tags/<slug>.atom.xml, sitemap.xml and robots.txt."""
    site, feeds = collection.site, _Feeds(collection)
    channel = Channel(site.name, site.tagline, "index.html", "feeds/all.atom.xml")
    latest = collection.newest(ENTRIES)
    yield _feed("feeds/all.atom.xml", latest, partial(feeds.atom, channel, latest))
    channel = Channel(site.name, site.tagline, "index.html", "feeds/all.rss.xml")
    yield _feed("feeds/all.rss.xml", latest, partial(feeds.rss, channel, latest))
    if "hashtags" in collection.features:
        for topic in collection.topics.values():
            yield _topic_feed(feeds, site.name, topic)
    yield from _sitemap(collection)
    yield Page("robots.txt", "", (), nothing, partial(_robots, f"{site.base}/sitemap.xml"))


def _topic_feed(feeds: _Feeds, site_name: str, topic: Topic) -> Page:
    latest = topic.stories[: -ENTRIES - 1 : -1]
    path = f"feeds/tags/{topic.slug}.atom.xml"
    channel = Channel(
        f"#{topic.name} · {site_name}",
        f"Stories that carry #{topic.name}",
        f"tags/{topic.slug}.html",
        path,
    )
    return _feed(path, latest, partial(feeds.atom, channel, latest), topic.name)


def _feed(path: str, stories: Sequence[Listing], data: partial[bytes], *names: str) -> Page:
    return Page(path, "", tuple(stories), lambda: names, data)


def _sitemap(collection: Collection) -> Iterator[Page]:
    base = collection.site.base
    found = tuple(addresses(collection))
    shares = [found[n : n + SITEMAP_ENTRIES] for n in range(0, len(found), SITEMAP_ENTRIES)]
    if len(shares) == 1:
        yield _listed("sitemap.xml", found, partial(sitemap, base, found))
        return
    parts = tuple((f"sitemap/{n}.xml", "") for n in range(1, len(shares) + 1))
    yield _listed("sitemap.xml", parts, partial(sitemap, base, parts, index=True))
    for (path, _), share in zip(parts, shares, strict=True):
        yield _listed(path, share, partial(sitemap, base, share))


def _listed(path: str, found: Sequence[tuple[str, str]], data: partial[bytes]) -> Page:
    return Page(path, "", (), lambda: [f"{path} {day}" for path, day in found], data)


def _robots(sitemap_address: str) -> bytes:
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap_address}\n".encode()
