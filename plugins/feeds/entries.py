"""The stories of a collection as feeds tell them, each written once a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple
from zlib import crc32

from markupsafe import escape

from plugins.collection.album.simple import simple
from plugins.collection.collection import Collection
from plugins.collection.recent import Recent
from plugins.collection.rooted import rooted_post
from plugins.collection.shared import Pool
from plugins.collection.stencil import escaped_word
from plugins.collection.wording import address, iso
from plugins.feeds import atom, jsonfeed, rss
from plugins.feeds.channel import EMPTY, Channel, Feed, Told
from plugins.feeds.preface import preface
from plugins.feeds.xml import literal
from plugins.story.model import Listing
from plugins.story.pictures import said

LATEST = 200  # stories kept in memory for the next format of the same feed


class Format(NamedTuple):
    """How a format of feeds is written."""

    entry: Callable[[Told], bytes]
    document: Callable[[Feed], bytes]
    prefaced: bool  # whether a browser shows what stands in it for people


FORMATS: Mapping[str, Format] = {  # by the ends of their addresses
    atom.ENDING: Format(atom.entry, atom.document, True),
    rss.ENDING: Format(rss.entry, rss.document, True),
    jsonfeed.ENDING: Format(jsonfeed.entry, jsonfeed.document, False),
}
_ORDER = {ending: n for n, ending in enumerate(FORMATS)}


class Entries:
    """Makes feeds of a collection's stories."""

    def __init__(self, collection: Collection, made: Pool, again: Set[str]) -> None:
        """made: the entries that there are by now, each format's by the stories' order. again:
        slugs of the stories of which another feed may want the same; of others none is kept."""
        self._collection, self._site = collection, collection.site
        self._hang = simple(collection.gallery)
        self._made, self._again = made, again
        self._numbers = {story.slug: n for n, story in enumerate(collection.stories)}
        self._latest: Recent[str, Told] = Recent(LATEST)
        self._prefaced: tuple[Channel, str] | None = None
        self._people = "people" in collection.features
        self._styled = "styles" in collection.features

    def feed(self, ending: str, channel: Channel, stories: Sequence[Listing]) -> bytes:
        """A feed of the stories, newest first. ending: of a format in FORMATS."""
        form, site = FORMATS[ending], self._site
        styled = form.prefaced and self._styled
        icon = f"{site.base}/theme/icons/icon-512.png"
        return form.document(
            Feed(
                title=channel.title,
                subtitle=channel.subtitle,
                by=site.name,
                lang=site.lang,
                page=f"{site.base}/{channel.page}",
                address=f"{site.base}/{channel.stem}.{ending}",
                changed=_latest(stories),
                entries=[self._entry(ending, story) for story in stories],
                icon=icon if self._styled else "",
                stylesheet=f"{channel.root}theme/feed.css" if styled else "",
                preface=self._preface(channel, stories) if styled else "",
            )
        )

    def _preface(self, channel: Channel, stories: Sequence[Listing]) -> str:
        """What people see of a feed, kept for the next format of the same."""
        if self._prefaced is None or self._prefaced[0] is not channel:
            self._prefaced = channel, preface(self._site, channel, stories)
        return self._prefaced[1]

    def _entry(self, ending: str, story: Listing) -> bytes:
        if story.slug not in self._again:
            return FORMATS[ending].entry(self._told(story))
        number = self._numbers[story.slug] * len(FORMATS) + _ORDER[ending]
        entry = self._made.get(number)
        if entry is None:
            entry = FORMATS[ending].entry(self._told(story))
            self._made[number] = entry
        return entry

    def _told(self, story: Listing) -> Told:
        """A story, kept for the next format of the same feed."""
        told = self._latest.get(story.slug)
        if told is None:
            link = f"{self._site.base}/stories/{address(story.slug)}.html"
            person = f"{self._site.base}/people/{address(story.author.slug)}.html"
            html = self._content(story, escaped_word(link))
            by = person if self._people else ""
            told = Told(story, link, by, changed(story), html, literal(html))
            self._latest[story.slug] = told
        return told

    def _content(self, story: Listing, link: str) -> bytes:
        """A story's posts as HTML with absolute addresses, each marker a link to its post.

        link: the story's own address, as HTML.
        In UTF-8 from the first: one emoji makes a text that is joined as str four times as large.
        """
        text, root, hang = self._collection.text(story), f"{self._site.base}/", self._hang
        parts = [f'<div lang="{story.lang}" dir="{story.dir}">']
        if text.note:
            parts.append(f"<p><em>{escape(text.note)}</em></p>")
        if text.image:
            place = f"{story.slug}/{text.image}"
            parts.append(f"<p>{hang(place, said(text.image_alt), '', root)}</p>")
        for post in text.posts:
            marker = escaped_word(post[1] or "•")
            parts.append(f'<p><a href="{link}#{post[0]}">{marker}</a></p>')
            parts.append(rooted_post(post, root, hang))
        parts.append("</div>")
        return b"\n".join([part.encode() for part in parts])


def changed(story: Listing) -> str:
    """When a story was last changed. Most say the day only, and readers and the W3C's validator
    tell entries by this time, so a fraction of a second, drawn from the story's name, is added."""
    fraction = crc32(story.slug.encode()) % 1_000_000
    return f"{iso(_time(story))[:-1]}.{fraction:06}Z"


def _time(story: Listing) -> datetime:
    return story.modified or story.date


def _latest(stories: Sequence[Listing]) -> str:
    """When the last of some stories was changed."""
    time = max(map(_time, stories), default=None)
    return max([changed(story) for story in stories if _time(story) == time], default=EMPTY)
