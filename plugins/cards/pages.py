"""The cards: cards/stories/<slug>.png and cards/<kind>.png."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from inspect import getsource
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import unidata_version

from plugins.collection import concerned, graphemes
from plugins.collection.cards import (
    CARD_HEIGHT,
    CARD_WIDTH,
    KINDS,
    card_of_kind,
    kind_words,
    story_card,
)
from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.place import digest, folder_digest, packages
from plugins.collection.site import Site
from plugins.story import langtag
from plugins.story.model import Listing, Role

if TYPE_CHECKING:
    from plugins.cards.words import Words

ROLES: Mapping[str, Role] = {"mentors": "mentor", "mentees": "mentee"}


def pages(collection: Collection) -> Iterator[Page]:
    """A card for each story, and one for each kind of page."""
    site = collection.site
    means = digest(_means(), site.name, site.lang)
    roles = {role: site.wording.role(role) for role in ("mentor", "mentee", "both")}
    for kind in KINDS:
        said = kind_words(kind, site)
        shows = partial(tuple, (means, *said))
        yield Page(card_of_kind(kind), "", (), shows, partial(_kind, kind, site), costly=True)
    for story in concerned.stories(collection):
        role = roles[story.role]
        corner = site.wording.text("%(minutes)s min", minutes=story.minutes)
        shows = partial(_shows, story, role, corner, means)
        data = partial(_story, story, role, corner, site)
        yield Page(story_card(story.slug), "", (), shows, data, costly=True, source=story.path)


def _means() -> str:
    """A digest of what cards are made with: code, libraries, and fonts (`edition`)."""
    borrowed = map(getsource, (graphemes, langtag))
    used = packages("pillow", "uharfbuzz")
    code = folder_digest(Path(__file__).parent, ending=".py")
    return digest(code, f"{CARD_WIDTH} {CARD_HEIGHT}", unidata_version, used, *borrowed)


def _shows(story: Listing, role: str, corner: str, means: str) -> tuple[str, ...]:
    words = (story.title, story.author.name, story.field, story.summary)
    return (means, role, story.role, story.lang, story.dir, corner, *words)


def _story(story: Listing, role: str, corner: str, site: Site) -> bytes:
    from plugins.cards.words import Words

    return _drawn(
        Words.cut(
            story.title,
            site.name,
            story.lang,
            author=story.author.name,
            about=(role, story.field),
            excerpt=story.summary,
            corner=corner,
            thread=story.role,
            rtl=story.dir == "rtl",
        )
    )


def _kind(kind: str, site: Site) -> bytes:
    from plugins.cards.bidi import base_level
    from plugins.cards.words import Words

    said = kind_words(kind, site)
    return _drawn(
        Words.cut(
            said.title,
            site.name if said.title != site.name else "",
            site.lang,
            excerpt=said.line,
            thread=ROLES.get(kind, "both"),
            rtl=base_level(said.title) == 1,
        )
    )


def _drawn(words: Words) -> bytes:
    from plugins.cards.layout import laid_out  # here: fonts are needed only where one is drawn
    from plugins.cards.paint import png

    return png(laid_out(words))
