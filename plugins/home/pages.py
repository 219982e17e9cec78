"""The front page, the ordinary pages and the 404 page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.collection.site import Document
from plugins.story.model import Listing

LATEST = 10
TOPICS = 12


def pages(collection: Collection) -> Iterator[Page]:
    """index.html, 404.html, and <slug>.html for each page of content/pages."""
    yield _front(collection)
    site_root = {"root": collection.site.root}  # a lost address may lie at any depth
    yield Page("404.html", "404.html", (), nothing, partial(dict, site_root))
    for document in collection.site.documents:
        shows = partial(_document_shows, document)
        given = {"document": document}
        yield Page(f"{document.slug}.html", "page.html", (), shows, partial(dict, given))


def _document_shows(document: Document) -> Iterable[str]:
    return (document.title, document.summary, document.html)


def _front(collection: Collection) -> Page:
    latest = collection.newest(LATEST)
    start = story_to_start_with(collection)
    topics = sorted(collection.topics.values(), key=lambda topic: (-len(topic.stories), topic.key))
    names = tuple(f"{topic.slug} {topic.name}" for topic in topics[:TOPICS])
    chance = collection.links(start).another if start else None
    counts = {
        "total": len(collection.stories),
        "pairs": len(collection.pairs),
        "mentors": len(collection.told_by("mentor")),
        "mentees": len(collection.told_by("mentee")),
    }
    texts = (start,) if start else ()

    def shows() -> Iterable[str]:
        other = chance.shown if chance else ""
        return (*[story.shown for story in latest], *names, repr(counts), other)

    shown = {"latest": latest, "chance": chance, "topics": topics[:TOPICS], **counts}
    return Page("index.html", "home.html", texts, shows, partial(_data, collection, start, shown))


def story_to_start_with(collection: Collection) -> Listing | None:
    """The story with most replies, the oldest of them: one that others had to answer.

    Without replies it is the oldest story; without stories there is none.
    """
    if not collection.stories:
        return None
    return max(collection.stories, key=collection.replies)


def _data(
    collection: Collection, start: Listing | None, shown: Mapping[str, object]
) -> Mapping[str, object]:
    opening = collection.text(start).posts[0] if start else None
    return {**shown, "start": start, "opening": opening}
