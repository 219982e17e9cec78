"""The figures as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tests.bench.bounds import Ratio, against, growth, memory, verdicts
from tests.bench.edits import COMPARED, LABELS, Operation
from tests.bench.quiet import QUIET
from tests.bench.results import Figures, Size
from tests.bench.tools import TOOLS

FIRST: Final = 20  # width of the first column
CELL: Final = 26  # width of a tool's
NOTE: Final = """\
s: median of the runs, wall time. CPU: seconds of the process tree. MiB: peak of the process tree
(PSS, from a rehearsal that isn't timed). files: that the build wrote into its output.
ours / Hugo: the median of paired runs; * against Hugo's rebuild after one edited body."""


def report(sizes: Sequence[Size]) -> str:
    """Everything: a table a size, how figures grow, and whether what is asked for is met."""
    lines = [line for size in sizes for line in (*table(size), "")]
    grown = list(growth(sizes))
    if grown:
        lines += [*(f"{ratio.label:<56}{_times(ratio):>9}  {ratio.verdict}" for ratio in grown), ""]
    asked = verdicts(sizes)
    missed = [ratio for ratio in asked if not ratio.met]
    lines += [NOTE, ""]
    if asked:
        lines.append(f"{len(asked) - len(missed)} of {len(asked)} bounds are met.")
    return "\n".join(lines)


def table(size: Size) -> Iterator[str]:
    """One size: operations down, tools across."""
    tools = [tool for tool in TOOLS if tool.name in size.figures]
    yield about(size)
    labels = "".join(f"{tool.label:>{CELL}}" for tool in tools)
    yield f"{'':{FIRST}}{labels}{'ours / Hugo':>13}"
    yield f"{'':{FIRST}}" + f"{'s':>7}{'CPU':>7}{'MiB':>5}{'files':>7}" * len(tools)
    for operation in LABELS:
        cells = "".join(cell(size.of(tool.name, operation)) for tool in tools)
        ratio = against(size, operation)
        yield f"{LABELS[operation]:{FIRST}}{cells}{_judged(ratio, operation)}".rstrip()
    ratio = memory(size)
    peaks = "".join(_peak(size.peaks.get(tool.name)) for tool in tools)
    yield f"{'peak memory':{FIRST}}{peaks}{_judged(ratio, 'cold')}".rstrip()
    pages = "".join(f"{size.pages[tool.name]:>{CELL},}" for tool in tools)
    yield f"{'pages of HTML':{FIRST}}{pages}"
    yield f"{'version':{FIRST}}" + "".join(
        f"{size.versions[t.name][-CELL:]:>{CELL}}" for t in tools
    )
    yield busy(size)
    yield from size.besides


def about(size: Size) -> str:
    """The heading of a size: where and when it was measured."""
    machine = size.machine
    runs = "1 run" if size.runs == 1 else f"{size.runs} runs"
    return (
        f"{size.stories:,} stories, {runs}, {size.date}: {machine.processors} × "
        f"{machine.processor}, {machine.memory:g} GiB, {machine.system}, Python {machine.python}"
    )


def busy(size: Size) -> str:
    """How busy the rest of the machine was."""
    if size.others is None:
        return "How busy the rest of the machine was isn't known here."
    usual, worst = size.others
    said = f"Others kept {usual:.2f} processors busy meanwhile (at the worst {worst:.2f})."
    return said if usual <= QUIET else f"{said} Above {QUIET} wall times are not to be trusted."


def cell(figures: Figures | None) -> str:
    """A tool's part of a row."""
    if figures is None:
        return f"{'–':>7}{'–':>7}{'–':>5}{'–':>7}"
    tree = "–" if figures.tree is None else f"{figures.tree:.0f}"
    return f"{seconds(figures.wall):>7}{seconds(figures.cpu):>7}{tree:>5}{figures.files:>7}"


def seconds(value: float) -> str:
    """Three digits that say something: 0.381, 4.32, 48.2, 130."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _peak(peak: float | None) -> str:
    return f"{'–' if peak is None else f'{peak:.0f}':>{CELL - 7}}{'':7}"


def _times(ratio: Ratio) -> str:
    return f"{ratio.value:.3f} ×" if ratio.value < 1 else f"{ratio.value:.2f} ×"


def _judged(ratio: Ratio | None, operation: Operation) -> str:
    if ratio is None:
        return ""
    star = "" if operation in COMPARED else "*"
    return f"{_times(ratio):>12}{star:1}  {ratio.verdict}"
