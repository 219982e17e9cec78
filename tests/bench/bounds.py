"""What is asked of our figures, and whether they meet it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tests.bench.edits import COMPARED, LABELS, Operation
from tests.bench.results import Figures, Size, paired

RIVAL: Final = "hugo"
# At most this many times Hugo's time for the same; where Hugo isn't asked, for one edited body.
TIMES: Final[Mapping[int, Mapping[Operation, float]]] = {
    1_000: {"cold": 1.3, "nothing": 0.5, "body": 0.6},
    10_000: {"cold": 0.7, "nothing": 0.05, "body": 0.08, "title": 0.12, "story": 0.12},
}
MEMORY: Final[Mapping[int, float]] = {10_000: 0.7}  # times Hugo's peak
# Ten times the stories: at most this many times the time, and the memory.
GROWN: Final = (10_000, 100_000)
GROWTH: Final[Mapping[Operation, float]] = {"cold": 11, "body": 11}
MEMORY_GROWTH: Final = 10


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure against another, and what is asked of it."""

    label: str
    value: float
    bound: float | None = None  # at most; None where nothing is asked

    @property
    def met(self) -> bool | None:
        """Whether it is as small as asked; None where nothing is asked."""
        return None if self.bound is None else self.value <= self.bound

    @property
    def verdict(self) -> str:
        """“at most 0.7: met”."""
        if self.bound is None:
            return ""
        return f"at most {self.bound:g}: {'met' if self.met else 'NOT MET'}"


def against(size: Size, operation: Operation) -> Ratio | None:
    """Our time for an operation against Hugo's; None where one of them wasn't measured."""
    same: Operation = operation if operation in COMPARED else "body"
    ours, theirs = size.of("ours", operation), size.of(RIVAL, same)
    if not ours or not theirs:
        return None
    bound = TIMES.get(size.stories, {}).get(operation)
    return Ratio(LABELS[operation], paired(ours, theirs), bound)


def memory(size: Size) -> Ratio | None:
    """Our peak of memory against Hugo's; None where one of them wasn't sampled."""
    peaks = size.peaks
    if "ours" not in peaks or RIVAL not in peaks:
        return None
    return Ratio("peak memory", peaks["ours"] / peaks[RIVAL], MEMORY.get(size.stories))


def growth(sizes: Sequence[Size]) -> Iterator[Ratio]:
    """How our figures grow from each size to the next."""
    for small, large in pairwise(sizes):
        asked = (small.stories, large.stories) == GROWN
        step = f"from {small.stories:,} to {large.stories:,} stories"
        for operation in COMPARED:
            before, after = small.of("ours", operation), large.of("ours", operation)
            if before and after:
                bound = GROWTH.get(operation) if asked else None
                yield Ratio(f"{LABELS[operation]} {step}", _grown(before, after), bound)
        if "ours" in small.peaks and "ours" in large.peaks:
            times = large.peaks["ours"] / small.peaks["ours"]
            yield Ratio(f"peak memory {step}", times, MEMORY_GROWTH if asked else None)


def _grown(before: Figures, after: Figures) -> float:
    return after.wall / before.wall


def verdicts(sizes: Sequence[Size]) -> list[Ratio]:
    """All ratios of which something is asked."""
    found = [against(size, operation) for size in sizes for operation in LABELS]
    found += [*map(memory, sizes), *growth(sizes)]
    return [ratio for ratio in found if ratio and ratio.met is not None]
