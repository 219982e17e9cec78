"""Atom (RFC 4287) and RSS 2.0 documents with whole stories in them, by feedgenerator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from typing import Any
from urllib.parse import quote

from feedgenerator import Atom1Feed, Rss201rev2Feed
from markupsafe import escape

from plugins.collection.collection import Collection
from plugins.story.markup import rooted
from plugins.story.model import Listing, Story

CONTENT = "http://purl.org/rss/1.0/modules/content/"


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself; addresses are inside the site."""

    title: str
    subtitle: str
    page: str
    path: str


class _Atom(Atom1Feed):  # type: ignore[misc]  # feedgenerator is not typed
    """Atom whose entries tell their own language, and that never asks the clock."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

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


def atom(collection: Collection, channel: Channel, stories: Sequence[Listing]) -> bytes:
    """An Atom feed of the stories, newest first."""
    feed = _Atom(
        **_about(collection, channel), subtitle=channel.subtitle, author_name=channel.title
    )
    for story in stories:
        feed.add_item(**_entry(collection, story), content=_text(collection, story))
    return _written(feed)


def rss(collection: Collection, channel: Channel, stories: Sequence[Listing]) -> bytes:
    """An RSS feed of the stories, newest first."""
    feed = _Rss(**_about(collection, channel))
    for story in stories:
        feed.add_item(
            **_entry(collection, story),
            whole=_text(collection, story),
            unique_id_is_permalink=True,
        )
    return _written(feed)


def _about(collection: Collection, channel: Channel) -> dict[str, str]:
    base = collection.site.base
    return {
        "title": channel.title,
        "link": f"{base}/{quote(channel.page)}",
        "description": channel.subtitle,
        "language": collection.site.lang,
        "feed_url": f"{base}/{quote(channel.path)}",
    }


def _entry(collection: Collection, story: Listing) -> dict[str, Any]:
    link = f"{collection.site.base}/stories/{quote(story.slug)}.html"
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


def _text(collection: Collection, listing: Listing) -> str:
    """A story's posts as HTML with absolute addresses, each marker a link to its post."""
    story: Story = collection.whole(listing)
    base = collection.site.base
    link = f"{base}/stories/{quote(story.slug)}.html"
    parts = [f'<div lang="{escape(story.lang)}" dir="{story.dir}">']
    if story.note:
        parts.append(f"<p><em>{escape(story.note)}</em></p>")
    for section in story.sections:
        marker = escape(section.marker or "•")
        parts.append(f'<p><a href="{link}#{section.position}">{marker}</a></p>')
        parts.append(rooted(section.html, f"{base}/"))
    return "\n".join((*parts, "</div>"))


def _written(feed: Any) -> bytes:
    out = StringIO()
    feed.write(out, "utf-8")
    return f"{out.getvalue()}\n".encode()
