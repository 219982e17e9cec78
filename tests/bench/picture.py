"""Time against number of stories as an SVG, readable in light and dark, and by those who hear it.

Both axes are logarithmic. Lines are labelled where they end, and told apart by more than colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from tests.bench.edits import Operation
from tests.bench.results import Size
from tests.bench.table import seconds
from tests.bench.tools import TOOLS

WIDTH: Final = 760
HEIGHT: Final = 440
LEFT: Final = 56
RIGHT: Final = 520  # where the lines end and their labels begin
TOP: Final = 52
BOTTOM: Final = 384
LINE: Final = 17  # from one label to the next, at the least
DRAWN: Final[dict[Operation, str]] = {"cold": "cold", "body": "one edit"}
# Everything that is drawn on the paper, in its own colour; grid lines are no more than a hint.
LIGHT: Final = {
    "paper": "#ffffff", "ink": "#1f2328", "grid": "#d5dae0",
    "ours": "#a83c0b", "hugo": "#0a58b0", "pelican": "#59636e",
}  # fmt: skip
DARK: Final = {
    "paper": "#0d1117", "ink": "#e6edf3", "grid": "#30363d",
    "ours": "#ffa36c", "hugo": "#7cb8ff", "pelican": "#a9b4c0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a tool at one operation."""

    tool: str
    label: str
    operation: Operation
    points: tuple[tuple[int, float], ...]  # stories, seconds; fewest stories first


def picture(sizes: Sequence[Size]) -> str:
    """The picture of at least two sizes. Raises ValueError for fewer."""
    if len(sizes) < 2:
        raise ValueError("a line needs two sizes or more")
    drawn = list(_series(sizes))
    scale = Scale.around(drawn)
    body = [*_axes(scale), *_key()]
    for series in reversed(drawn):  # ours on top
        body += _line(series, scale)
    body += _labels(drawn, scale)
    words = "; ".join(_in_words(series) for series in drawn)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-labelledby="title desc">',
            '<title id="title">Seconds to build the site, against the number of stories</title>',
            f'<desc id="desc">{escape(words)}.</desc>',
            f"<style>{_style()}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" rx="6"/>',
            *body,
            "</svg>\n",
        ]
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """From stories and seconds to places in the picture."""

    stories: tuple[float, float]  # logarithms of the ends
    seconds: tuple[float, float]

    @classmethod
    def around(cls, drawn: Sequence[Series]) -> Scale:
        """A scale that all points fit into, with a little room above and below."""
        across = [math.log10(x) for series in drawn for x, _ in series.points]
        up = [math.log10(y) for series in drawn for _, y in series.points]
        return cls((min(across), max(across)), (min(up) - 0.15, max(up) + 0.15))

    def x(self, stories: float) -> float:
        low, high = self.stories
        return LEFT + (math.log10(stories) - low) / (high - low) * (RIGHT - LEFT)

    def y(self, time: float) -> float:
        low, high = self.seconds
        return BOTTOM - (math.log10(time) - low) / (high - low) * (BOTTOM - TOP)


def _series(sizes: Sequence[Size]) -> Iterator[Series]:
    for tool in TOOLS:
        for operation in DRAWN:
            measured = ((size.stories, size.of(tool.name, operation)) for size in sizes)
            points = tuple((stories, found.wall) for stories, found in measured if found)
            if points:
                yield Series(tool.name, tool.label, operation, points)


def _in_words(series: Series) -> str:
    said = ", ".join(f"{seconds(y)} s at {x:,} stories" for x, y in series.points)
    return f"{series.label}, {DRAWN[series.operation]}: {said}"


