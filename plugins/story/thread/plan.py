"""Where a reading must cut, whatever else it cuts: at its markers, at separators, at END/."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plugins.story.model import Mode
from plugins.story.thread.layout import Layout
from plugins.story.thread.lines import RULE
from plugins.story.thread.markers import Marker
from plugins.story.thread.numbering import Orientation


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
        lines = layout.lines
        if lines and lines[-1].chunk:
            self.cuts.update(index for index, line in enumerate(lines) if line.kind == RULE)
        for marker in markers:
            self._bound(marker)
        for before, marker in pairwise(markers):
            if self.closes(marker) and not self.closes(before):
                self._part(before.line, marker.line)
        self._join_head()

    def closes(self, marker: Marker) -> bool:
        """Whether a marker closes its post: a post may differ from the others."""
        return marker.place == "last" or (marker.place == "alone" and self.side == "closing")

    def behind(self, marker: Marker) -> int:
        """The line behind a post that a marker closes: hashtags below it belong to it, and below
        the last marker closing cues too."""
        line = self.layout.behind_tags(marker.line + 1)
        while marker.line == self.last and line < len(self.layout.lines):
            if not self.layout.closes(line):
                break
            line = self.layout.behind_tags(line + 1)
        return line

    def _bound(self, marker: Marker) -> None:
        if self.closes(marker):
            behind = self.behind(marker)
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
        first = self.last + 1
        if self.markers and self.closes(self.markers[-1]):
            first = self.behind(self.markers[-1])
        for index in layout.hinted_lines(first):
            alone = layout.closes(index)
            if self.side == "opening":
                if alone and not layout.has_text(index + 1, layout.part_end(index)):
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
        return [(a, b) for a, b in pairwise(edges) if a < b]

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
