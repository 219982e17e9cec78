"""All that a draft tells its readers, as one text; and the lines of what is found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from plugins.check.dignity.hit import Hit
from plugins.check.draft import Draft

FIELDS = (
    "Title",
    "Author",
    "Summary",
    "Note",
    "Field",
    "Image-Alt",
)  # shown as the author wrote them
_GAP = "\n\n"  # no pattern reaches over it


class Datum(NamedTuple):
    """Something found in a draft."""

    line: int  # of the file
    text: str  # what was found: not to be shown as it is
    what: str  # see Hit


def data(draft: Draft, find: Callable[[str], Iterator[Hit]]) -> Iterator[Datum]:
    """What a detector finds in a draft, each datum once, in the order of the text."""
    parts = (*map(draft.value, FIELDS), *(section.text for section in draft.sections))
    text = _joined(parts)
    seen: set[tuple[str, str]] = set()
    for start, end, what in find(text):
        found = text[start:end]
        if (found, what) not in seen:
            seen.add((found, what))
            yield Datum(_line(draft, parts, start), found, what)


@lru_cache(maxsize=4)
def _joined(parts: tuple[str, ...]) -> str:
    """The same string object for every rule, so that what is known of it is known."""
    return _GAP.join(parts)


def _line(draft: Draft, parts: tuple[str, ...], at: int) -> int:
    starts = [0, *accumulate(len(part) + len(_GAP) for part in parts)]
    n = bisect_right(starts, at) - 1
    if n < len(FIELDS):
        return draft.field_line(FIELDS[n])
    return draft.line_in(draft.sections[n - len(FIELDS)], at - starts[n])
