"""The figures as a table for a terminal, and what isn't good enough, page by page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from tests.audit.figures import Figure, Finding, Result
from tests.audit.lines import LINES, Line

FIRST: Final = 46  # width of the first column
CELL: Final = 30  # width of a site's
SHOWN: Final = 6  # findings of one page and line
WIDTH: Final = 200  # characters of a finding


def lines_of(parts: Collection[str]) -> list[Line]:
    """The lines that some parts measure."""
    return [line for line in LINES if line.part in parts]


def table(results: Sequence[Result], parts: Collection[str]) -> Iterator[str]:
    """A line each, with the worst figure of each site, and whether it is met."""
    names = "".join(f"{result.site:<{CELL}}" for result in results)
    yield f"{'':{FIRST}}{'asked':>12}  {names}".rstrip()
    for line in lines_of(parts):
        cells = "".join(f"{cell(line, result):<{CELL}}" for result in results)
        yield f"{line.label:{FIRST}}{line.asked:>12}  {cells}".rstrip()
    if any(figure.worst is not None for result in results for figure in result.figures):
        yield "In brackets: the worst of all runs; what stands before it is a page's median."


def cell(line: Line, result: Result, between: str = "  ") -> str:
    """The worst figure, in brackets that of a single run, on how many pages, and the verdict."""
    figures = [figure for figure in result.figures if figure.line == line.key]
    if any(part == line.part for part, _ in result.unmeasured):
        return "not measured"
    if not figures:
        return "no such page"
    worst = line.said(line.worst([figure.value for figure in figures]))
    if runs := [figure.worst for figure in figures if figure.worst is not None]:
        worst += f" ({line.worst(runs):,.0f})"
    missed = sum(not line.met(figure.value) for figure in figures)
    if missed:
        return f"{worst}{between}MISSED on {missed} of {len(figures)}"
    return f"{worst}{between}met on {len(figures)}"


def missed(results: Sequence[Result], parts: Collection[str]) -> list[tuple[str, Line, Figure]]:
    """Every figure that isn't good enough, with the site's name; the worst of a line first."""
    found = []
    for line in lines_of(parts):
        for result in results:
            bad = [f for f in result.figures if f.line == line.key and not line.met(f.value)]
            bad.sort(key=lambda figure: figure.value, reverse=not line.least)
            found += [(result.site, line, figure) for figure in bad]
    return found


def details(results: Sequence[Result], parts: Collection[str]) -> Iterator[str]:
    """What isn't good enough, with page and selector; then what couldn't be measured, and why.

    Pages that have the same faults are told together.
    """
    together: dict[tuple[str, str, tuple[Finding, ...]], list[tuple[str, Line, Figure]]] = {}
    for site, line, figure in missed(results, parts):
        told = figure.findings or (Finding(figure.page, ""),)
        together.setdefault((site, line.key, told), []).append((site, line, figure))
    for (site, _, findings), some in together.items():
        _, line, figure = some[0]
        also = f" and {len(some) - 1} more" if len(some) > 1 else ""
        value = f"{line.said(figure.value)} ({line.asked} asked)"
        yield f"{line.label}: {value}: {figure.page}{also}, {site}"
        for finding in findings[:SHOWN]:
            yield f"    {finding.where}: {finding.what}"[:WIDTH]
        if len(findings) > SHOWN:
            yield f"    and {len(findings) - SHOWN} more"
    for part, why in dict.fromkeys(each for result in results for each in result.unmeasured):
        yield f"not measured: {part} {why}"
    for result in results:
        if result.left_out:
            yield f"{result.site} has no page of these kinds: {', '.join(result.left_out)}"


def status(results: Sequence[Result], parts: Collection[str]) -> int:
    """0 where all lines are met, 1 where one is missed, 2 where one couldn't be measured."""
    if missed(results, parts):
        return 1
    return 2 if any(result.unmeasured for result in results) else 0
