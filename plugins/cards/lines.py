"""A paragraph to lines: broken where a reader would, of even length, and not too many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plugins.cards.clusters import ends, may_part
from plugins.cards.shaping import Paragraph, advance, paragraph

ELLIPSIS = "…"
_CLOSING = " ,.:;!?、。，،؛·–—-…"  # what is taken away before an ellipsis
_EVENLY = 14  # halvings of the width while lines are evened out


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph in the units that stay together on a line."""

    paragraph: Paragraph
    bounds: tuple[int, ...]  # piece numbers where units begin, and where the last ends
    before: tuple[float, ...]  # the width of all units before each bound, in ems
    spaces: tuple[float, ...]  # of each unit, what the space at its end takes

    def width(self, first: int, last: int) -> float:
        """The width of some units on one line."""
        return self.before[last] - self.before[first] - self.spaces[last - 1]


def measured(given: Paragraph, longest: float) -> Measured:
    """Measure a paragraph; words longer than `longest` ems are parted."""
    texts = [given.text[p.start : p.end] for p in given.pieces]
    words = [0, *ends(texts), len(texts)] if texts else [0]
    bounds, widths, spaces = [0], [0.0], [0.0]
    for first, last in pairwise(words):
        units = [(first, last)]
        if advance(given, first, last) > longest:
            units = _parted(texts, first, last)
        for a, b in units:
            width = advance(given, a, b)
            space = advance(given, b - 1, b) if texts[b - 1] == " " else 0.0
            bounds.append(b)
            widths.append(widths[-1] + width)
            spaces.append(space)
    return Measured(given, tuple(bounds), tuple(widths), tuple(spaces[1:]))


def _parted(texts: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    cuts = [n for n in range(first + 1, last) if may_part(texts[n - 1], texts[n])]
    cuts = [n for n in cuts if texts[n] != " "]
    return list(pairwise([first, *cuts, last]))


def broken(given: Measured, width: float) -> list[tuple[int, int]]:
    """Lines as ranges of units: as many on each as there is room for."""
    lines: list[tuple[int, int]] = []
    first, units = 0, len(given.bounds) - 1
    while first < units:
        last = first + 1
        while last < units and given.width(first, last + 1) <= width:
            last += 1
        lines.append((first, last))
        first = last
    return lines


def balanced(given: Measured, width: float) -> list[tuple[int, int]]:
    """The same number of lines, as even as they can be."""
    lines = broken(given, width)
    low, high = width / max(len(lines), 1) * 0.5, width
    for _ in range(_EVENLY):
        middle = (low + high) / 2
        tried = broken(given, middle)
        if len(tried) == len(lines) and all(given.width(*line) <= middle for line in tried):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def shortened(given: Measured, width: float, most: int) -> Measured:
    """The paragraph with an ellipsis where it would take more than so many lines of a width."""
    lines = broken(given, width)
    if len(lines) <= most:
        return given
    source = given.paragraph
    first = lines[most - 1][0]
    left = bisect_left(given.before, given.before[first] + width - 1.0)  # room for the ellipsis
    for last in range(min(left, len(given.bounds) - 1), first, -1):
        text = source.text[: source.pieces[given.bounds[last] - 1].end].rstrip(_CLOSING) + ELLIPSIS
        short = measured(_again(source, text), width)
        if len(broken(short, width)) <= most:
            return short
    return measured(_again(source, ELLIPSIS), width)


def _again(source: Paragraph, text: str) -> Paragraph:
    return paragraph(text, source.lang, source.base, source.bold)
