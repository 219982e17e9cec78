"""All candidates of a text, line by line, or post by post where posts are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.story.model import Mode
from plugins.story.thread.firsts import first
from plugins.story.thread.forms import STRONG
from plugins.story.thread.lasts import last
from plugins.story.thread.layout import DEFINITION, Layout
from plugins.story.thread.lines import LIST, Line
from plugins.story.thread.markers import Marker


def candidates(layout: Layout, mode: Mode) -> Iterator[Marker]:
    """All candidates, in order; [1] is none where the text says which link it is."""
    found = _in_posts(layout) if mode == "posts" else _in_lines(layout)
    text = layout.source.text
    if "]:" not in text:
        return found
    links = {link["label"] for link in DEFINITION.finditer(text)}
    return (marker for marker in found if marker.literal not in links)


def _in_lines(layout: Layout) -> Iterator[Marker]:
    text = layout.source.text
    for index, line in enumerate(layout.lines):
        yield from in_line(text, line, index)


def in_line(text: str, line: Line, index: int) -> Iterator[Marker]:
    """The candidates of one line: what it begins with, and what it ends with."""
    found = first(text, line, index)
    if found:
        yield found
        if found.place == "alone":
            return
    after = found.spans[-1][1] if found else 0
    ended = last(text, line, index, after)
    if ended and ended.spans[0][0] >= after:
        yield ended


def _in_posts(layout: Layout) -> Iterator[Marker]:
    """Candidates where every post is known: first or last in it, or alone on a line inside."""
    text = layout.source.text
    by_chunk: dict[int, list[tuple[int, Line]]] = {}
    for index, line in enumerate(layout.lines):
        by_chunk.setdefault(line.chunk, []).append((index, line))
    for post in by_chunk.values():
        yield from _in_post(layout, text, post)


def _in_post(layout: Layout, text: str, post: list[tuple[int, Line]]) -> Iterator[Marker]:
    inner = [
        (index, line)
        for index, line in post
        if not (layout.tags(index) or layout.opens(index) or layout.closes(index))
    ]
    if not inner:
        return
    (top, top_line), (bottom, bottom_line) = inner[0], inner[-1]
    head = first(text, top_line, top)
    if head:
        yield head._replace(place="first") if len(inner) > 1 else head
        if head.place == "alone" and len(inner) == 1:
            return
    foot = first(text, bottom_line, bottom) if len(inner) > 1 else None
    if foot and foot.place == "alone":
        yield foot._replace(place="last")
        return
    foot = last(text, bottom_line, bottom)
    if foot and not (head and top == bottom and foot.spans[0][0] < head.spans[-1][1]):
        yield foot
    elif not head:
        for index, line in inner[1:-1]:
            middle = first(text, line, index) if line.kind != LIST else None
            if middle and middle.place == "alone" and middle.rank == STRONG:
                yield middle._replace(place="first")
                return
