"""`make bench` and `make profile`: N, RUNS, PATIENCE and README come from the environment."""

from __future__ import annotations

import os
import sys

from tests.bench import phases, readme, table
from tests.bench.corpus import FEWEST
from tests.bench.process import BenchError
from tests.bench.quiet import Patience
from tests.bench.results import RESULTS, load, save
from tests.bench.rounds import measure
from tests.bench.tools import CACHE, ROOT

MOST = 1_000_000


def numbers(name: str, default: str, least: int = 1) -> list[int]:
    """The whole numbers in an environment variable, each once, the smallest first."""
    words = (os.environ.get(name) or default).replace(",", " ").split()
    if not words or not all(w.isascii() and w.isdigit() and least <= int(w) <= MOST for w in words):
        sys.exit(f'{name} is one number or more, from {least} to {MOST}: {name}="{default}"')
    return sorted(set(map(int, words)))


def bench() -> None:
    """Measure, save, print; with README=yes, bring README and its picture up to date."""
    (runs,) = numbers("RUNS", "3")[:1]
    (seconds,) = numbers("PATIENCE", "300", least=0)[:1]
    patience = Patience(seconds)
    results = CACHE / RESULTS
    sizes = []
    for stories in numbers("N", "1000", FEWEST):
        sizes.append(measure(stories, runs, CACHE, patience))
        save(results, tuple(sizes))
    print(f"\n{table.report(sizes)}\nAll figures are in {results.relative_to(ROOT)}.")
    if os.environ.get("README") == "yes":
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