def _style() -> str:
    def rules(palette: dict[str, str]) -> str:
        tools = "".join(
            f".{t.name}{{stroke:{palette[t.name]}}}text.{t.name},circle.{t.name}"
            f"{{fill:{palette[t.name]}}}"
            for t in TOOLS
        )
        return (
            f".paper{{fill:{palette['paper']}}}text{{fill:{palette['ink']}}}{tools}"
            f".grid{{stroke:{palette['grid']}}}.key{{stroke:{palette['ink']}}}"
            f"text,text[class]{{stroke:{palette['paper']}}}"
        )

    return (
        "text{font:13px system-ui,sans-serif;paint-order:stroke;stroke-width:4px;"
        "stroke-linejoin:round}path,line{fill:none;stroke-width:2.5px}line.grid{stroke-width:1px}"
        ".body{stroke-dasharray:7 5}.ours.cold,.ours.body{stroke-width:3.5px}"
        f"{rules(LIGHT)}@media(prefers-color-scheme:dark){{{rules(DARK)}}}"
    )


def _axes(scale: Scale) -> Iterator[str]:
    low, high = (math.ceil(scale.seconds[0]), math.floor(scale.seconds[1]))
    for power in range(low, high + 1):
        y, label = scale.y(10.0**power), f"{10.0**power:g} s"
        yield f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{RIGHT}" y2="{y:.1f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    low, high = (math.ceil(scale.stories[0]), math.floor(scale.stories[1]))
    for power in range(low, high + 1):
        x = scale.x(10.0**power)
        yield f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{BOTTOM}"/>'
        yield f'<text x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>'
    middle = (LEFT + RIGHT) / 2
    yield f'<text x="{middle}" y="{BOTTOM + 42}" text-anchor="middle">stories</text>'


def _key() -> Iterator[str]:
    for x, (operation, label) in zip((LEFT, LEFT + 160), DRAWN.items(), strict=True):
        yield f'<line class="key {operation}" x1="{x}" y1="24" x2="{x + 40}" y2="24"/>'
        yield f'<text x="{x + 48}" y="28">{"cold build" if label == "cold" else label}</text>'


def _line(series: Series, scale: Scale) -> Iterator[str]:
    places = [(scale.x(x), scale.y(y)) for x, y in series.points]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    yield f'<path class="{series.tool} {series.operation}" d="{path}"/>'
    for x, y in places:
        yield f'<circle class="{series.tool}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'


def _labels(drawn: Sequence[Series], scale: Scale) -> Iterator[str]:
    """Beside the ends of the lines; a tool that ends before the others has one above its end."""
    last = max(series.points[-1][0] for series in drawn)
    ending = [series for series in drawn if series.points[-1][0] == last]
    ending.sort(key=lambda series: -series.points[-1][1])
    places = spread([scale.y(series.points[-1][1]) for series in ending])
    for series, y in zip(ending, places, strict=True):
        said = f"{series.label}, {DRAWN[series.operation]}: {seconds(series.points[-1][1])} s"
        yield f'<text class="{series.tool}" x="{RIGHT + 10}" y="{y + 4:.1f}">{escape(said)}</text>'
    early = [series for series in drawn if series.points[-1][0] != last]
    for tool in dict.fromkeys(series.tool for series in early):
        mine = [series for series in early if series.tool == tool]
        x, y = mine[0].points[-1][0], max(series.points[-1][1] for series in mine)
        times = ", ".join(f"{DRAWN[s.operation]} {seconds(s.points[-1][1])} s" for s in mine)
        yield (
            f'<text class="{tool}" x="{scale.x(x) + 6:.1f}" y="{scale.y(y) - 12:.1f}" '
            f'text-anchor="end">{escape(f"{mine[0].label}: {times}")}</text>'
        )


def spread(places: Sequence[float]) -> list[float]:
    """Places from the top down, moved as little as it takes to keep labels apart."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + LINE) if moved else place)
    over = max(0.0, moved[-1] - BOTTOM) if moved else 0.0
    for n in reversed(range(len(moved))):
        roof = moved[n + 1] - LINE if n + 1 < len(moved) else moved[n] - over
        moved[n] = min(moved[n], roof)
    return moved
