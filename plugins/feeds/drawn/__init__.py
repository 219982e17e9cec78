"""Draws the forms of feeds: feedgenerator writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from plugins.feeds.drawn import atom, rss
from plugins.feeds.forms import Form, Shape

TAGS = range(13)  # how many hashtags nearly all stories have
_DRAWN: Mapping[str, Callable[..., Form]] = {
    "atom": atom.document,
    "atom entry": atom.entry,
    "rss": rss.document,
    "rss entry": rss.entry,
}


def draw(shape: Shape) -> Form:
    """A form that nobody has drawn yet."""
    name, *given = shape
    return _DRAWN[str(name)](*given)


def usual() -> Iterator[Shape]:
    """The shapes that nearly all feeds are of."""
    either = (False, True)
    for given in product(either, repeat=4):
        yield "atom", *given
    for given in product(either, repeat=2):
        yield "rss", *given
        for tags in TAGS:
            yield "atom entry", *given, tags
    for tags in TAGS:
        yield "rss entry", tags
