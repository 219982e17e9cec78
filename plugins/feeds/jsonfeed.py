"""JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import orjson

from plugins.collection.wording import iso
from plugins.feeds.channel import Feed, Told

ENDING = "json"
TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def entry(told: Told) -> bytes:
    """One story."""
    story = told.story
    author = {"name": story.author.name}
    if told.person:
        author["url"] = told.person
    item = {
        "id": told.link,
        "url": told.link,
        "title": story.title,
        "summary": story.summary or story.title,
        "content_html": told.content.decode(),
        "date_published": iso(story.date),
        "date_modified": told.changed,
        "authors": [author],
        "tags": [tag for tag, _ in story.hashtags],
        "language": story.lang,
    }
    return _written(item)


def document(feed: Feed) -> bytes:
    """The feed. A person who opens it sees JSON whatever it says, so it has no preface."""
    about = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.subtitle or feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.lang,
        "authors": [{"name": feed.by}],
    }
    if feed.icon:
        about["icon"] = feed.icon
    head = _written(about).removesuffix(b"}")
    items = b",\n".join(feed.entries)
    return b"".join([head, b',\n"items":[\n', items, b"\n]}\n"])


def _written(value: object) -> bytes:
    """JSON in which no element begins or ends, should somebody take it for a page."""
    return orjson.dumps(value).replace(b"<", rb"\u003c")
