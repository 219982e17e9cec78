"""The templates of one build, got ready while workers read stories."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.collection.place import Place

if TYPE_CHECKING:  # where nothing changed, it isn't needed
    from jinja2 import Environment


class Ahead:
    """Templates that are compiled before workers are forked: once, and not in each of them."""

    def __init__(self, place: Place) -> None:
        self._theme = place.theme

    @cached_property
    def environment(self) -> Environment:
        """The theme's templates."""
        from plugins.collection.render import environment

        return environment(self._theme)

    def steps(self) -> Iterator[str]:
        """The templates that most pages are made of, each compiled by now if it can be: what is
        wrong with one is told where a page asks for it."""
        from jinja2 import TemplateError

        from plugins.collection.render import is_common

        for name in self.environment.list_templates(filter_func=is_common):
            with suppress(TemplateError):
                self.environment.get_template(name)
            yield name
