"""Where beads hang along the line of time, and across it.

They are hung one after the other, each at the free place nearest to where it would like to be; only
those next to it in time can be in its way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from plugins.constellation.bonds import Bonds
from plugins.story.model import Listing

ROOM = 33  # a bead and its target, in the picture's units
PLACES = 24  # across the line, among which a bead may choose


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


def along(stories: Sequence[Listing], begin: int, end: int) -> list[float]:
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


def across(
    bonds: Bonds, times: Sequence[float], rooms: Sequence[float], bounds: tuple[int, int]
) -> list[float]:
    """Places across the line, none in another's way as far as there is room."""
    low, high = bounds
    places = [low + n * (high - low) / (PLACES - 1) for n in range(PLACES)]
    clusters = _clusters(bonds)
    taken: list[Box] = []
    chosen = []
    for n, story in enumerate(bonds.stories):
        wanted = low + (high - low) * _wish(story, clusters.get(n, ""))
        taken = [box for box in taken if box.end > times[n] - ROOM / 2]
        ranked = sorted(places, key=lambda place: (abs(place - wanted), place))
        boxes = (
            Box(times[n] - ROOM / 2, times[n] + rooms[n] - ROOM / 2, at - ROOM / 2, at + ROOM / 2)
            for at in ranked
        )
        free = (box for box in boxes if not any(map(box.meets, taken)))
        here = next(free, None) or _least_in_the_way(ranked, times[n], taken)
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
