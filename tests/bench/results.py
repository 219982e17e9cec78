"""What was measured, and what is worked out from it: medians of runs, ratios of paired runs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from tests.bench.edits import Operation

RESULTS: Final = "results.json"


@dataclass(frozen=True, slots=True)
class Figures:
    """The runs of one operation with one tool, in their order."""

    walls: tuple[float, ...]  # seconds
    cpus: tuple[float, ...]  # seconds of the process tree
    others: tuple[float | None, ...]  # processors that the rest of the machine kept busy
    largest: tuple[float, ...]  # MiB, of the largest single process
    tree: float | None  # MiB, of all processes at once, from a run that wasn't timed
    files: int  # that the last run wrote into the output
    bytes: int
    cache_bytes: int  # that it wrote into its caches

    @property
    def wall(self) -> float:
        """The median run."""
        return median(self.walls)

    @property
    def cpu(self) -> float:
        """The median run."""
        return median(self.cpus)


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured."""

    processors: int
    processor: str
    memory: float  # GiB
    system: str
    python: str


@dataclass(frozen=True, slots=True)
class Size:
    """One run of the bench at one number of stories."""

    stories: int
    date: str  # "2026-03-01", in UTC
    runs: int
    machine: Machine
    versions: Mapping[str, str]  # by tool
    pages: Mapping[str, int]  # HTML pages of a cold build, by tool
    figures: Mapping[str, Mapping[Operation, Figures]]  # by tool
    besides: tuple[str, ...] = ()  # what was timed apart, in words

    def of(self, tool: str, operation: Operation) -> Figures | None:
        """What was measured; None where the tool wasn't asked."""
        return self.figures.get(tool, {}).get(operation)

    @property
    def peaks(self) -> dict[str, float]:
        """By tool, the most memory that its processes held at once, in MiB, whatever they did."""
        found = {
            tool: [figures.tree for figures in done.values() if figures.tree is not None]
            for tool, done in self.figures.items()
        }
        return {tool: max(trees) for tool, trees in found.items() if trees}

    @property
    def others(self) -> tuple[float, float] | None:
        """How busy others were meanwhile: the median run and the worst; None if it isn't known."""
        known = [
            busy
            for done in self.figures.values()
            for figures in done.values()
            for busy in figures.others
            if busy is not None
        ]
        return (median(known), max(known)) if known else None


def paired(ours: Figures, theirs: Figures) -> float:
    """How many times as long as theirs our runs took: the median of run against run.

    A pair was run one right after the other, so that what slows the machine slows both.
    """
    return median(mine / other for mine, other in zip(ours.walls, theirs.walls, strict=True))


def load(path: Path) -> tuple[Size, ...]:
    """The sizes of a results file, the smallest first; none where there is no such file."""
    if not path.is_file():
        return ()
    sizes = json.loads(path.read_text(encoding="utf-8"))["sizes"]
    return tuple(sorted(map(_size, sizes), key=lambda size: size.stories))


def save(path: Path, sizes: tuple[Size, ...]) -> None:
    """Write sizes into a results file; another size that is there already is kept."""
    new = {size.stories: size for size in (*load(path), *sizes)}
    text = json.dumps({"sizes": [asdict(new[n]) for n in sorted(new)]}, indent=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    aside.write_text(text + "\n", encoding="utf-8")
    aside.replace(path)


def _size(found: Mapping[str, Any]) -> Size:
    figures = {
        tool: {operation: _figures(given) for operation, given in done.items()}
        for tool, done in found["figures"].items()
    }
    return Size(
        **{
            **found,
            "machine": Machine(**found["machine"]),
            "figures": figures,
            "besides": tuple(found.get("besides", ())),
        }
    )


def _figures(given: Mapping[str, Any]) -> Figures:
    listed = ("walls", "cpus", "others", "largest")
    return Figures(**{**given, **{name: tuple(given[name]) for name in listed}})
