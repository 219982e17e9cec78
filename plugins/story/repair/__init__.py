"""Mends damaged characters in unrolled text; tells of those that can't be mended.

A repair is accepted only if the damage can mean exactly one emoji, symbol or punctuation mark
(`signs`), and if nobody could have written it on purpose. Letters are never touched: `cafÃ©` is
reported, since the same characters may be a word of another language. What is left is a Problem.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from plugins.story.model import Problem
from plugins.story.rare import ASCII, without
from plugins.story.repair.damage import DAMAGE, LOOK, Span, spans
from plugins.story.repair.signs import continues

PASSES = 3  # what one repair brings together may be damage again
LISTED = 100  # lines that have a problem of their own
SHOWN = 5  # samples a problem shows
SAMPLE = 12  # characters of a sample
_REMEDY = "Run make fix; what it leaves, write yourself."


@dataclass(frozen=True, slots=True)
class Repair:
    """A text with its damaged characters mended."""

    text: str
    repaired: tuple[str, ...]  # "đŸ’Ș → 💪 (line 6)"
    problems: tuple[Problem, ...]  # rule "damaged-character": what could not be mended


def repair(text: str) -> Repair:
    """Mends what can be mended without a guess. Takes any text; raises nothing; linear."""
    repaired: list[str] = []
    if not text.isascii():
        for _ in range(PASSES):
            mended = [span for span in spans(text) if span.fix is not None]
            if not mended:
                break
            repaired += _entries(text, mended)
            text = _replaced(text, mended)
    return Repair(text, tuple(repaired), damaged(text))


def damaged(text: str) -> tuple[Problem, ...]:
    """A warning for each line with damaged characters; nothing is mended."""
    if text.isascii():
        return ()
    high = without(text, ASCII)
    if not (LOOK.search(high) or DAMAGE.search(high)):
        return ()
    found = [(span.start, span.end) for span in spans(text)]
    found += [match.span() for match in DAMAGE.finditer(text)]
    return tuple(_problems(text, _apart(found)))


def _apart(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order, the longest one where several share characters."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _problems(text: str, found: list[tuple[int, int]]) -> Iterator[Problem]:
    """One for each line, as far as somebody would read on."""
    lines = _Lines(text)
    by_line = groupby(found, key=lambda place: lines.of(place[0]))
    for line, places in islice(by_line, LISTED):
        samples = dict.fromkeys(visible(text[start:end][:SAMPLE]) for start, end in places)
        more = ", …" if len(samples) > SHOWN else ""
        message = f"Damaged characters: {', '.join(islice(samples, SHOWN))}{more}."
        yield Problem(line, "warning", "damaged-character", message, _REMEDY)
    for line, _ in islice(by_line, 1):
        message = "Damaged characters in this line and perhaps in later ones."
        yield Problem(line, "warning", "damaged-character", message, _REMEDY)


def visible(text: str) -> str:
    """A text in which characters that don't show are named: <U+F78F>."""
    return "".join(
        c if c.isprintable() and not "\ue000" <= c <= "\uf8ff" else f"<U+{ord(c):04X}>"
        for c in text
    )


class _Lines:
    """Which line a place in a text is on."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def of(self, place: int) -> int:
        return bisect_left(self._ends, place) + 1


def _entries(text: str, mended: Iterable[Span]) -> Iterator[str]:
    """What was mended, an emoji with its parts as one."""
    lines = _Lines(text)
    start, end, fix = 0, -1, ""
    for span in mended:
        char = span.fix or ""
        if span.start == end and continues(char, fix):
            end, fix = span.end, fix + char
            continue
        if fix:
            yield f"{visible(text[start:end])} → {fix} (line {lines.of(start)})"
        start, end, fix = span.start, span.end, char
    if fix:
        yield f"{visible(text[start:end])} → {fix} (line {lines.of(start)})"


def _replaced(text: str, mended: Iterable[Span]) -> str:
    parts: list[str] = []
    done = 0
    for span in mended:
        parts += (text[done : span.start], span.fix or "")
        done = span.end
    return "".join((*parts, text[done:]))
