"""What the published site has besides, timed apart: other tools don't make it.

Share cards and the search index take many times as long as all pages, and are made only of what
changed; so they are left out of the comparison, and each is put in again here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.bench.edits import EDITS, Operation
from tests.bench.process import Run, run
from tests.bench.table import seconds
from tests.bench.tools import APART, CONFIGURATION, ROOT, without_apart
from tests.bench.tools import environment as of_build
from tests.bench.workplace import Workplace

MOST: Final = {"search": 10_000, "cards": 1_000}  # stories with which it is tried
LABELS: Final = {"search": "the search index", "cards": "share cards"}
STEPS: Final[tuple[Operation, ...]] = ("cold", "nothing", "body", "title")


def apart(site: Workplace) -> Iterator[str]:
    """A line for each feature: our site built with it, cold and after edits.

    Raises BenchError if a build fails.
    """
    whole = (ROOT / CONFIGURATION).read_text(encoding="utf-8")
    for feature in APART:
        if len(site.told) > MOST[feature]:
            yield f"With {LABELS[feature]}: only tried with up to {MOST[feature]:,} stories."
            continue
        text = without_apart(whole, keep=feature)
        (site.folder / CONFIGURATION).write_text(text, encoding="utf-8")
        done = [f"{step} {_told(_step(site, step))}" for step in STEPS]
        files = [file for name, file in site.built().items() if name.startswith(f"{feature}/")]
        megabytes = sum(file.size for file in files) / 1e6
        said = f"{len(files):,} files, {megabytes:.1f} MB"
        yield f"With {LABELS[feature]}, {len(site.told):,} stories ({said}): {', '.join(done)}."


def _step(site: Workplace, step: Operation) -> Run:
    expected = EDITS[step](site, 99)
    log = site.folder.with_suffix(".log")
    done = run(site.tool.command(), site.folder, of_build(site.tool, site.folder), False, log)
    expected.check()
    return done


def _told(done: Run) -> str:
    return f"{seconds(done.wall)} s (CPU {seconds(done.cpu)})"
