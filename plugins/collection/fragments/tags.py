"""Hashtags in lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.recent import Recent
from plugins.collection.stencil import escaped
from plugins.collection.wording import address

KEPT = 20_000  # links that are kept: most hashtags of a story are on other pages, too


class Tagged(Protocol):
    """A hashtag with a page."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...


class TagLinks:
    """Links to the pages of hashtags."""

    def __init__(self, env: Environment) -> None:
        self._link = partial(env, "tag-link", "root mf", "address name")
        self._made: Recent[tuple[str, ...], str] = Recent(KEPT)

    def all(self, topics: Iterable[Tagged], root: str, mf: str = "") -> Markup:
        """The items of a list of hashtags. mf: the microformat of a story's own."""
        return Markup("\n".join([self._one(topic.slug, topic.name, root, mf) for topic in topics]))

    def _one(self, *of: str) -> str:
        link = self._made.get(of)
        if link is None:
            slug, name, *flags = of
            link = self._link.fill(tuple(flags), escaped((address(slug), name)))
            self._made[of] = link
        return link
