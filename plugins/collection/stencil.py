"""Small templates that are rendered once for each shape of what they are given, and then filled.

A site of many stories prints the same few things very often: a post, a card in a list. Jinja takes
ten times as long to print one as it takes to put its words into a form that is made before. A
stencil makes the form: it renders the template with a `Blank` in the place of every word. Where a
word is empty the template is given "", so a template may ask whether there is one. It can't do
anything else with it: what it branches on, it is given as a flag.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, Never

from jinja2 import Template
from markupsafe import escape

MOST = 4096  # forms that one stencil keeps
Form = Callable[..., str]


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

    def fill(self, flags: tuple[Hashable, ...], words: tuple[str, ...]) -> str:
        """What the template gives for these values, which are in the order of their names."""
        shape = (flags, *map(bool, words)) if "" in words else flags
        form = self._forms.get(shape)
        if form is None:
            form = self._form(flags, words)
            if len(self._forms) < MOST:
                self._forms[shape] = form
        return form(*words)

    def _form(self, flags: tuple[Hashable, ...], words: tuple[str, ...]) -> Form:
        """The template rendered with blanks, as a function of its words."""
        blanks = [Blank(f"\0{n}\1") if word else "" for n, word in enumerate(words)]
        given: dict[str, Any] = dict(zip(self._flags, flags, strict=True))
        given |= zip(self._words, blanks, strict=True)
        text = self._template().render(given).replace("{", "{{").replace("}", "}}")
        for n in range(len(words)):
            text = text.replace(f"\0{n}\1", f"{{{n}}}")
        return text.format


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
