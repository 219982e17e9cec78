"""From candidates to one reading: which class numbers the thread, and what that says of every post.

Strong forms come first; middle and weak ones are asked only where no strong one numbers the
thread, since lists inside posts live (thread-grammar, "Is it a thread?").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plugins.story.model import Mode
from plugins.story.thread import orient, runs
from plugins.story.thread.candidates import candidates
from plugins.story.thread.complete import complete
from plugins.story.thread.evidence import is_thread, loose, no_list
from plugins.story.thread.forms import MIDDLE, STRONG, WEAK
from plugins.story.thread.layout import Layout
from plugins.story.thread.markers import Marker
from plugins.story.thread.numbering import Numbering, Orientation
from plugins.story.thread.orient import Reading

_SIDES: Final[tuple[Orientation, Orientation]] = ("opening", "closing")
_PLACE: Final = {"opening": "first", "closing": "last"}
WORTH: Final = runs.WORTH  # of a candidate that a reading leaves unexplained


def decide(layout: Layout, mode: Mode, numbering: Numbering) -> tuple[Reading, bool]:
    """The reading of a text, and whether the other side would do as well."""
    found = list(candidates(layout, mode))
    sides: Sequence[Orientation] = (numbering.side,) if numbering.side else _SIDES
    for group in _groups(found, numbering):
        runs_by_side = [(side, _run(layout, group, side, mode, numbering)) for side in sides]
        likely = [(side, run) for side, run in runs_by_side if run]
        if len(likely) == 1:
            return orient.read(layout, likely[0][1], likely[0][0], mode), False
        if likely:
            return _cheaper(layout, likely, len([m for m in group if m.doubt < 1]), mode)
    side = numbering.side or ("closing" if mode == "unroll" else "opening")
    return orient.read(layout, (), side, mode), False


def _cheaper(
    layout: Layout, likely: list[tuple[Orientation, list[Marker]]], plain: int, mode: Mode
) -> tuple[Reading, bool]:
    """The cheaper of two readings. A marker that looks like one costs if it has no place in it."""
    costs, readings = [], []
    for side, run in likely:
        reading = orient.read(layout, run, side, mode)
        readings.append(reading)
        costs.append(orient.cost(layout, reading, mode) + WORTH * max(0, plain - len(run)))
    if abs(costs[0] - costs[1]) < orient.HAIR:
        alone = any(marker.place == "alone" for marker in likely[0][1])
        return readings[mode == "unroll"], alone and mode != "posts"
    return readings[costs[1] < costs[0]], False


def _groups(found: list[Marker], numbering: Numbering) -> Iterator[list[Marker]]:
    """Candidates that could number one thread together, the likeliest first."""
    if numbering.form:
        like = {numbering.form, numbering.form.replace("1/n", "1/*"), numbering.form + "*"}
        yield [marker for marker in found if marker.form in like]
        return
    strong = [marker for marker in found if marker.rank == STRONG]
    if strong:
        yield strong
    if len(strong) < len(found):
        for rank in (MIDDLE, WEAK):
            for form in dict.fromkeys(marker.form for marker in found if marker.rank == rank):
                yield [marker for marker in found if marker.form == form]


def _run(
    layout: Layout, group: list[Marker], side: Orientation, mode: Mode, numbering: Numbering
) -> list[Marker]:
    """The markers that one side makes of a group; none where it makes no thread."""
    usable = [marker for marker in group if marker.place in (_PLACE[side], "alone")]
    if not usable:
        return []
    tight = usable[0].rank != STRONG and mode == "markdown"
    parted = [marker for marker in usable if loose(layout, marker)] if tight else usable
    if numbering.form:
        return (parted if usable[0].rank == WEAK else usable) or usable
    run = _likely(layout, parted, group, side, mode)
    if not run and usable[0].rank == MIDDLE and len(parted) < len(usable):
        run = _likely(layout, usable, group, side, mode)
    return run


def _likely(
    layout: Layout, usable: list[Marker], group: list[Marker], side: Orientation, mode: Mode
) -> list[Marker]:
    """The best run of what is usable, if it is a thread."""
    lines = layout.lines
    places = [lines[m.line].chunk + 1 for m in usable] if mode == "posts" else [0] * len(usable)
    run = [usable[index] for index in runs.choose(usable, places)]
    if run and len(run) < len(group):
        ours = {(marker.line, marker.place) for marker in usable}
        sided = (_PLACE[side], "alone")
        pool = [m for m in group if m.place not in sided or (m.line, m.place) in ours]
        run = complete(layout, run, pool, side, mode)
    if not is_thread(run, lambda: orient.natural(layout, run, side, mode)):
        run = _at_home(layout, run, side, mode)
    if not run or run[0].rank == STRONG:
        return run
    return (
        run
        if no_list(layout, run, side, mode, lambda: orient.natural(layout, run, side, mode))
        else []
    )


def _at_home(layout: Layout, run: list[Marker], side: Orientation, mode: Mode) -> list[Marker]:
    """Those of a broken run that stand at their own position, if they make a thread."""
    places = orient.natural(layout, run, side, mode)
    home = [marker for marker, place in zip(run, places, strict=True) if marker.number == place]
    if 2 * len(home) < len([marker for marker in run if marker.doubt < 1]):
        return []  # the middle of numbers that run backwards
    dated = len(home) == 1 and isinstance(home[0].total, int)  # "1/15" before "4/15" and "9/15"
    if dated or len(home) == len(run):
        return []
    return home if is_thread(home, lambda: orient.natural(layout, home, side, mode)) else []
