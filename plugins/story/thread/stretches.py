"""The posts of a reading before they are written: where each lies in the text, and its marker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plugins.story.thread.lines import Source
from plugins.story.thread.markers import Marker
from plugins.story.thread.orient import Reading


class Stretch(NamedTuple):
    """A post before it is written: its lines, its place in the text, its marker."""

    top: int  # index of its first line
    bottom: int  # index behind its last line
    start: int
    end: int
    marker: Marker | None


def stretches(source: Source, reading: Reading) -> list[Stretch]:
    """The posts of a reading, in order; together they cover the text, so the first begins at 0."""
    if source.chunks:
        return list(_given(source, reading))
    lines, total = source.lines, len(source.lines)
    edges = [cut for cut in reading.cuts if 0 < cut < total]
    edges.append(total)
    markers = [*reading.markers, None]
    found: list[Stretch] = []
    top = start = at = 0
    for bottom in edges:
        end = lines[bottom].start if bottom < total else len(source.text)
        marker = None
        while (ahead := markers[at]) is not None and ahead.line < bottom:
            marker = marker or ahead
            at += 1
        found.append(Stretch(top, bottom, start, end, marker))
        top, start = bottom, end
    return found


def _given(source: Source, reading: Reading) -> Iterator[Stretch]:
    """The posts that the input told apart."""
    lines, top = source.lines, 0
    markers = {lines[marker.line].chunk: marker for marker in reversed(reading.markers)}
    for chunk, (start, end) in enumerate(source.chunks):
        bottom = top
        while bottom < len(lines) and lines[bottom].chunk == chunk:
            bottom += 1
        yield Stretch(top, bottom, start, end, markers.get(chunk))
        top = bottom
