"""Stories over time by role, as a picture: two rows of threads on one line, mentors' above it and
mentees' below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.story.model import Listing

WIDTH, TALLEST = 320, 62  # of the drawing, and of its longest thread, in its own units
MOST = 40  # columns; of more years the latest are shown
LABEL = 42  # room for a label


@dataclass(frozen=True, slots=True)
class Span:
    """A year, or a part of it."""

    year: int
    part: int  # quarter or month, from 1; 0 is the whole year
    mentors: int
    mentees: int
    both: int  # told from both sides; counted in neither

    @property
    def stories(self) -> int:
        return self.mentors + self.mentees + self.both


@dataclass(frozen=True, slots=True)
class Column:
    """A span as it is drawn. Places and lengths are in the drawing's units."""

    span: Span
    x: float
    up: float  # the thread of mentors, and of those who are both
    down: float  # the thread of mentees, and of those who are both
    both: float  # how much of each is theirs, next to the line
    labelled: bool  # whether its year stands below it


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of stories over time, and the table that it stands for."""

    parts: int  # of a year: 1, 4 or 12
    columns: tuple[Column, ...]  # oldest first

    @property
    def reach(self) -> float:
        """From the line to the farthest end of a thread."""
        return max((max(column.up, column.down) for column in self.columns), default=0.0)


def chart_of(years: Mapping[int, Sequence[Listing]]) -> Chart:
    """A picture of stories by year: by quarter or month where there are one or two years."""
    kept = sorted(years)[-MOST:]
    parts = {1: 12, 2: 4}.get(len(kept), 1)
    spans = _spans(kept, years, parts)
    most = max((max(s.mentors, s.mentees) + s.both for s in spans), default=0)
    unit = TALLEST / max(most, 4)  # a single story is no tower
    width = WIDTH / max(len(spans), 1)
    step = max(1, round(LABEL / width + 0.49))
    columns = [
        Column(
            span=span,
            x=round((n + 0.5) * width, 1),
            up=round((span.mentors + span.both) * unit, 1),
            down=round((span.mentees + span.both) * unit, 1),
            both=round(span.both * unit, 1),
            labelled=span.part == 1 or (not span.part and (len(spans) - 1 - n) % step == 0),
        )
        for n, span in enumerate(spans)
    ]
    return Chart(parts, tuple(columns))


def _spans(
    kept: Sequence[int], years: Mapping[int, Sequence[Listing]], parts: int
) -> tuple[Span, ...]:
    """Counts by span, those between without a story too, if they are not too many."""
    told = Counter(
        (year, _part(story, parts), story.role) for year in kept for story in years[year]
    )
    whole = range(kept[0], kept[-1] + 1) if kept else ()
    between = whole if len(whole) <= MOST else kept
    numbers = (0,) if parts == 1 else range(1, parts + 1)
    spans = [
        Span(year, part, *(told[year, part, role] for role in ("mentor", "mentee", "both")))
        for year in between
        for part in numbers
    ]
    if parts > 1:  # of a year that has just begun, what is to come is not shown
        while spans and not spans[-1].stories:
            spans.pop()
    return tuple(spans)


def _part(story: Listing, parts: int) -> int:
    return 0 if parts == 1 else (story.date.month - 1) * parts // 12 + 1
