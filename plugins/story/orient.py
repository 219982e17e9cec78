"""Does the marker open or close its post? Both readings are costed, and the cheaper is taken.

The costs follow the four signs of thread-grammar, "Does the marker open or close its post?": edges,
positions, blank lines, lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from plugins.story.cut import Cutter
from plugins.story.layout import Layout
from plugins.story.lines import RULE
from plugins.story.markers import Marker
from plugins.story.model import Mode
from plugins.story.numbering import Orientation
from plugins.story.runs import WORTH

EDGE: Final = (
    3.0  # an empty post, text before a marker 1 that opens, text after the last that closes
)
EDGE_MOST: Final = 12.0
AWAY: Final = 0.2  # a number that isn't its post's position, where nothing is cut to make it so
AWAY_MOST: Final = 1.0
BLANK_UNROLLED: Final = 0.6  # a marker whose blank lines speak for the other reading
BLANK_MARKDOWN: Final = 0.15
HAIR: Final = 0.3  # a difference that decides nothing


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text: its markers, and the lines that begin a post."""

    side: Orientation
    markers: tuple[Marker, ...] = ()
    cuts: tuple[int, ...] = ()
    cost: float = 0.0
    exact: bool = field(default=True)  # in unrolled text: every stretch has the posts it should


class Plan:
    """A reading in the making: where it must cut, whatever else is cut."""

    def __init__(
        self, layout: Layout, markers: Sequence[Marker], side: Orientation, mode: Mode
    ) -> None:
        self.layout, self.markers, self.side = layout, markers, side
        self.blank_cuts = mode != "unroll"
        self.last = markers[-1].line if markers else -1
        self.cuts: set[int] = set()
        self.opened: dict[int, int] = {}  # line that begins a post -> the number that opens it
        self.closed: dict[int, int] = {}  # line behind a post's end -> the number that closes it
        self.end = self._closing_cue()
        for index, line in enumerate(layout.lines):
            if line.kind == RULE:
                self.cuts.add(index)
        for marker in markers:
            self._bound(marker)
        for before, marker in zip(markers, markers[1:], strict=False):
            if self.closes(marker) and not self.closes(before):
                self._part(before.line, marker.line)
        self._join_head()

    def closes(self, marker: Marker) -> bool:
        """Whether a marker closes its post: a post may differ from the others."""
        return marker.place == "last" or (marker.place == "alone" and self.side == "closing")

    def _bound(self, marker: Marker) -> None:
        if self.closes(marker):
            behind = self.layout.behind_tags(marker.line + 1)
            self.cuts.add(behind)
            self.closed[behind] = marker.number
        else:
            self.cuts.add(marker.line)
            self.opened[marker.line] = marker.number

    def _part(self, opening: int, closing: int) -> None:
        """Part two posts where one is opened and the next closed: at the last blank line between,
        else where the first marker's line ends."""
        lines = self.layout.lines
        if any(opening < cut <= closing for cut in self.cuts):
            return
        if not self.blank_cuts and any(
            self.layout.newlines[i][1] > 0 for i in range(opening + 2, closing + 1)
        ):
            return
        loose = [i for i in range(opening + 1, closing + 1) if lines[i].loose]
        self.cuts.add(loose[-1] if loose else min(opening + 1, closing))

    def _join_head(self) -> None:
        """Hashtags and cues before a marker 1 that opens belong to its post."""
        if not self.markers:
            return
        head = self.markers[0]
        if (
            head.number <= 1
            and not self.closes(head)
            and not any(self.layout.lines[i].kind == RULE for i in range(head.line))
            and not self.layout.has_text(0, head.line)
        ):
            self.cuts.discard(head.line)
            self.opened.pop(head.line, None)
            self.opened[0] = head.number

    def _closing_cue(self) -> int | None:
        """The line of a closing cue behind the last marker, if it parts what stands around it."""
        layout = self.layout
        for index in layout.hinted_lines(self.last + 1):
            alone = layout.closes(index)
            if self.side == "opening":
                if alone and not layout.has_text(index + 1, len(layout.lines)):
                    return None
                if alone or layout.begins_closing(index):
                    self.cuts.add(index)
                    return index
            elif alone or layout.ends_closing(index):
                self.cuts.add(layout.behind_tags(index + 1))
                return index
        return None

    def segments(self) -> list[tuple[int, int]]:
        """The stretches between the cuts, those without a line left out."""
        total = len(self.layout.lines)
        edges = [0, *sorted(cut for cut in self.cuts if 0 < cut < total), total]
        return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]

    def want(self, start: int, stop: int) -> int | None:
        """How many posts the numbers around a stretch ask for; None where no number bounds it."""
        low = 1 if start == 0 else None
        if start in self.opened:
            low = self.opened[start]
        elif start in self.closed:
            low = self.closed[start] + 1
        if stop in self.closed:
            high = self.closed[stop]
        elif stop in self.opened:
            high = self.opened[stop] - 1
        else:
            return 1 if self.end is not None and start == self.end else None
        if low is None:
            return None
        if low == 1 and high == 0 and start == 0:
            return None
        return max(1, high - low + 1)


