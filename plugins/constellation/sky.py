"""The constellation as a picture: time runs along one axis, mentors hang on one side and mentees on
the other, and those with the same rare hashtag near each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from plugins.collection.graphemes import columns, cut
from plugins.constellation.bonds import Bonds
from plugins.constellation.hanging import ROOM, across, along
from plugins.story.model import Listing

Anchor = Literal["start", "middle", "end"]

NAMED = 48  # stories that have room for their names in the picture
LETTER = 6.6  # a letter of a name; those that are wide count as two


@dataclass(frozen=True, slots=True)
class Bead:
    """A story in the picture."""

    story: Listing
    x: int
    y: int
    size: int
    name: str  # cut to the room there is, where names are always shown
    anchor: Anchor  # which end of its name is at the bead


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a year begins, along the line."""

    year: int
    at: int


@dataclass(frozen=True, slots=True)
class Sky:
    """A picture, in units of its own."""

    shape: Literal["wide", "tall"]
    width: int
    height: int
    beads: tuple[Bead, ...]  # in the order in which they are read
    marks: tuple[Mark, ...]
    threads: tuple[str, ...]  # from a story to its answer, as the data of an SVG path
    lines: str  # between those that share a hashtag, all in one path
    named: bool  # whether names are always shown


def wide(bonds: Bonds) -> Sky:
    """Time from left to right, mentors above the line, mentees below; for a large screen."""
    width, height = 1000, 560
    named = len(bonds.stories) <= NAMED
    times = along(bonds.stories, 30, width - (150 if named else 30))
    names = [cut(story.title, 24) if named else story.title for story in bonds.stories]
    rooms = [columns(name) * LETTER + ROOM if named else ROOM for name in names]
    places = across(bonds, times, rooms, (30, height - 60))
    beads = [
        Bead(story, round(x), round(y), size, name, "start" if named else _inward(x, width))
        for story, x, y, size, name in zip(
            bonds.stories, times, places, _sizes(bonds), names, strict=True
        )
    ]
    return _sky("wide", width, height, bonds, beads, _marks(bonds.stories, times), named)


def tall(bonds: Bonds) -> Sky:
    """Time upwards, the newest on top, mentors on one side, mentees on the other; for a phone."""
    named = len(bonds.stories) <= NAMED
    width, step = 360, 34 if named else 15
    height = 60 + step * max(len(bonds.stories) - 1, 1)
    down = [height - 30 - step * n for n in range(len(bonds.stories))]
    times = [float(-y) for y in down]
    places = across(bonds, times, [ROOM] * len(times), (24, width - 40))
    beads = []
    for story, x, y, size in zip(bonds.stories, places, down, _sizes(bonds), strict=True):
        anchor = _inward(x, width, middle=not named)
        room = (width - x if anchor == "start" else x) - 20
        name = cut(story.title, int(room / LETTER)) if named else story.title
        beads.append(Bead(story, round(x), y, size, name, anchor))
    marks = tuple(Mark(m.year, -m.at) for m in _marks(bonds.stories, times))
    return _sky("tall", width, height, bonds, beads, marks, named)


def _sizes(bonds: Bonds) -> list[int]:
    """The more a story is bound to others, the larger."""
    return [min(5 + len(near), 9) for near in bonds.near]


def _marks(stories: Sequence[Listing], times: Sequence[float]) -> tuple[Mark, ...]:
    """A mark between the last story of a year and the first of the next that has one."""
    dated = list(zip(stories, times, strict=True))
    marks = [
        Mark(later.date.year, round((x + y) / 2))
        for (earlier, x), (later, y) in pairwise(dated)
        if earlier.date.year != later.date.year
    ]
    return tuple(marks)


def _sky(
    shape: Literal["wide", "tall"],
    width: int,
    height: int,
    bonds: Bonds,
    beads: Sequence[Bead],
    marks: tuple[Mark, ...],
    named: bool,
) -> Sky:
    threads = tuple(_thread(beads[one], beads[other]) for one, other in bonds.replies)
    lines = "".join(_line(beads[one], beads[other]) for one, other in bonds.lines)
    read = tuple(beads if shape == "wide" else reversed(beads))
    return Sky(shape, width, height, read, marks, threads, lines, named)


def _thread(one: Bead, other: Bead) -> str:
    """A thread that hangs a little to the side."""
    x = (one.x + other.x) // 2 - (other.y - one.y) // 5
    y = (one.y + other.y) // 2 + (other.x - one.x) // 5
    return f"M{one.x} {one.y}Q{x} {y} {other.x} {other.y}"


def _line(one: Bead, other: Bead) -> str:
    return f"M{one.x} {one.y}L{other.x} {other.y}"


def _inward(x: float, width: int, middle: bool = True) -> Anchor:
    """The end of a name at its bead, so that the name stays in the picture."""
    if middle and width / 3 < x < width * 2 / 3:
        return "middle"
    return "start" if x < width / 2 else "end"
