"""RSS 2.0, as the RSS Advisory Board's profile has it, with the whole text beside the summary.

feedgenerator writes it. A story's author has no e-mail address here, so `author` can't be used.
A `description` is HTML, all else plain text, as the profile says.
"""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from html import escape
from typing import Any

from feedgenerator import Rss201rev2Feed

from plugins.collection.stencil import escaped
from plugins.feeds.channel import Feed, Told
from plugins.feeds.xml import BODY, PUBLISHED, Drawn, Form, blank, filled

ENDING = "rss.xml"
SHAPES = 256  # of entries, whose forms are kept
DAYS = 4096  # dates that are kept as RSS says them
SPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


class _Rss(Drawn, Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator is not typed
    """RSS whose items tell their author, their language and all they have."""

    TYPE = "application/rss+xml"

    def roots(self) -> dict[str, dict[str, str]]:
        return {"rss": {**self.rss_attributes(), **SPACES}, "channel": self.root_attributes()}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:creator", blank("name"))
        handler.addQuickElement("dc:language", blank("lang"))
        handler.addQuickElement("content:encoded", BODY)


_said = lru_cache(maxsize=DAYS)(format_datetime)  # most stories say the day only


def entry(told: Told) -> bytes:
    """One story."""
    story = told.story
    title, link, name, *tags = _plain(
        (story.title, told.link, story.author.name, *[tag for tag, _ in story.hashtags])
    )
    words = {
        "title": title,
        "link": link,
        "about": _html(story.summary or story.title),
        "published": _said(story.date),
        "name": name,
        "lang": story.lang,
        **{f"tag{n}": tag for n, tag in enumerate(tags)},
    }
    before, after = filled(_entry(len(tags)), words)
    return b"".join((before, told.literal, after))


@lru_cache(maxsize=SHAPES)
def _entry(tags: int) -> Form:
    feed = _Rss("", "", "")
    feed.add_item(
        title=blank("title"),
        link=blank("link"),
        description=blank("about"),
        pubdate=PUBLISHED,
        unique_id=blank("link"),
        unique_id_is_permalink=True,
        categories=[blank(f"tag{n}") for n in range(tags)],
    )
    return feed.entry_form()


def document(feed: Feed) -> bytes:
    """The feed."""
    title, page, address, stylesheet = _plain(
        (feed.title, feed.page, feed.address, feed.stylesheet)
    )
    words = {
        "title": title,
        "about": _html(feed.subtitle or feed.title),
        "lang": feed.lang,
        "page": page,
        "address": address,
        "changed": _said(datetime.fromisoformat(feed.changed)),
        "stylesheet": stylesheet,
        "preface": feed.preface,
    }
    before, after = filled(_document(bool(stylesheet), bool(feed.preface)), words)
    return b"".join([before, *feed.entries, after])


@lru_cache
def _document(stylesheet: bool, preface: bool) -> Form:
    feed = _Rss(
        title=blank("title"),
        link=blank("page"),
        description=blank("about"),
        language=blank("lang"),
        feed_url=blank("address"),
        stylesheet=stylesheet and blank("stylesheet"),
        preface=preface and blank("preface"),
    )
    return feed.document_form()


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as XML, where readers expect plain text. The profile wants & and < by their numbers:
    there are readers that take the names for HTML."""
    safe = escaped(words)
    if safe is words:
        return words
    return tuple([word.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;") for word in safe])


def _html(text: str) -> str:
    """A plain text as XML, where readers expect HTML."""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text, quote=False)
    return escaped((text,))[0]
