"""What is left of a text when spans are taken out of it, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plugins.story.thread.tails import ZERO_WIDTH_SET

Span = tuple[int, int]
EDGES: Final = frozenset(ZERO_WIDTH_SET)
_OPENER: Final = re.compile(r"(?:^|\s)(?:\*{1,3}|_{1,3}|~~)\Z")
_CLOSER: Final = re.compile(r"(?:\*{1,3}|_{1,3}|~~)")


def trim(piece: str, side: int) -> str:
    """A piece without white space and zero-width characters at one edge (1: left, -1: right)."""
    start, end = 0, len(piece)
    if side > 0:
        while start < end and (piece[start].isspace() or piece[start] in EDGES):
            start += 1
    else:
        while start < end and (piece[end - 1].isspace() or piece[end - 1] in EDGES):
            end -= 1
    return piece[start:end]


def pieces(start: int, end: int, holes: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span without its holes, which are sorted."""
    for low, high in holes:
        if high <= start:
            continue
        if low >= end:
            break
        if start < low:
            yield start, low
        start = max(start, high)
    if start < end:
        yield start, end


def join(parts: Sequence[str]) -> str:
    """The pieces around what was taken out, with the widest of the spaces between them."""
    joined: list[str] = []
    gap = ""
    for piece in parts:
        bare = piece.strip()
        lead = piece[: len(piece) - len(piece.lstrip())]
        if not bare:
            gap = _wider(gap, piece)
            continue
        if joined:
            opened = not gap and _OPENER.search(joined[-1][-4:])
            closed = not lead and _CLOSER.match(bare)
            between = _wider(gap, lead)
            joined.append("" if (opened or closed) and "\n" not in between else between)
        joined.append(bare)
        gap = piece[len(piece.rstrip()) :]
    return "".join(joined)


def _wider(one: str, other: str) -> str:
    return max(one, other, key=lambda space: (space.count("\n"), len(space)))
