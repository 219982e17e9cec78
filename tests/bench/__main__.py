"""`make bench` and `make profile`: N, RUNS, TOOLS, PATIENCE and README come from the
environment."""

from __future__ import annotations

import os
import sys

from tests.bench import phases, readme, table
from tests.bench.corpus import FEWEST
from tests.bench.process import BenchError
from tests.bench.quiet import Patience
from tests.bench.results import RESULTS, load, save
from tests.bench.rounds import measure
from tests.bench.tools import CACHE, ROOT, TOOLS, Tool

MOST = 1_000_000


def numbers(name: str, default: str, least: int = 1) -> list[int]:
    """The whole numbers in an environment variable, each once, the smallest first."""
    words = (os.environ.get(name) or default).replace(",", " ").split()
    if not words or not all(w.isascii() and w.isdigit() and least <= int(w) <= MOST for w in words):
        sys.exit(f'{name} is one number or more, from {least} to {MOST}: {name}="{default}"')
    return sorted(set(map(int, words)))


def chosen() -> tuple[Tool, ...]:
    """The tools that TOOLS names, in their own order; all where it names none."""
    names = set(os.environ.get("TOOLS", "").replace(",", " ").split())
    known = [tool.name for tool in TOOLS]
    if unknown := names.difference(known):
        sys.exit(f"TOOLS is some of {' '.join(known)}; there is no {min(unknown)}.")
    return tuple(tool for tool in TOOLS if not names or tool.name in names)


def bench() -> None:
    """Measure, save, print; with README=yes, bring README and its picture up to date.

    Figures of fewer than all tools are printed only: they would take the place of whole ones.
    """
    tools, update = chosen(), os.environ.get("README") == "yes"
    whole = tools == TOOLS
    if update and not whole:
        sys.exit("README=yes wants the figures of all tools: leave TOOLS out.")
    (runs,) = numbers("RUNS", "3")[:1]
    (seconds,) = numbers("PATIENCE", "300", least=0)[:1]
    patience = Patience(seconds)
    results = CACHE / RESULTS
    sizes = []
    for stories in numbers("N", "1000", FEWEST):
        sizes.append(measure(stories, runs, CACHE, patience, tools))
        if whole:
            save(results, tuple(sizes))
    print(f"\n{table.report(sizes)}")
    if whole:
        print(f"All figures are in {results.relative_to(ROOT)}.")
    if update:
        drawn = sizes if len(sizes) > 1 else load(results)  # one size alone joins earlier ones
        for path in readme.update(ROOT, drawn):
            print(f"Written: {path.relative_to(ROOT)}")


def profile() -> None:
    """Print where the milliseconds of a story go."""
    (stories,) = numbers("N", "1000", FEWEST)[:1]
    print(phases.report(stories, CACHE))


def main() -> None:
    """The command line."""
    wanted = {"bench": bench, "profile": profile}.get((sys.argv[1:] or ["bench"])[0])
    if wanted is None:
        sys.exit("usage: python -m tests.bench [bench | profile]")
    try:
        wanted()
    except BenchError as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
