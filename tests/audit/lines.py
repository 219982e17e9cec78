"""What every kind of page must reach: a line of the table each, with its bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_high
from typing import Final


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is measured."""

    key: str  # in the figures: "axe", "lcp"
    part: str  # what measures it: a module in parts/
    label: str
    bound: float
    least: bool = False  # the bound is the least that is good enough, not the most
    unit: str = ""  # behind a figure
    typical: bool = False  # of some runs the median counts, since a clock is part of each

    def met(self, value: float) -> bool:
        """Whether a figure is good enough."""
        return value >= self.bound if self.least else value <= self.bound

    def worst(self, values: Sequence[float]) -> float:
        """The figure that says whether all are good enough."""
        return min(values) if self.least else max(values)

    def of_runs(self, values: Sequence[float]) -> float:
        """The figure of a page that was measured more than once."""
        return median_high(values) if self.typical else self.worst(values)

    def said(self, value: float) -> str:
        """A figure as people read it."""
        return f"{value:,.4g}{self.unit}" if abs(value) < 1 else f"{value:,.0f}{self.unit}"

    @property
    def asked(self) -> str:
        """The bound as people read it."""
        if not self.bound or self.bound == 100:
            return self.said(self.bound)
        return f"{'≥' if self.least else '≤'} {self.said(self.bound)}"


# A kilobyte is 1,000 bytes. What is counted is all that goes over the wire, the heads of answers
# too, as any host sends them; without those of `_headers`, which HTTP/2 sends once.
LINES: Final = (
    Line("performance", "lighthouse", "Lighthouse mobile: performance", 100, least=True),
    Line("accessibility", "lighthouse", "Lighthouse mobile: accessibility", 100, least=True),
    Line("best-practices", "lighthouse", "Lighthouse mobile: best practices", 100, least=True),
    Line("seo", "lighthouse", "Lighthouse mobile: SEO", 100, least=True),
    Line("lcp", "lighthouse", "largest contentful paint", 800, unit=" ms", typical=True),
    Line("cls", "lighthouse", "layout shift", 0),
    Line("tbt", "lighthouse", "total blocking time", 0, unit=" ms", typical=True),
    Line("story", "weights", "story without picture", 14_000, unit=" B"),
    Line("requests", "weights", "story without picture: requests", 3),
    Line("picture", "weights", "story with a picture", 40_000, unit=" B"),
    Line("listing", "weights", "list of up to 30 stories", 10_000, unit=" B"),
    Line("search-load", "weights", "search: its own bytes at load", 3_000, unit=" B"),
    Line("search-alone", "weights", "search: its own bytes after a search", 110_000, unit=" B"),
    Line("elsewhere", "weights", "requests to third parties", 0),
    Line("script", "parity", "JavaScript that a page needs", 0, unit=" B"),
    Line("missing", "parity", "words and ways missing without JavaScript", 0),
    Line("axe", "axe", "axe: A, AA, 2.2, best practice", 0),
    Line("axe-contrast", "axe", "axe: AAA contrast, light and dark", 0),
    Line("nu-errors", "nu", "Nu HTML Checker: errors", 0),
    Line("nu-messages", "nu", "Nu HTML Checker: other messages", 0),
    Line("html-validate", "htmlvalidate", "html-validate", 0),
    Line("feeds", "feeds", "feeds: errors and warnings", 0),
    Line("policy", "policy", "violations of the policy", 0),
    Line("overflow", "overflow", "overflow at 320 × 256", 0, unit=" px"),
    Line("overflow-spaced", "overflow", "overflow there with text spacing", 0, unit=" px"),
    Line("focus", "focus", "tab stops without visible focus", 0),
    Line("targets", "targets", "targets under 24 px", 0),
    Line("main-targets", "targets", "main actions under 44 px", 0),
    Line("links", "links", "links and anchors that lead nowhere", 0),
)
BY_KEY: Final = {line.key: line for line in LINES}
