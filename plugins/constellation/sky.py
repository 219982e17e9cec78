"""Where the beads of a constellation hang: time runs along one axis, mentors hang on one side and
mentees on the other, and those with the same rare hashtag near each other.

Beads are hung one after the other, each at the free place nearest to where it would like to be;
only those next to it in time can be in its way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from plugins.constellation.bonds import Bonds
from plugins.story.model import Listing

Anchor = Literal["start", "middle", "end"]

NAMED = 48  # stories that have room for their names in the picture
ROOM = 33  # a bead and its target, in the picture's units
LETTER = 6.6  # a letter of a name
PLACES = 24  # across the line, among which a bead may choose


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


@dataclass(frozen=True, slots=True)
class Box:
    """Room that is taken: along the line, and across it."""

    begin: float
    end: float
    low: float
    high: float

    def meets(self, other: Box) -> bool:
        return (
            self.begin < other.end
            and other.begin < self.end
            and self.low < other.high
            and other.low < self.high
        )


def wide(bonds: Bonds) -> Sky:
    """Time from left to right, mentors above the line, mentees below; for a large screen."""
    width, height = 1000, 560
    named = len(bonds.stories) <= NAMED
    along = _along(bonds.stories, 30, width - (150 if named else 30))
    names = [_cut(story.title, 24) if named else story.title for story in bonds.stories]
    rooms = [len(name) * LETTER + ROOM if named else ROOM for name in names]
    across = _across(bonds, along, rooms, (30, height - 60))
    beads = [
        Bead(story, round(x), round(y), size, name, "start" if named else _inward(x, width))
        for story, x, y, size, name in zip(
            bonds.stories, along, across, _sizes(bonds), names, strict=True
        )
    ]
    return _sky("wide", width, height, bonds, beads, _marks(bonds.stories, along), named)


def tall(bonds: Bonds) -> Sky:
    """Time upwards, the newest on top, mentors on one side, mentees on the other; for a phone."""
    named = len(bonds.stories) <= NAMED
    width, step = 360, 34 if named else 15
    height = 60 + step * max(len(bonds.stories) - 1, 1)
    down = [height - 30 - step * n for n in range(len(bonds.stories))]
    along = [float(-y) for y in down]
    across = _across(bonds, along, [ROOM] * len(along), (24, width - 40))
    beads = []
    for story, x, y, size in zip(bonds.stories, across, down, _sizes(bonds), strict=True):
        anchor = _inward(x, width, middle=not named)
        room = (width - x if anchor == "start" else x) - 20
        name = _cut(story.title, int(room / LETTER)) if named else story.title
        beads.append(Bead(story, round(x), y, size, name, anchor))
    marks = tuple(Mark(m.year, -m.at) for m in _marks(bonds.stories, along))
    return _sky("tall", width, height, bonds, beads, marks, named)


def _along(stories: Sequence[Listing], begin: int, end: int) -> list[float]:
    """Places in time: half by the clock, half one after the other, so that no year is crowded."""
    if len(stories) < 2:
        return [(begin + end) / 2] * len(stories)
    first, last = stories[0].date.timestamp(), stories[-1].date.timestamp()
    most = max(last - first, 1.0)
    shares = [
        0.6 * n / (len(stories) - 1) + 0.4 * (story.date.timestamp() - first) / most
        for n, story in enumerate(stories)
    ]
    return [begin + share * (end - begin) for share in shares]


def _across(
    bonds: Bonds, along: Sequence[float], rooms: Sequence[float], bounds: tuple[int, int]
) -> list[float]:
    """Places across the line, none in another's way as far as there is room."""
    low, high = bounds
    places = [low + n * (high - low) / (PLACES - 1) for n in range(PLACES)]
    clusters = _clusters(bonds)
    taken: list[Box] = []
    chosen = []
    for n, story in enumerate(bonds.stories):
        wanted = low + (high - low) * _wish(story, clusters.get(n, ""))
        taken = [box for box in taken if box.end > along[n] - ROOM / 2]
        ranked = sorted(places, key=lambda place: (abs(place - wanted), place))
        boxes = (
            Box(along[n] - ROOM / 2, along[n] + rooms[n] - ROOM / 2, at - ROOM / 2, at + ROOM / 2)
            for at in ranked
        )
        free = (box for box in boxes if not any(map(box.meets, taken)))
        here = next(free, None) or _least_in_the_way(ranked, along[n], taken)
        taken.append(here)
        chosen.append((here.low + here.high) / 2)
    return chosen


def _least_in_the_way(places: Sequence[float], along: float, taken: Sequence[Box]) -> Box:
    """Where a bead, if not its name, is farthest from others."""

    def distance(place: float) -> float:
        middles = [(box.begin + ROOM / 2, (box.low + box.high) / 2) for box in taken]
        return min((along - x) ** 2 + (place - y) ** 2 for x, y in middles)

    at = max(places, key=distance)
    return Box(along - ROOM / 2, along + ROOM / 2, at - ROOM / 2, at + ROOM / 2)


def _wish(story: Listing, hashtag: str) -> float:
    """Where a story would like to hang, from 0 to 1: mentors below a half, mentees above."""
    chance = blake2b((hashtag or story.slug).encode(), digest_size=2).digest()
    own = blake2b(story.slug.encode(), digest_size=2).digest()
    share = (int.from_bytes(chance, "big") / 65535 * 3 + int.from_bytes(own, "big") / 65535) / 4
    if story.role == "both":
        return 0.42 + 0.16 * share
    return 0.38 * share if story.role == "mentor" else 1 - 0.38 * share


def _clusters(bonds: Bonds) -> Mapping[int, str]:
    """The rarest hashtag that each story shares."""
    found: dict[int, str] = {}
    for tag in bonds.shared:
        for place in tag.stories:
            found.setdefault(place, tag.topic.key)
    return found


def _sizes(bonds: Bonds) -> list[int]:
    """The more a story is bound to others, the larger."""
    return [min(5 + len(near), 9) for near in bonds.near]


def _marks(stories: Sequence[Listing], along: Sequence[float]) -> tuple[Mark, ...]:
    """A mark between the last story of a year and the first of the next that has one."""
    dated = list(zip(stories, along, strict=True))
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


def _cut(title: str, most: int) -> str:
    """A title of at most so many letters."""
    if len(title) <= most:
        return title
    head, _, _ = title[:most].rpartition(" ")
    return f"{(head or title[: most - 1]).rstrip(' ,.;:–-')}…"
