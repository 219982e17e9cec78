"""Hashtags in lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.stencil import escaped
from plugins.collection.wording import address


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

    def all(self, topics: Iterable[Tagged], root: str, mf: str = "") -> Markup:
        """The items of a list of hashtags. mf: the microformat of a story's own."""
        flags, fill = (root, mf), self._link.fill
        return Markup("\n".join([fill(flags, escaped((address(t.slug), t.name))) for t in topics]))
