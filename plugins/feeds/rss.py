"""RSS 2.0, as the RSS Advisory Board's profile has it, with the whole text beside the summary.

feedgenerator writes its forms. A `description` is HTML, all else plain text, as the profile says.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from html import escape

from plugins.collection.stencil import escaped
from plugins.feeds.channel import Feed, Told
from plugins.feeds.forms import form
from plugins.feeds.xml import filled

ENDING = "rss.xml"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = 4096  # dates that are kept as RSS says them


@lru_cache(maxsize=DAYS)  # most stories say the day only
def said(date: datetime) -> str:
    """A time in UTC as RSS says it (RFC 822): Sat, 02 Mar 2024 10:20:00 +0000. `email.utils` says
    the same; to load it takes longer than to write a feed."""
    day, month = WEEKDAYS[date.weekday()], MONTHS[date.month - 1]
    return f"{day}, {date.day:02} {month} {date.year:04} {date:%H:%M:%S} +0000"


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
        "published": said(story.date),
        "name": name,
        "lang": story.lang,
        **{f"tag{n}": tag for n, tag in enumerate(tags)},
    }
    before, after = filled(form("rss entry", len(tags)), words)
    return b"".join((before, told.literal, after))


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
        "changed": said(datetime.fromisoformat(feed.changed)),
        "stylesheet": stylesheet,
        "preface": feed.preface,
    }
    before, after = filled(form("rss", bool(stylesheet), bool(feed.preface)), words)
    return b"".join([before, *feed.entries, after])


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
