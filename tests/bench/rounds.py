"""The runs of one size: every tool in turn, operation by operation, round by round.

The first round is a rehearsal: each build is checked, and its memory sampled. Then, once the disk
has come to rest, the timed rounds: all cold builds first, since edits leave the disk busy with what
they replaced. In each round all tools do the same to the same story, one right after the other.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.apart import apart
from tests.bench.corpus import corpus, read_facts
from tests.bench.edits import LABELS, Operation
from tests.bench.machine import this_machine
from tests.bench.quiet import Patience
from tests.bench.results import Size
from tests.bench.station import Station
from tests.bench.tools import TOOLS, Tool
from tests.bench.workplace import Workplace


def measure(
    stories: int, runs: int, below: Path, patience: Patience, tools: Sequence[Tool] = TOOLS
) -> Size:
    """Build a corpus of so many stories with each tool. Raises BenchError if a build is wrong.

    below: a folder for the corpus and the sites; the sites are removed once all went well.
    """
    say(f"{stories:,} stories: making them")
    source = corpus(stories, below / "corpus")
    sites = below / "sites" / str(stories)
    shutil.rmtree(sites, ignore_errors=True)
    stations = _set_up(stories, source, sites, tools)
    _round(stations, 0, patience, "rehearsal", LABELS)
    for station in stations:
        station.check_pages()
        tool = station.site.tool
        say(f"{tool.label} {tool.version()}: {station.pages:,} pages of HTML")
    say("  letting the disk come to rest, for some minutes")
    patience.rest()
    for operations in (["cold"], [operation for operation in LABELS if operation != "cold"]):
        for count in range(1, runs + 1):
            _round(stations, count, patience, f"run {count} of {runs}", operations)
    besides = tuple(line for s in stations if s.site.tool.name == "ours" for line in apart(s.site))
    shutil.rmtree(sites)
    return _size(stories, runs, stations, besides)


def _set_up(stories: int, source: Path, sites: Path, tools: Sequence[Tool]) -> list[Station]:
    told = read_facts(source)
    stations = []
    for tool in tools:
        if stories > tool.most:
            say(f"{tool.label} is left out: it is only tried with up to {tool.most:,} stories")
            continue
        site = Workplace(tool, sites / tool.name, told)
        site.lay_out(source)
        stations.append(Station(site))
    return stations


def _round(
    stations: Sequence[Station],
    count: int,
    patience: Patience,
    what: str,
    operations: Iterable[Operation],
) -> None:
    """Each operation once with every tool that is asked for it; another tool begins each round."""
    first = count % len(stations)
    turns = [*stations[first:], *stations[:first]]
    for operation in operations:
        said = []
        for station in turns:
            if operation in station.operations:
                done = station.do(operation, count, patience)
                said.append(f"{station.site.tool.label} {done.wall:.2f} s")
        say(f"  {what}, {LABELS[operation]}: {', '.join(said)}")


def _size(stories: int, runs: int, stations: Sequence[Station], besides: tuple[str, ...]) -> Size:
    return Size(
        stories=stories,
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        runs=runs,
        machine=this_machine(),
        versions={station.site.tool.name: station.site.tool.version() for station in stations},
        pages={station.site.tool.name: station.pages for station in stations},
        figures={
            station.site.tool.name: {
                operation: station.records[operation].figures() for operation in station.operations
            }
            for station in stations
        },
        besides=besides,
    )


def say(line: str) -> None:
    """Tell how far it is, beside what is printed as the result."""
    print(line, file=sys.stderr, flush=True)
