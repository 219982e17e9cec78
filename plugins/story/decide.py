"""From candidates to one reading: which class numbers the thread, and what it says of every post.

Strong forms come first; middle and weak ones are asked only where no strong one numbers the thread, since
lists inside posts live (thread-grammar, "Is it a thread?").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from plugins.story import orient, runs
from plugins.story.forms import MIDDLE, STRONG, WEAK
from plugins.story.layout import Layout
from plugins.story.lines import LIST, Line
from plugins.story.markers import Marker, candidates, first, last
from plugins.story.model import Mode
from plugins.story.numbering import Numbering, Orientation
from plugins.story.orient import HAIR, Reading

_SIDES: Final[tuple[Orientation, Orientation]] = ("opening", "closing")
_PLACE: Final = {"opening": "first", "closing": "last"}


def decide(layout: Layout, mode: Mode, numbering: Numbering) -> tuple[Reading, bool]:
    """The reading of a text, and whether the other one was as good."""
    source = layout.source
    found = list(_in_posts(layout) if mode == "posts" else candidates(source.text, source.lines))
    sides: Sequence[Orientation] = (numbering.side,) if numbering.side else _SIDES
    for group in _groups(found, numbering):
        readings = [
            reading
            for side in sides
            if (reading := _reading(layout, group, side, mode, numbering.form is not None))
        ]
        if readings:
            return _cheaper(readings, mode)
    side = numbering.side or ("closing" if mode == "unroll" else "opening")
    return orient.read(layout, (), side, mode), False


def _cheaper(readings: list[Reading], mode: Mode) -> tuple[Reading, bool]:
    if len(readings) == 1:
        return readings[0], False
    opening, closing = readings
    if abs(opening.cost - closing.cost) < HAIR:
        alone = any(marker.place == "alone" for marker in opening.markers)
        return (closing if mode == "unroll" else opening), alone and mode != "posts"
    return (opening if opening.cost < closing.cost else closing), False


def _groups(found: list[Marker], numbering: Numbering) -> Iterator[list[Marker]]:
    """Candidates that could number one thread together, the likeliest first."""
    if numbering.form:
        like = {numbering.form, numbering.form.replace("1/n", "1/*").replace("1/)", "1/*)")}
        if numbering.form in ("1/", "1/n"):
            like.add("1/*")
        yield [marker for marker in found if marker.form in like]
        return
    strong = [marker for marker in found if marker.rank == STRONG]
    if strong:
        yield strong
    if len(strong) < len(found):
        for rank in (MIDDLE, WEAK):
            for form in dict.fromkeys(marker.form for marker in found if marker.rank == rank):
                yield [marker for marker in found if marker.form == form]


def _reading(
    layout: Layout, group: list[Marker], side: Orientation, mode: Mode, fixed: bool
) -> Reading | None:
    """What one side makes of a group; None where it makes no thread."""
    usable = [marker for marker in group if marker.place in (_PLACE[side], "alone")]
    if not usable:
        return None
    if fixed:
        loose = [m for m in usable if m.rank != WEAK or mode != "markdown" or _loose(layout, m)]
        return orient.read(layout, loose or usable, side, mode)
    tries = [usable]
    if usable[0].rank != STRONG and mode == "markdown":
        loose = [marker for marker in usable if _loose(layout, marker)]
        tight = [usable] if usable[0].rank == MIDDLE and len(loose) < len(usable) else []
        tries = [loose, *tight]
    for trial in tries:
        reading = _try(layout, trial, group, side, mode)
        if reading:
            return reading
    return None


def _try(
    layout: Layout, usable: list[Marker], group: list[Marker], side: Orientation, mode: Mode
) -> Reading | None:
    lines = layout.lines
    places = [lines[m.line].chunk + 1 if mode == "posts" else 0 for m in usable]
    chosen = [usable[index] for index in runs.choose(usable, places)]
    if chosen and len(usable) < len(group):
        chosen = _with_odd(chosen, group, side)
    if (
        not chosen
        or not runs.is_thread(chosen, lambda: _natural(layout, chosen, side, mode))
        or (chosen[0].rank != STRONG and not _likely(layout, chosen, side, mode))
    ):
        return None
    reading = orient.read(layout, chosen, side, mode)
    price = orient.unexplained(group, chosen)
    return Reading(side, reading.markers, reading.cuts, reading.cost + price, reading.exact)


def _with_odd(chosen: list[Marker], group: list[Marker], side: Orientation) -> list[Marker]:
    """One post may differ: a marker on the other side, where the run leaves exactly its number open."""
    place = _PLACE["closing" if side == "opening" else "opening"]
    others = [m for m in group if m.place == place and m.doubt < 1]
    taken = {marker.line for marker in chosen}
    at = [marker.line for marker in chosen]
    for other in others:
        index = bisect_left(at, other.line)
        before = chosen[index - 1] if index else None
        after = chosen[index] if index < len(chosen) else None
        if other.line not in taken and _fills(before, other, after):
            return [*chosen[:index], other, *chosen[index:]]
    return chosen


def _fills(before: Marker | None, other: Marker, after: Marker | None) -> bool:
    if before and other.number != before.number + 1:
        return False
    if after and other.number != after.number - 1:
        return False
    near = before or after
    like = near is not None and (other.total == near.total or not isinstance(other.total, int))
    return like and (before is not None or other.number == 1)


def _natural(layout: Layout, chosen: list[Marker], side: Orientation, mode: Mode) -> list[int]:
    if mode == "posts":
        return [layout.lines[marker.line].chunk + 1 for marker in chosen]
    return orient.natural(layout, chosen, side, mode)


def _loose(layout: Layout, marker: Marker) -> bool:
    """Whether a marker's line stands at the edge of a paragraph: tight lines are a list."""
    lines = layout.lines
    if marker.place != "last" and lines[marker.line].loose:
        return True
    below = marker.line + 1
    return marker.place != "first" and (below == len(lines) or lines[below].loose)


