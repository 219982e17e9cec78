"""Does the marker open or close its post? A reading for each side, and what speaks against it.

The costs follow the four signs of thread-grammar, "Does the marker open or close its post?": edges,
positions, blank lines, lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plugins.story.model import Mode
from plugins.story.thread.cut import Cutter
from plugins.story.thread.layout import Layout
from plugins.story.thread.lines import RULE
from plugins.story.thread.markers import Marker
from plugins.story.thread.numbering import Orientation
from plugins.story.thread.plan import Plan

EDGE: Final = 3.0  # an empty post, text before a marker 1 that opens, text behind the last
EDGE_MOST: Final = 12.0
AWAY: Final = 0.2  # a number that isn't its post's position, where nothing is cut to make it so
AWAY_MOST: Final = 1.0
BLANK_UNROLLED: Final = 1.0  # a marker whose blank lines speak for the other reading
BLANK_MARKDOWN: Final = 0.15
HAIR: Final = 0.3  # a difference that decides nothing


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text: its markers, and the lines that begin a post."""

    side: Orientation
    markers: tuple[Marker, ...] = ()
    cuts: tuple[int, ...] = ()
    price: float = 0.0  # of the cuts in unrolled text


def read(layout: Layout, markers: Sequence[Marker], side: Orientation, mode: Mode) -> Reading:
    """What a side and its markers make of a text."""
    if mode == "posts":
        return Reading(side, tuple(markers))
    plan = Plan(layout, markers, side, mode)
    cuts, price = set(plan.cuts), 0.0
    if mode == "unroll":
        cutter = Cutter(layout, _held(plan))
        for start, stop in plan.segments():
            cost, places = cutter.cut(start, stop, plan.want(start, stop))
            price += cost
            cuts.update(places)
    return Reading(side, tuple(markers), tuple(sorted(cuts)), price)


def cost(layout: Layout, reading: Reading, mode: Mode) -> float:
    """What speaks against a reading."""
    markers = reading.markers
    away = 0.0
    if mode != "unroll":
        places = positions(layout, reading, mode)
        wrong = sum(marker.number != at for marker, at in zip(markers, places, strict=True))
        away = min(AWAY * wrong, AWAY_MOST)
    if mode == "posts":
        return away
    plan = Plan(layout, markers, reading.side, mode)
    blanks = _blanks(plan, BLANK_UNROLLED if mode == "unroll" else BLANK_MARKDOWN)
    return _edges(plan) + away + blanks + reading.price


def natural(layout: Layout, markers: Sequence[Marker], side: Orientation, mode: Mode) -> list[int]:
    """The positions of the markers' posts if no number were known: every ordinary newline cuts."""
    reading = Reading(side, tuple(markers))
    if mode != "posts":
        plan = Plan(layout, markers, side, mode)
        cuts = set(plan.cuts)
        if mode == "unroll":
            cutter = Cutter(layout, _held(plan))
            for start, stop in plan.segments():
                cuts.update(cutter.cut(start, stop, None)[1])
        reading = Reading(side, tuple(markers), tuple(sorted(cuts)))
    return positions(layout, reading, mode)


def positions(layout: Layout, reading: Reading, mode: Mode) -> list[int]:
    """The position of each marker's post in a reading."""
    if mode == "posts":
        return [layout.lines[marker.line].chunk + 1 for marker in reading.markers]
    starts = set(reading.cuts)
    wanted = {marker.line for marker in reading.markers}
    at: dict[int, int] = {}
    position, fresh = 0, True
    for index, line in enumerate(layout.lines):
        fresh = fresh or index in starts
        if line.kind == RULE:
            continue
        if fresh:
            position += 1
            fresh = False
        if index in wanted:
            at[index] = position
    return [at[marker.line] for marker in reading.markers]


def _held(plan: Plan) -> frozenset[int]:
    """Lines that can't begin a post, since a marker alone on its line needs a text."""
    alone = [marker for marker in plan.markers if marker.place == "alone"]
    held = {m.line if plan.closes(m) else m.line + 1 for m in alone}
    for marker in plan.markers:
        if plan.closes(marker):
            held.update(range(marker.line + 1, plan.behind(marker)))
    return frozenset(held)


def _edges(plan: Plan) -> float:
    """Empty posts, and text where the reading leaves no room for it."""
    layout, markers = plan.layout, plan.markers
    if not markers:
        return 0.0
    faults = 0
    if plan.side == "opening":
        if markers[0].number <= 1 and layout.has_text(0, markers[0].line):
            faults += 1
    elif plan.end is None and layout.has_text(plan.last + 1, len(layout.lines)):
        faults += 1
    bounds = plan.segments()
    spans = {start: (start, stop) for start, stop in bounds}
    ends = {stop: (start, stop) for start, stop in bounds}
    for marker in markers:
        if marker.place != "alone":
            continue
        if plan.closes(marker):
            start, stop = ends.get(plan.behind(marker), (marker.line, marker.line))
            faults += not layout.has_text(start, marker.line)
        else:
            start, stop = spans.get(marker.line, (marker.line, marker.line + 1))
            if marker.line not in spans:  # joined with the tags before it
                stop = next((b for a, b in bounds if a <= marker.line < b), marker.line + 1)
            faults += not layout.has_text(marker.line + 1, stop)
    return min(EDGE * faults, EDGE_MOST)


def _blanks(plan: Plan, weight: float) -> float:
    """Markers alone on a line whose blank lines speak for the other reading."""
    lines = plan.layout.lines
    votes = 0
    for marker in plan.markers:
        if marker.place != "alone" or not 0 < marker.line < len(lines) - 1:
            continue
        before, after = lines[marker.line].loose, lines[marker.line + 1].loose
        if before != after:
            votes += before != (plan.side == "closing")
    return min(weight * votes, weight * 5)
