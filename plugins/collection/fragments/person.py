"""The page of a person."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment

from plugins.collection.fragments.cards import Cards
from plugins.collection.fragments.head import Head
from plugins.collection.fragments.turning import TURNING, Turning
from plugins.collection.paging import Paging
from plugins.collection.site import Site
from plugins.collection.stencil import Stencil, escaped
from plugins.collection.voices import Voice
from plugins.collection.wording import address
from plugins.story.model import Listing


class PersonPage:
    """The page of somebody who tells stories."""

    def __init__(
        self, env: Environment, site: Site, cards: Cards, head: Head, turning: Turning
    ) -> None:
        self._wording, self._data = site.wording, head.data.of_person
        self._cards, self._turning = cards, turning
        words = f"name slug count data cards {TURNING}"
        self._page = Stencil(lambda: env.get_template("person.html"), "root path", words)
        self._above = ("people/index.html", self._wording.text("People"))

    def whole(self, root: str, voice: Voice, stories: Iterable[Listing], paging: Paging) -> bytes:
        """The page in UTF-8. root: the way from it to the site's."""
        told = len(voice.stories)
        count = self._wording.number("%(num)s story told here", "%(num)s stories told here", told)
        words = (
            *escaped((voice.name, address(voice.slug), "" if paging.newer else count)),
            self._data(root, paging.path, voice.name, self._above),
            self._cards.all(stories, root),
        )
        return self._page.encoded((root, "people/"), (*words, *self._turning.words(paging, root)))
