"""Forms of feeds: one for each shape of what is told, to be filled with words.

feedgenerator writes them, once: it takes several times as long to write an entry as it takes to put
words into what it wrote of another one, and to load it takes longer than to write a feed. A shape
is which parts there are, and how many of them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeAlias

from plugins.collection.place import digest, folder_digest, packages
from plugins.collection.pycache import Pycache

Form: TypeAlias = tuple[str, str]  # before the body and after it, with %(name)s for each word
Shape: TypeAlias = tuple[str | bool | int, ...]

_FOLDER = Path(__file__).parent
_NAME = "forms"


def form(*shape: str | bool | int) -> Form:
    """The form of a shape: "atom", "rss" or one of their entries, and what `drawn` has of it."""
    forms = kept()
    found = forms.get(shape)
    if found is None:
        from plugins.feeds.drawn import draw

        found = forms[shape] = draw(shape)
    return found


@cache
def kept() -> dict[Shape, Form]:
    """The forms that there are by now: those of the usual shapes, at the least."""
    key = digest(packages("feedgenerator"), folder_digest(_FOLDER / "drawn", ending=".py"))
    beside = Pycache(_FOLDER, key)
    forms: dict[Shape, Form] | None = beside.load(_NAME)
    if forms is None:
        from plugins.feeds.drawn import draw, usual

        forms = {shape: draw(shape) for shape in usual()}
        beside.save(_NAME, forms)
    return forms
