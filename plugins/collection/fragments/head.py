"""What the heads of pages say to other programs: share cards, languages, data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from plugins.collection.cards import CARD_HEIGHT, CARD_WIDTH, kind_alt, kind_card, story_card
from plugins.collection.fragments.tags import Tagged
from plugins.collection.locales import locale
from plugins.collection.site import Site
from plugins.collection.structured import Structured
from plugins.collection.text import Text
from plugins.collection.wording import address
from plugins.story.model import Listing
from plugins.story.tags import NAMES_KEPT

STORY = "locale card tags alternates data"


class Card(NamedTuple):
    """A share card, for a page's head."""

    address: str  # inside the site
    alt: str
    width: int
    height: int


class Head:
    """The words of heads."""

    def __init__(self, env: Environment, site: Site, features: frozenset[str]) -> None:
        self._env, self._site = env, site
        self.data = Structured(site, features)
        self._cards = "cards" in features

    def card(self, path: str) -> Card:
        """The share card of whatever page is at `path`."""
        alt = kind_alt(path, self._site)
        return Card(kind_card(path), alt, CARD_WIDTH, CARD_HEIGHT)

    def of_story(
        self,
        story: Listing,
        text: Text,
        topics: Iterable[Tagged],
        translations: Sequence[Listing],
        root: str,
    ) -> tuple[str, ...]:
        """What a story's stencil is given, in the order of STORY."""
        return (
            locale(story.lang),
            address(story_card(story.slug)) if self._cards else "",
            "".join([_tag(topic.name) for topic in topics]),
            self._alternates(story, translations) if translations else "",
            self.data.of_story(root, story, text, translations),
        )

    def _alternates(self, story: Listing, translations: Sequence[Listing]) -> str:
        """The addresses of a story in all its languages. They have to be absolute, and each page
        names them all, itself too (Google, "Tell Google about localized versions of your page")."""
        template = self._env.get_template("partials/alternates.html")
        return template.render(stories=translations, here=story) if self._site.url else ""


@lru_cache(maxsize=NAMES_KEPT)
def _tag(name: str) -> Markup:
    return Markup('<meta property="article:tag" content="{}">\n').format(escape(name))
