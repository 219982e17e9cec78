"""Addresses and words of share cards: what `plugins.cards` draws and pages tell of."""

from __future__ import annotations

from typing import NamedTuple

from plugins.collection.site import Site

CARD_WIDTH, CARD_HEIGHT = 1200, 630  # pixels: what Open Graph's readers ask for (1.91 : 1)
KINDS = ("home", "mentors", "mentees", "people", "hashtags", "archive", "search", "pages")
_PLACES = {
    "index.html": "home",
    "mentors": "mentors",
    "mentees": "mentees",
    "people": "people",
    "tags": "hashtags",
    "archive": "archive",
    "search": "search",
}  # by the first part of an address, without its ending


class KindWords(NamedTuple):
    """What a page kind's card says."""

    title: str
    line: str  # below it; may be empty


def story_card(slug: str) -> str:
    """The address of a story's card, inside the site."""
    return f"cards/stories/{slug}.png"


def kind_card(path: str) -> str:
    """The address of the card of whatever kind of page lies at an address, inside the site."""
    return card_of_kind(kind_of(path))


def card_of_kind(kind: str) -> str:
    """The address of the card of one of KINDS."""
    return f"cards/{kind}.png"


def kind_of(path: str) -> str:
    """The kind of the page at an address inside the site: one of KINDS."""
    first, _, rest = path.partition("/")
    name = first if rest or first == "index.html" else first.removesuffix(".html")
    return _PLACES.get(name, "pages")


def kind_words(kind: str, site: Site) -> KindWords:
    """What the card of a page kind says, in the site's language."""
    wording = site.wording
    titles = {
        "mentors": wording.text("Mentors"),
        "mentees": wording.text("Mentees"),
        "people": wording.text("People"),
        "hashtags": wording.text("Hashtags"),
        "archive": wording.text("Archive"),
        "search": wording.text("Search"),
    }
    if kind in titles:
        return KindWords(titles[kind], site.tagline)
    return KindWords(site.name, site.tagline)


def kind_alt(path: str, site: Site) -> str:
    """In words, the card of whatever kind of page lies at an address."""
    title, line = kind_words(kind_of(path), site)
    return " · ".join(filter(None, (title, line if title == site.name else site.name)))
