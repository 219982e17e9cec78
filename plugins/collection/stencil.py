"""Small templates that are rendered once for each shape of what they are given, and then filled.

A site of many stories prints the same few things very often: a post, a card in a list. Jinja takes
ten times as long to print one as it takes to put its words into a form that is made before. A
stencil makes the form: it renders the template with a `Blank` in the place of every word. Where a
word is empty the template is given "", so a template may ask whether there is one. It can't do
anything else with it: what it branches on, it is given as a flag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Never

from jinja2 import Template
from markupsafe import escape

MOST = 4096  # forms that one stencil keeps
Pick = Callable[[Sequence[Any]], Sequence[Any]]
Form = tuple[list[Any], Pick]  # what a template says, with room for words between; and which go in
_PLACE = re.compile("\0([0-9]+)\1")


class Blank:
    """Stands for a word that is filled in later: a template can print it, or ask if it is there."""

    __slots__ = ("_mark",)

    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __html__(self) -> str:
        return self._mark

    def _refuse(self, *_: object) -> Never:
        raise TypeError("a stencil's word can only be printed; give what is asked of it as a flag")

    __str__ = __len__ = __iter__ = __eq__ = __lt__ = __gt__ = __le__ = __ge__ = _refuse
    __contains__ = __getitem__ = __format__ = __hash__ = _refuse

    def __bool__(self) -> bool:
        return True


class Stencil:
    """A template with the names of its flags and words.

    template: fetches it, at the first use. flags: names of what it may branch on; few values each.
    words: names of what it only prints, given as HTML (`escaped`, where it is text).
    """

    def __init__(self, template: Callable[[], Template], flags: str, words: str = "") -> None:
        self._template = template
        self._flags, self._words = flags.split(), words.split()
        self._forms: dict[Hashable, Form] = {}
        self._encoded: dict[Hashable, Form] = {}

    def fill(self, flags: tuple[Hashable, ...], words: tuple[str, ...]) -> str:
        """What the template gives for these values, which are in the order of their names."""
        said, pick = self._shaped(flags, words)
        parts = said.copy()  # to put words into a list takes half as long as to format a text
        parts[1::2] = pick(words)
        return "".join(parts)

    def around(self, flags: tuple[Hashable, ...], words: tuple[str, ...]) -> tuple[str, str]:
        """What the template gives before and after its last word, which it prints once. words: all
        others."""
        said, pick = self._shaped(flags, (*words, "a word"))
        places = [*pick(range(len(words) + 1))]
        parts, place = said.copy(), 2 * places.index(len(words)) + 1
        parts[1::2] = pick((*words, ""))
        return "".join(parts[:place]), "".join(parts[place:])

    def _shaped(self, flags: tuple[Hashable, ...], words: tuple[str, ...]) -> Form:
        shape = flags if all(words) else (flags, *map(bool, words))
        form = self._forms.get(shape)
        if form is None:
            form = _form(self._drawn(flags, words))
            if len(self._forms) < MOST:
                self._forms[shape] = form
        return form

    def encoded(self, flags: tuple[Hashable, ...], words: tuple[str | bytes, ...]) -> bytes:
        """The same in UTF-8. A word may be encoded already: one emoji makes a text that is joined
        as str four times as large in memory, all of it."""
        shape = flags if all(words) else (flags, *map(bool, words))
        form = self._encoded.get(shape)
        if form is None:
            said, pick = _form(self._drawn(flags, words))
            form = [piece.encode() for piece in said], pick
            if len(self._encoded) < MOST:
                self._encoded[shape] = form
        said, pick = form
        parts = said.copy()
        parts[1::2] = pick([word if isinstance(word, bytes) else word.encode() for word in words])
        return b"".join(parts)

    def _drawn(self, flags: tuple[Hashable, ...], words: tuple[str | bytes, ...]) -> str:
        """The template rendered with a blank for each word that isn't empty."""
        blanks = [Blank(f"\0{n}\1") if word else "" for n, word in enumerate(words)]
        given: dict[str, Any] = dict(zip(self._flags, flags, strict=True))
        given |= zip(self._words, blanks, strict=True)
        return self._template().render(given)


def _form(drawn: str) -> Form:
    """The form of a template that was rendered with blanks."""
    cut = _PLACE.split(drawn)
    order = [int(number) for number in cut[1::2]]
    cut[1::2] = [""] * len(order)
    first = order[0] if order else 0
    return cut, itemgetter(*order) if order[1:] else itemgetter(slice(first, first + len(order)))


def escaped(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as HTML: `markupsafe.escape` of each, faster."""
    text = "\0".join(words)
    if "&" in text or "<" in text or ">" in text or "'" in text or '"' in text:
        return tuple([str(escape(word)) for word in words])
    return words


@lru_cache(maxsize=4096)
def escaped_word(word: str) -> str:
    """A word that comes again and again, as HTML."""
    return str(escape(word))
