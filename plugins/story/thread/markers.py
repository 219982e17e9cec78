"""A candidate for a marker: what stands first or last on a line and is written like one.

`firsts` and `lasts` find them. A candidate is not yet a marker: `runs` decides by the thread as a
whole. How much a candidate looks like prose ("on 3/17", "1/2 the battle") is its `doubt`.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from plugins.story.thread.doubts import goes_on, word_before
from plugins.story.thread.shapes import shape_of

Place = Literal["first", "last", "alone"]
Span = tuple[int, int]


class Marker(NamedTuple):
    """A candidate, and after the decision a marker."""

    line: int  # index of its line in the source
    place: Place  # first or last on its line, or alone
    rank: int  # STRONG, MIDDLE or WEAK
    form: str  # how it is written (shapes.Shape)
    number: int
    total: int | str | None
    literal: str  # as the author wrote it
    spans: tuple[Span, ...]  # where the literal stands in the text
    dropped: tuple[Span, ...] = ()  # ## before it, emphasis and zero-width characters around it
    cue: str = ""  # the cue that is part of it: 1/🧵, 17/END
    doubt: float = 0.0  # how much like prose it looks where it stands
    lower: bool = False  # a lower-case word goes on: "1/2 the battle"
    lettered: bool = False  # 2a/, 2b/


def marker_of(
    found: re.Match[str],
    place: Place,
    index: int,
    base: int,
    raw: str,
    spans: list[Span],
    drops: list[Span],
) -> Marker | None:
    """The candidate that a match is, unless what stands around it speaks against it.

    base: where `raw`, the part of the line that was searched, begins in the text. spans and drops
    are in `raw`: what the literal is made of, and what goes with it.
    """
    shape = shape_of(found)
    if not shape:
        return None
    numeric = isinstance(shape.total, int) and not (found["open"] or found["oopen"])
    lower, doubt = False, 0.0
    if place == "last":
        doubt = word_before(found, raw, numeric)
    elif place == "first":
        lower = goes_on(found, raw, spans[-1][1], numeric)
        doubt = 1.0 if lower else 0.0
    if lower and (found["on"] or found["word"]):
        return None
    return Marker(
        index,
        place,
        shape.rank,
        shape.form,
        shape.number,
        shape.total,
        "".join(raw[a:b] for a, b in spans),
        tuple((base + a, base + b) for a, b in spans),
        tuple((base + a, base + b) for a, b in sorted(drops)),
        shape.cue,
        doubt,
        lower,
        shape.lettered,
    )
