"""Where the milliseconds of a story go: each phase of a build timed by itself, in one process."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from tests.bench.corpus import corpus
from tests.bench.process import BenchError

REPEATS: Final = 3  # the quickest counts: what others take of the machine only ever adds
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phase:
    """One thing that a build does."""

    label: str
    seconds: float  # for all stories
    part: bool = False  # of the phase above it that is no part
    pages: int | None = None  # that it is about


def report(stories: int, below: Path) -> str:
    """A table of the phases. Raises BenchError where they no longer fit the code they time."""
    folder = corpus(stories, below / "corpus") / "story"
    try:
        from tests.bench.phases_making import making
        from tests.bench.phases_reading import reading

        read, phases = reading(folder)
        phases += making(read)
    except (ImportError, AttributeError, TypeError) as error:
        raise BenchError(
            "make profile calls the project's functions one by one, and one of them has changed: "
            f"{error!r}. Mend tests/bench/phases_*.py"
        ) from error
    return "\n".join(table(phases, stories))


def table(phases: Sequence[Phase], stories: int) -> Iterator[str]:
    """The phases in milliseconds a story."""
    whole = sum(phase.seconds for phase in phases if not phase.part)
    yield f"{stories:,} stories, one process, CPU time, the quickest of {REPEATS}"
    yield f"{'':36}{'ms a story':>11}{'share':>8}{'pages':>9}"
    for phase in [*phases, Phase("all", whole)]:
        label = f"  {phase.label}" if phase.part else phase.label
        pages = "" if phase.pages is None else f"{phase.pages:,}"
        each, share = phase.seconds * 1000 / stories, phase.seconds / whole if whole else 0
        yield f"{label:36}{each:>11.3f}{share:>8.1%}{pages:>9}".rstrip()


def timed(work: Callable[[], T], repeats: int = REPEATS) -> tuple[float, T]:
    """The CPU seconds that some work takes, and what it gives; without garbage collection."""
    gc.collect()
    gc.disable()  # as in a build
    try:
        seconds, result = _timed(work)
        for _ in range(repeats - 1):
            seconds = min(seconds, _timed(work)[0])
    finally:
        gc.enable()
    return seconds, result


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result
