"""Whether a run of candidates is a thread, or dates, scores and lists that look like one.

The rules are those of thread-grammar, "Is it a thread?".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from plugins.story.model import Mode
from plugins.story.thread.forms import MIDDLE, STRONG
from plugins.story.thread.layout import Layout
from plugins.story.thread.markers import Marker
from plugins.story.thread.numbering import Orientation

Positions = Callable[[], Sequence[int]]  # of the markers' posts, cut as if no number were known


def is_thread(run: Sequence[Marker], positions: Positions) -> bool:
    """Whether a run numbers a thread: it begins 1, 2, or three of its numbers step, or its numbers
    are its posts' positions. One strong marker counts at its own position only."""
    if not run:
        return False
    prose = all(marker.lower for marker in run)
    if len(run) > 1 and not _dates(run) and (_begins(run) or (_three(run) and not prose)):
        return True
    if len(run) == 1 and (run[0].rank != STRONG or run[0].doubt > 1):
        return False
    if prose and len(run) < 3:
        return False  # "1/4 mile", "3/4 mile"
    at_home = [marker.number == at for marker, at in zip(run, positions(), strict=True)]
    if all(at_home) and not _dates(run):
        return True
    plain = all(not isinstance(m.total, int) and m.doubt <= 1 and m.rank == STRONG for m in run)
    if len(run) == 1 or not plain or prose:
        return False
    return at_home[0] or _steps(run) == len(run) - 1


def _begins(run: Sequence[Marker]) -> bool:
    """Whether 1 (or 0) is followed by the next number, and not both look like dates."""
    return any(
        a.number <= 1 and b.number == a.number + 1 and min(a.doubt, b.doubt) <= 1
        for a, b in pairwise(run)
    )


def _three(run: Sequence[Marker]) -> bool:
    """Whether three numbers step, with totals that are the same, missing, a letter, or growing;
    a number over its total is only ever a next step, or else "11/3" is a date."""
    for a, b, c in zip(run, run[1:], run[2:], strict=False):
        if isinstance(a.total, int) and a.number > a.total:
            continue
        if b.number - a.number == c.number - b.number == 1:
            totals = {m.total for m in (a, b, c) if isinstance(m.total, int)}
            if len(totals) < 2 or (len(totals) == 2 and min(totals) >= a.number):
                return True
    return False


def _steps(run: Sequence[Marker]) -> int:
    """How many markers follow the one before as the next number, or as 2b/ follows 2a/."""
    return sum(
        b.number - a.number == 1 or (b.number == a.number and a.lettered and b.lettered)
        for a, b in pairwise(run)
    )


def _dates(run: Sequence[Marker]) -> bool:
    """Whether every one of several markers has a total of its own, as dates have."""
    totals = [marker.total for marker in run]
    return all(isinstance(total, int) for total in totals) and len(set(totals)) == len(totals) > 1


def loose(layout: Layout, marker: Marker) -> bool:
    """Whether a marker stands at the edge of a paragraph: in Markdown, tight lines are a list."""
    lines = layout.lines
    if marker.place != "last" and lines[marker.line].loose:
        return True
    below = marker.line + 1
    return marker.place != "first" and (below == len(lines) or lines[below].loose)


def no_list(
    layout: Layout, run: Sequence[Marker], side: Orientation, mode: Mode, positions: Positions
) -> bool:
    """Whether a run of middle or weak markers numbers posts, and not the items of a list."""
    if mode == "posts":
        return True
    numbers = [marker.number for marker in run]
    head = layout.has_text(0, run[0].line)
    if mode == "unroll":
        from_one = numbers == list(range(1, len(run) + 1))
        apart = run[0].rank == MIDDLE and all(layout.lines[marker.line].loose for marker in run)
        begun = not head or apart or layout.ends_opening(run[0].line - 1)
        return (side == "opening" and begun and from_one) or numbers == list(positions())
    if side == "closing":
        return numbers[0] == 1 and not layout.has_text(run[-1].line + 1, len(layout.lines))
    tight = any(not layout.lines[marker.line].loose for marker in run)
    return not head or (run[0].rank == MIDDLE and not tight)
