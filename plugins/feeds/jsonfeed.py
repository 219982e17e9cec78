"""JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import orjson

from plugins.collection.wording import iso
from plugins.feeds.channel import Feed, Told

ENDING = "json"
TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"
_ESCAPES = ((b"\\", rb"\\"), (b'"', rb"\""), (b"\n", rb"\n"), (b"\r", rb"\r"), (b"\t", rb"\t"))


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
        "content_html": _string(told.content),
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


def _string(text: bytes) -> orjson.Fragment:
    """A text in UTF-8 as JSON. It has no other control characters: XML can hold it.

    To decode it for orjson, which encodes it, takes much longer where there is an emoji in it.
    """
    for char, escape in _ESCAPES:
        text = text.replace(char, escape)
    return orjson.Fragment(b'"%b"' % text)


def _written(value: object) -> bytes:
    """JSON in which no element begins or ends, should somebody take it for a page."""
    return orjson.dumps(value).replace(b"<", rb"\u003c")
