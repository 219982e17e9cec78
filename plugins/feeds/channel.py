"""What a feed says of itself, and of each story: the same in all formats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plugins.story.model import Listing

EMPTY = "2000-01-01T00:00:00Z"  # when a feed without entries was changed: nothing reads the clock


class Channel(NamedTuple):
    """A feed in whatever format; addresses are inside the site, and quoted."""

    title: str
    subtitle: str  # may be empty
    page: str  # the page it belongs to: "tags/meded.html"
    stem: str  # its own address, without its ending: "feeds/tags/meded"

    @property
    def root(self) -> str:
        """The way from the feed to the site's root."""
        return "../" * self.stem.count("/")


class Told(NamedTuple):
    """A story as feeds tell it; addresses are absolute."""

    story: Listing
    link: str
    person: str  # the address of its author's page, or empty
    changed: str  # RFC 3339; no two stories of a collection share one
    content: bytes  # its posts as HTML with absolute addresses
    literal: bytes  # the same as XML, by `xml.literal`: two formats say it


class Feed(NamedTuple):
    """All that a feed says. Addresses are absolute."""

    title: str
    subtitle: str  # may be empty
    by: str  # who publishes it
    lang: str
    page: str  # the address of the page it belongs to
    address: str  # its own
    changed: str  # when the last change was made to any of its stories
    entries: Sequence[bytes]  # its stories in its format, newest first
    icon: str  # the address of a square picture; or empty
    stylesheet: str  # for browsers: where it is, seen from the feed; or empty
    preface: str  # for people who see it in a browser: XHTML; or empty
