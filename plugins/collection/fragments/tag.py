"""The page of a hashtag."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from jinja2 import Environment

from plugins.collection.fragments.head import Head
from plugins.collection.fragments.passages import Passage, Passages
from plugins.collection.fragments.tags import Tagged, TagLinks
from plugins.collection.fragments.turning import TURNING, Turning
from plugins.collection.paging import Paging
from plugins.collection.site import Site
from plugins.collection.stencil import Stencil, escaped
from plugins.collection.topics import Topic
from plugins.collection.wording import address


class Life(Protocol):
    """When the stories of a hashtag were told: `plugins.hashtags.life`."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def most(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def line(self) -> str: ...


class TagPage:
    """The page of a hashtag: the posts that carry it, and what goes with it."""

    def __init__(
        self, env: Environment, site: Site, passages: Passages, head: Head, turning: Turning
    ) -> None:
        self._wording, self._data = site.wording, head.data.of_list
        self._passages, self._tags, self._turning = passages, TagLinks(env), turning
        words = f"name slug count width line data passages beside {TURNING}"
        self._page = Stencil(lambda: env.get_template("tag.html"), "root path", words)
        self._above = ("tags/index.html", self._wording.text("Hashtags"))

    def whole(
        self,
        root: str,
        topic: Topic,
        carriers: Iterable[Passage],
        beside: Iterable[Tagged],
        paging: Paging,
        life: Life | None,
    ) -> bytes:
        """The page in UTF-8. root: the way from it to the site's. life: on the newest page."""
        words: tuple[str | bytes, ...] = (
            *escaped((topic.name, address(topic.slug))),
            self._told(len(topic.stories), life) if life else "",
            str(life.width) if life and life.line else "",
            life.line if life else "",
            self._data(root, paging.path, f"#{topic.name}", self._above),
            self._passages.all(carriers, root),
            self._tags.all(beside, root),
        )
        return self._page.encoded((root, "tags/"), (*words, *self._turning.words(paging, root)))

    def _told(self, n: int, life: Life) -> str:
        """How many stories there are, and from when, as HTML."""
        if not life.line:
            said = self._wording.number(
                "%(num)s story, told in %(year)s",
                "%(num)s stories, told in %(year)s",
                n,
                year=life.first,
            )
        elif life.most:
            said = self._wording.number(
                "%(num)s story between %(first)s and %(last)s, most in %(most)s",
                "%(num)s stories between %(first)s and %(last)s, most in %(most)s",
                n,
                first=life.first,
                last=life.last,
                most=life.most,
            )
        else:
            said = self._wording.number(
                "%(num)s story between %(first)s and %(last)s",
                "%(num)s stories between %(first)s and %(last)s",
                n,
                first=life.first,
                last=life.last,
            )
        return escaped((said,))[0]
