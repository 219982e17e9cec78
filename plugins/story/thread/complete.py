"""What a run leaves exactly one number open for belongs to it, whatever it looks like by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from plugins.story.model import Mode
from plugins.story.thread.layout import Layout
from plugins.story.thread.markers import Marker, Place
from plugins.story.thread.numbering import Orientation

_OTHER: Final[dict[Orientation, Place]] = {"opening": "last", "closing": "first"}


def complete(
    layout: Layout, chosen: Sequence[Marker], group: list[Marker], side: Orientation, mode: Mode
) -> list[Marker]:
    """The run with the markers that looked like prose by themselves, and with one on the other
    side, since one post may differ: “Story time. 1/4” before “2/4 …”."""
    lines, by_post = layout.lines, mode == "posts"

    def post(marker: Marker) -> int:
        return lines[marker.line].chunk if by_post else marker.line

    filled = list(chosen)
    taken = {post(marker) for marker in filled}
    at = [marker.line for marker in filled]
    differs = False
    for other in group:
        odd = other.place == _OTHER[side]
        if post(other) in taken or (odd and (differs or other.doubt >= 1)):
            continue
        index = bisect_left(at, other.line)
        before = filled[index - 1] if index else None
        after = filled[index] if index < len(filled) else None
        if odd and not _alike(other, before or after):
            continue
        if _fills(before, other, after) and (odd or _bounded(before, other, after)):
            filled.insert(index, other)
            at.insert(index, other.line)
            taken.add(post(other))
            differs = differs or odd
    return filled


def _bounded(before: Marker | None, other: Marker, after: Marker | None) -> bool:
    """Whether a run holds a number from both sides, or it is the first or the last of all."""
    return (
        (before is not None and after is not None)
        or other.number == 1
        or (other.number == other.total)
    )


def _alike(other: Marker, near: Marker | None) -> bool:
    """Whether both have a number for their total, or neither: "3/" ends no "1/10", "2/10"."""
    if near is None or other.cue:
        return True
    return isinstance(other.total, int) == isinstance(near.total, int)


def _fills(before: Marker | None, other: Marker, after: Marker | None) -> bool:
    if before and other.number != before.number + 1:
        return False
    if after and other.number != after.number - 1:
        return False
    near = before or after
    like = near is not None and (other.total == near.total or not isinstance(other.total, int))
    return like and (before is not None or other.number == 1)
