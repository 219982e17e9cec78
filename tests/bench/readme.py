"""The figures in README: a table a size and the picture, written between two marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.bench.bounds import Ratio, against, growth, memory
from tests.bench.edits import COMPARED, LABELS
from tests.bench.picture import picture
from tests.bench.process import BenchError
from tests.bench.results import Figures, Size
from tests.bench.table import about, busy, seconds
from tests.bench.tools import TOOLS
from tests.marked import Marks

MARKS: Final = Marks("<!-- figures: make bench writes them -->", "<!-- end of figures -->")
PICTURE: Final = ".github/bench.svg"
NOTE: Final = """\
Times are medians of whole processes, with programs, sources and caches in memory; “ours / Hugo”
is the median of paired runs. A cold build has no output and no cache; code, patterns and templates
are compiled, and the forms of feeds drawn, already (`__pycache__`), as after any build before.
Memory is the peak of all processes of a build together (PSS). Plain Pelican has its own cache on.
¹ Against Hugo's rebuild after one edited body."""


def update(root: Path, sizes: Sequence[Size]) -> list[Path]:
    """Bring README and the picture to these sizes; the files that were written.

    Raises BenchError where README has no marks, or one size alone was measured: a line needs two.
    """
    if len(sizes) < 2:
        raise BenchError(f"the picture needs two sizes: {command((1_000, 10_000))}")
    path = root / "README.md"
    try:
        MARKS.put(path, section(sizes))
    except ValueError as error:
        raise BenchError(str(error)) from error
    (root / PICTURE).write_text(picture(sizes), encoding="utf-8")
    return [root / PICTURE, path]


def command(stories: Sequence[int]) -> str:
    """What to type to get figures of these sizes."""
    return f'make bench N="{" ".join(map(str, stories))}" README=yes'


def section(sizes: Sequence[Size]) -> str:
    """The figures in Markdown."""
    asked = [size.stories for size in sizes]
    lines = [
        f"![Seconds to build the site against the number of stories; the figures are in the tables "
        f"below]({PICTURE})",
        f"Measured, and written here, by `{command(asked)}`:",
    ]
    for size in sizes:
        lines += [f"**{about(size)}.** {busy(size)}", "\n".join(_table(size))]
    grown = [f"{ratio.label}: {ratio.value:.1f} ×" for ratio in growth(sizes)]
    return "\n\n".join([*lines, f"Growth: {'; '.join(grown)}.", NOTE])


def _table(size: Size) -> Iterator[str]:
    tools = [tool for tool in TOOLS if tool.name in size.figures]
    yield f"| | {' | '.join(tool.label for tool in tools)} | ours / Hugo |"
    yield f"| --- |{' ---: |' * (len(tools) + 1)}"
    for operation in LABELS:
        cells = " | ".join(_cell(size.of(tool.name, operation)) for tool in tools)
        ratio = against(size, operation)
        mark = "" if operation in COMPARED else " ¹"
        yield f"| {LABELS[operation]} | {cells} | {_times(ratio) + mark if ratio else ''} |"
    if peaks := size.peaks:
        cells = " | ".join(f"{peaks[t.name]:.0f} MiB" if t.name in peaks else "" for t in tools)
        ratio = memory(size)
        yield f"| peak memory | {cells} | {_times(ratio) if ratio else ''} |"
    yield f"| pages of HTML | {' | '.join(f'{size.pages[tool.name]:,}' for tool in tools)} | |"


def _cell(figures: Figures | None) -> str:
    return f"{seconds(figures.wall)} s" if figures else ""


def _times(ratio: Ratio) -> str:
    return f"{ratio.value:.3f}" if ratio.value < 0.1 else f"{ratio.value:.2f}"
