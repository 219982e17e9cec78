"""Which candidates could be markers: the whole decides, not the line.

Every candidate is worth something, less if it looks like prose where it stands or is unlike the
others; every step from one number to the next is worth or costs something. The chain that is worth
most is found in one pass, since only the best chain for each last number need be kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from plugins.story.thread.markers import Marker

WORTH: Final = 3.0  # of a candidate that nothing speaks against
UNLIKE: Final = 2.6  # its total is like no other's, or it looks like one of several dates
OVER_SHARED: Final = 1.5  # the same, where others have that total
OVER: Final = 2.0  # its number is over its total, and no step leads there
STEP: Final = 0.5  # from N to N + 1
AGAIN: Final = -0.6  # from N to N
GAP: Final = -0.3  # from N to more than N + 1
RESTART: Final = -0.5  # back to 1
BACK: Final = -1.2  # back to another number
EXPLAINED: Final = 0.3  # a gap that unnumbered posts fill
HOME: Final = 1.0  # the first number is 1, or its post's position

Chain = tuple[float, int]  # what it is worth, and the index of its last candidate


def choose(found: Sequence[Marker], positions: Sequence[int]) -> list[int]:
    """The indexes of the candidates that make the best thread; `positions` are those of their
    posts, 0 where not known."""
    if _regular(found):
        return list(range(len(found)))
    worth = _worths(found)
    before: list[int] = []
    at_number: dict[int, Chain] = {}
    at_offset: dict[int, Chain] = {}
    best: Chain = (0.0, -1)
    for index, marker in enumerate(found):
        here = positions[index]
        chain, previous = _best(found, marker, here, worth[index], (at_number, at_offset, best))
        before.append(previous)
        link = (chain, index)
        if chain > at_number.get(marker.number, (0.0,))[0]:
            at_number[marker.number] = link
        if here and chain > at_offset.get(here - marker.number, (0.0,))[0]:
            at_offset[here - marker.number] = link
        if chain > best[0]:
            best = link
    return _chain(best[1], before)


def _regular(found: Sequence[Marker]) -> bool:
    """Whether the numbers run 1, 2, 3 … and nothing speaks against any."""
    total = found[0].total if found else None
    return all(
        marker.number == number and not marker.doubt and marker.total == total
        for number, marker in enumerate(found, 1)
    ) and (not isinstance(total, int) or total >= len(found) > 1)


def _worths(found: Sequence[Marker]) -> list[float]:
    """What each candidate is worth by itself and among the others."""
    totals: Counter[int | str | None] = Counter(
        marker.total for marker in found if isinstance(marker.total, int)
    )
    pairs = {(m.number, m.total if isinstance(m.total, int) else None) for m in found}
    doubles = Counter(number for number, _ in pairs)
    plain = {marker.number for marker in found if not marker.lower}
    return [
        WORTH
        - marker.doubt
        - (UNLIKE if marker.lower and marker.number in plain and _stray(found, at) else 0.0)
        - (UNLIKE if _unlike(marker, totals, len(found)) else 0.0)
        - (UNLIKE if totals[marker.total] == 1 and doubles[marker.number] > 1 else 0.0)
        for at, marker in enumerate(found)
    ]


def _unlike(marker: Marker, totals: Counter[int | str | None], count: int) -> bool:
    return isinstance(marker.total, int) and totals[marker.total] == 1 and count > 2


def _stray(found: Sequence[Marker], at: int) -> bool:
    """Whether a candidate that another one has the number of is no step in a run: "10/10 would
    be taught again" beside "10/10 Thank you"."""
    number = found[at].number
    before = found[at - 1].number if at else number - 1
    after = found[at + 1].number if at + 1 < len(found) else number + 1
    return number in (before, after) or not (before + 1 == number or number + 1 == after)


def _best(
    found: Sequence[Marker],
    marker: Marker,
    here: int,
    worth: float,
    known: tuple[dict[int, Chain], dict[int, Chain], Chain],
) -> tuple[float, int]:
    """The best chain that ends with a candidate: its worth, and the candidate before (-1: none)."""
    at_number, at_offset, best = known
    over = 0.0
    if isinstance(marker.total, int) and marker.number > marker.total:
        shared = best[1] >= 0 and found[best[1]].total == marker.total
        over = OVER_SHARED if shared else OVER
    home = HOME if marker.number == 1 or here == marker.number else 0.0
    choices = [(worth + home - over, -1)]
    step = at_number.get(marker.number - 1)
    if step:
        choices.append((step[0] + worth + STEP, step[1]))
    same = at_number.get(marker.number)
    if same:
        lettered = marker.lettered and found[same[1]].lettered
        choices.append((same[0] + worth - over + (STEP if lettered else AGAIN), same[1]))
    level = at_offset.get(here - marker.number) if here else None
    if level:
        choices.append((level[0] + worth - over + EXPLAINED, level[1]))
    if best[1] >= 0:
        choices.append((best[0] + worth - over + _move(found[best[1]], marker), best[1]))
    return max(choices, key=lambda choice: choice[0])


def _move(last: Marker, marker: Marker) -> float:
    if marker.number > last.number:
        return GAP
    if marker.number == last.number:
        return AGAIN
    return RESTART if marker.number <= 1 else BACK


def _chain(index: int, before: Sequence[int]) -> list[int]:
    chain = []
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]
