"""Mixed directions: the Unicode Bidirectional Algorithm (UAX 9) for one paragraph.

Rules W1 to W7, N0 (in `brackets`) to N2, I1, I2, L1 and L2, in their order. Explicit embeddings,
overrides and isolates are taken for nothing: no story has them (`plugins.story.hidden` refuses
them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import bidirectional

from plugins.cards.brackets import resolve_brackets, side_of

_NOTHING = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_NEUTRAL = {"B", "S", "WS", "ON"}


class Stretch(NamedTuple):
    """A part of a line that runs in one direction."""

    start: int
    end: int
    level: int  # odd: from right to left

    @property
    def rtl(self) -> bool:
        return self.level % 2 == 1


def base_level(text: str) -> int:
    """0 or 1: the direction of the first strong character (P2, P3); 0 where there is none."""
    for char in text:
        kind = bidirectional(char)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph whose own level is 0 or 1."""
    kinds = [bidirectional(char) or "L" for char in text]
    seen = [n for n, kind in enumerate(kinds) if kind not in _NOTHING]
    sides = _resolve([text[n] for n in seen], [kinds[n] for n in seen], "R" if base else "L")
    found = [base] * len(text)
    for n, side in zip(seen, sides, strict=True):
        found[n] = base + _RAISED[base][side]
    for n in range(1, len(text)):
        if kinds[n] in _NOTHING:
            found[n] = found[n - 1]
    return found


_RAISED = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"L": 1, "R": 0, "AN": 1, "EN": 1})  # I1, I2


def stretches(text: str, found: Sequence[int], start: int, end: int, base: int) -> list[Stretch]:
    """The stretches of the line text[start:end], from left to right (L1, L2)."""
    line = list(found[start:end])
    for n in range(len(line) - 1, -1, -1):
        if bidirectional(text[start + n]) not in ("WS", "BN", "S", "B"):
            break
        line[n] = base
    runs = list(_runs(line, start))
    highest = max(line, default=0)
    lowest_odd = min((level for level in line if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        runs = _turned(runs, level)
    return runs


def _runs(line: Sequence[int], start: int) -> Iterator[Stretch]:
    begin = 0
    for n in range(1, len(line) + 1):
        if n == len(line) or line[n] != line[begin]:
            yield Stretch(start + begin, start + n, line[begin])
            begin = n


def _turned(runs: list[Stretch], level: int) -> list[Stretch]:
    """Every sequence of runs at a level or above, turned round."""
    out: list[Stretch] = []
    high: list[Stretch] = []
    for run in runs:
        if run.level >= level:
            high.append(run)
        else:
            out += [*reversed(high), run]
            high = []
    return [*out, *reversed(high)]


def _resolve(chars: Sequence[str], kinds: list[str], sos: str) -> list[str]:
    """L, R, AN or EN for each character."""
    original = list(kinds)
    _weak(kinds, sos)
    resolve_brackets(chars, kinds, original, sos)
    _neutral(kinds, sos)
    return kinds


def _weak(kinds: list[str], sos: str) -> None:
    before = strong = sos
    for n, kind in enumerate(kinds):  # W1, W2, W3
        if kind == "NSM":
            kind = before
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[n] = before = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for n in range(1, len(kinds) - 1):  # W4
        a, kind, b = kinds[n - 1 : n + 2]
        if a == b and ((kind in ("ES", "CS") and a == "EN") or (kind == "CS" and a == "AN")):
            kinds[n] = a
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):  # W5
        for n in order:
            if kinds[n] == "ET" and kinds[n - order.step] == "EN":
                kinds[n] = "EN"
    strong = sos
    for n, kind in enumerate(kinds):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            kinds[n] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[n] = "L"


def _neutral(kinds: list[str], sos: str) -> None:
    n = 0
    before = sos
    while n < len(kinds):  # N1, N2
        if kinds[n] not in _NEUTRAL:
            before = side_of(kinds[n])
            n += 1
            continue
        end = n
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        after = side_of(kinds[end]) if end < len(kinds) else sos
        kinds[n:end] = [before if before == after else sos] * (end - n)
        n = end