def read(layout: Layout, markers: Sequence[Marker], side: Orientation, mode: Mode) -> Reading:
    """A reading with its cost."""
    if mode == "posts":
        away = sum(m.number != layout.lines[m.line].chunk + 1 for m in markers)
        return Reading(side, tuple(markers), cost=min(AWAY * away, AWAY_MOST))
    plan = Plan(layout, markers, side, mode)
    cost = _edges(plan) + _blanks(plan, BLANK_UNROLLED if mode == "unroll" else BLANK_MARKDOWN)
    exact = True
    cuts = set(plan.cuts)
    if mode == "unroll":
        cutter = Cutter(layout, _held(plan))
        for start, stop in plan.segments():
            price, places = cutter.cut(start, stop, plan.want(start, stop))
            cost += price
            cuts.update(places)
        exact = cutter.exact
    reading = Reading(side, tuple(markers), tuple(sorted(cuts)), cost, exact)
    if mode != "unroll":
        away = sum(
            m.number != place for m, place in zip(markers, positions(layout, reading), strict=True)
        )
        cost += min(AWAY * away, AWAY_MOST)
    return Reading(side, reading.markers, reading.cuts, cost, exact)


def positions(layout: Layout, reading: Reading) -> list[int]:
    """The position of each marker's post in a reading."""
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


def natural(layout: Layout, markers: Sequence[Marker], side: Orientation, mode: Mode) -> list[int]:
    """The positions of the markers' posts if no number were known: every ordinary newline cuts."""
    plan = Plan(layout, markers, side, mode)
    cuts = set(plan.cuts)
    if mode == "unroll":
        cutter = Cutter(layout, _held(plan))
        for start, stop in plan.segments():
            cuts.update(cutter.cut(start, stop, None)[1])
    return positions(layout, Reading(side, tuple(markers), tuple(sorted(cuts))))


def _held(plan: Plan) -> frozenset[int]:
    """Lines that can't begin a post, since a marker alone on its line needs a text."""
    alone = [marker for marker in plan.markers if marker.place == "alone"]
    held = {m.line if plan.closes(m) else m.line + 1 for m in alone}
    for marker in plan.markers:
        if plan.closes(marker):
            held.update(range(marker.line + 1, plan.layout.behind_tags(marker.line + 1)))
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
            start, stop = ends.get(layout.behind_tags(marker.line + 1), (marker.line, marker.line))
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


def unexplained(found: Sequence[Marker], chosen: Sequence[Marker]) -> float:
    """What it costs that a reading has no place for markers that look like markers."""
    plain = sum(marker.doubt < 1 for marker in found)
    return WORTH * max(0, plain - len(chosen))
