"""Atom (RFC 4287) and RSS 2.0 documents with whole stories in them, by feedgenerator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import StringIO
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from feedgenerator import Atom1Feed, Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import escape

from plugins.collection.album.simple import simple
from plugins.collection.collection import Collection
from plugins.collection.rooted import rooted_post
from plugins.collection.stencil import escaped_word
from plugins.feeds.channel import Channel
from plugins.story.model import Listing
from plugins.story.pictures import said

CONTENT = "http://purl.org/rss/1.0/modules/content/"
_ENTRIES = "\0"  # stands for the entries, which are written already
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
KEPT = 10_000  # entries kept in memory: a story is in the feed of each of its hashtags


class _Writer(SimplerXMLGenerator):  # type: ignore[misc]
    """Writes an element without children at once, as feedgenerator does in three steps."""

    def addQuickElement(
        self, name: str, contents: str | None = None, attrs: dict[str, str] | None = None
    ) -> None:
        if contents and _CONTROL.search(contents):
            raise ValueError(f"<{name}> has a control character, which XML can't hold")
        given = "".join(
            [f" {key}={quoteattr(text)}" for key, text in sorted((attrs or {}).items())]
        )
        text = f"{given}>{escape_xml(contents)}</{name}>" if contents else f"{given}/>"
        self.ignorableWhitespace(f"<{name}{text}")  # SAX's name for: as it is


class _Entry(Atom1Feed):  # type: ignore[misc]  # feedgenerator is not typed
    """Atom entries that tell their own language."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


class _Atom(Atom1Feed):  # type: ignore[misc]
    """Atom that leaves a place for its entries, and never asks the clock."""

    def write_items(self, handler: Any) -> None:
        handler.ignorableWhitespace(_ENTRIES)

    def latest_post_date(self) -> datetime:
        return _latest(self.items)


class _Rss(Rss201rev2Feed):  # type: ignore[misc]
    """RSS that carries the whole text beside the summary, and never asks the clock."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": CONTENT}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["whole"])

    def latest_post_date(self) -> datetime:
        return _latest(self.items)


def _latest(items: Sequence[dict[str, Any]]) -> datetime:
    return max((item["updateddate"] for item in items), default=datetime(1970, 1, 1, tzinfo=UTC))


class Entries:
    """The stories of a collection as feeds tell them."""

    def __init__(self, collection: Collection) -> None:
        self._collection, self._base = collection, collection.site.base
        self._hang = simple(collection.gallery)
        self._kept: dict[str, dict[str, Any]] = {}

    def atom(self, channel: Channel, stories: Sequence[Listing]) -> bytes:
        """An Atom feed of the stories, newest first."""
        feed = _Atom(**self._about(channel), subtitle=channel.subtitle, author_name=channel.title)
        feed.items = [self._written(story) for story in stories]
        before, after = _document(feed).split(_ENTRIES.encode())
        return b"".join([before, *[item["written"] for item in feed.items], after])

    def rss(self, channel: Channel, stories: Sequence[Listing]) -> bytes:
        """An RSS feed of the stories, newest first."""
        feed = _Rss(**self._about(channel))
        for story in stories:
            feed.add_item(
                **self._entry(story), whole=self._text(story), unique_id_is_permalink=True
            )
        return _document(feed)

    def _about(self, channel: Channel) -> dict[str, str]:
        return {
            "title": channel.title,
            "link": f"{self._base}/{quote(channel.page)}",
            "description": channel.subtitle,
            "language": self._collection.site.lang,
            "feed_url": f"{self._base}/{quote(channel.path)}",
        }

    def _written(self, story: Listing) -> dict[str, Any]:
        """An entry of an Atom feed, and when it was last changed."""
        entry = self._kept.get(story.slug)
        if entry is None:
            writer, out = _Entry("", "", ""), StringIO()
            writer.add_item(**self._entry(story), content=self._text(story))
            writer.write_items(_Writer(out, "utf-8", short_empty_elements=True))
            entry = {
                "updateddate": story.modified or story.date,
                "written": out.getvalue().encode(),
            }
            if len(self._kept) == KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[story.slug] = entry
        return entry

    def _entry(self, story: Listing) -> dict[str, Any]:
        link = self._link(story)
        return {
            "title": story.title,
            "link": link,
            "description": story.summary,
            "author_name": story.author.name,
            "pubdate": story.date,
            "updateddate": story.modified or story.date,
            "unique_id": link,
            "categories": [hashtag.tag for hashtag in story.hashtags],
            "language": story.lang,
        }

    def _link(self, story: Listing) -> str:
        return f"{self._base}/stories/{quote(story.slug)}.html"

    def _text(self, story: Listing) -> str:
        """A story's posts as HTML with absolute addresses, each marker a link to its post."""
        text, root, link = self._collection.text(story), f"{self._base}/", self._link(story)
        parts = [f'<div lang="{escape(story.lang)}" dir="{story.dir}">']
        if text.note:
            parts.append(f"<p><em>{escape(text.note)}</em></p>")
        if text.image:
            place = f"{story.slug}/{text.image}"
            parts.append(f"<p>{self._hang(place, said(text.image_alt), '', root)}</p>")
        for post in text.posts:
            marker = escaped_word(post[1] or "•")
            parts.append(f'<p><a href="{link}#{post[0]}">{marker}</a></p>')
            parts.append(rooted_post(post, root, self._hang))
        return "\n".join((*parts, "</div>"))


def _document(feed: Any) -> bytes:
    out = StringIO()
    feed.write(out, "utf-8")
    return out.getvalue().encode() + b"\n"