def _likely(layout: Layout, chosen: list[Marker], side: Orientation, mode: Mode) -> bool:
    """Whether a run of middle or weak markers is a thread and no list."""
    if mode == "posts":
        return True
    head = layout.has_text(0, chosen[0].line)
    if mode == "unroll":
        at_home = [m.number for m in chosen] == _natural(layout, chosen, side, mode)
        return at_home or (side == "opening" and not head and _from_one(chosen))
    tail = layout.has_text(chosen[-1].line + 1, len(layout.lines))
    if side == "closing":
        return chosen[0].number == 1 and not tail
    tight = any(not layout.lines[marker.line].loose for marker in chosen)
    return not head or (chosen[0].rank == MIDDLE and not tight)


def _from_one(chosen: list[Marker]) -> bool:
    return [marker.number for marker in chosen] == list(range(1, len(chosen) + 1))


def _in_posts(layout: Layout) -> Iterator[Marker]:
    """Candidates where every post is known: first or last in it, or alone on a line inside."""
    text = layout.source.text
    by_chunk: dict[int, list[tuple[int, Line]]] = {}
    for index, line in enumerate(layout.lines):
        by_chunk.setdefault(line.chunk, []).append((index, line))
    for post in by_chunk.values():
        yield from _in_post(layout, text, post)


def _in_post(layout: Layout, text: str, post: list[tuple[int, Line]]) -> Iterator[Marker]:
    inner = [
        (index, line)
        for index, line in post
        if not (layout.tags(index) or layout.opens(index) or layout.closes(index))
    ]
    if not inner:
        return
    (top, top_line), (bottom, bottom_line) = inner[0], inner[-1]
    head = first(text, top_line, top)
    if head:
        yield head._replace(place="first") if len(inner) > 1 else head
        if head.place == "alone" and len(inner) == 1:
            return
    foot = first(text, bottom_line, bottom) if len(inner) > 1 else None
    if foot and foot.place == "alone":
        yield foot._replace(place="last")
        return
    foot = last(text, bottom_line, bottom)
    if foot and not (head and top == bottom and foot.spans[0][0] < head.spans[-1][1]):
        yield foot
    elif not head:
        for index, line in inner[1:-1]:
            middle = first(text, line, index) if line.kind != LIST else None
            if middle and middle.place == "alone" and middle.rank == STRONG:
                yield middle._replace(place="first")
                return
