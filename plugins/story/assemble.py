"""Posts made of a reading: marker, cues, text, and what belongs to none of them.

Every character of the input ends in exactly one of these, so that nothing is lost or invented.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plugins.story import cues
from plugins.story.cues import Kind
from plugins.story.layout import Layout
from plugins.story.lines import OPAQUE, RULE, Source
from plugins.story.markers import Marker
from plugins.story.model import Post, Side
from plugins.story.orient import Reading
from plugins.story.tails import ZERO_WIDTH_SET

Span = tuple[int, int]
_OPENER: Final = re.compile(r"(?:^|\s)(?:\*{1,3}|_{1,3}|~~)\Z")
_CLOSER: Final = re.compile(r"(?:\*{1,3}|_{1,3}|~~)")
_EDGES: Final = frozenset(ZERO_WIDTH_SET)


class Stretch(NamedTuple):
    """A post before it is written: the lines from `top` to `bottom`, its place in the text, its marker."""

    top: int
    bottom: int
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


class Assembly:
    """Turns stretches into posts, and keeps what is dropped on the way."""

    def __init__(self, layout: Layout, reading: Reading, cued: bool = True) -> None:
        self._layout, self._source = layout, layout.source
        self._side, self._cued = reading.side, cued
        self._stretches = stretches(self._source, reading)
        self._dropped: list[Span] = list(self._source.foreign)
        self._foreign = self._source.foreign

    def posts(self) -> tuple[Post, ...]:
        """The posts; those without a character are left out, unless the input told them apart."""
        opening, closing = self._zones()
        made = []
        text, lines = self._source.text, self._source.lines
        for index, stretch in enumerate(self._stretches):
            kinds: list[Kind] = []
            if index <= opening:
                kinds.append("open")
            if index >= closing:
                kinds.append("close")
            post: Post | None
            if kinds or not self._plain(stretch):
                post = self._post(index, stretch, kinds)
            else:
                top, _, start, end, marker = stretch
                if marker:
                    bare = text[marker.spans[0][1] : end].strip()
                    head = (marker.literal, marker.number, marker.total, self._pos(marker))
                    post = Post(*head, (), bare, lines[top].number)
                else:
                    post = Post(
                        None, None, None, None, (), text[start:end].strip(), lines[top].number
                    )
                if post.text and (post.text[0] in _EDGES or post.text[-1] in _EDGES):
                    post = self._post(index, stretch, kinds)
            if post:
                made.append(post)
        return tuple(made)

    def dropped(self) -> tuple[str, ...]:
        """What belongs to no post, in the order of the text."""
        text = self._source.text
        pieces = (text[start:end].strip() for start, end in sorted(self._dropped))
        return tuple(piece for piece in pieces if piece)

    def _plain(self, stretch: Stretch) -> bool:
        """Whether a post is at most its marker and then its text: most are."""
        top, bottom, start, end, marker = stretch
        if top == bottom or self._source.lines[top].kind == RULE or self._not_ours(stretch):
            return False
        if marker is None:
            return True
        spans = marker.spans
        if marker.dropped or marker.cue or len(spans) > 1:
            return False
        begin = spans[0][0]
        return begin == start or not self._source.text[start:begin].strip()

    def _zones(self) -> tuple[int, int]:
        """The last post that an opening cue may stand in, and the first for a closing cue."""
        count = len(self._stretches)
        if not self._cued:
            return -1, count
        numbered = [index for index, item in enumerate(self._stretches) if item.marker]
        if numbered:
            return numbered[0], numbered[-1]
        tops = [stretch.top for stretch in self._stretches]
        likely = sorted({bisect_right(tops, line) - 1 for line in self._layout.hinted_lines(0)})
        opening = (i for i in likely if self._cues(self._stretches[i], "open"))
        closing = (i for i in reversed(likely) if self._cues(self._stretches[i], "close"))
        return next(opening, -1), next(closing, count)

    def _post(self, index: int, stretch: Stretch, kinds: Sequence[Kind]) -> Post | None:
        source, marker = self._source, stretch.marker
        removed = self._not_ours(stretch)
        if marker:
            removed += marker.spans
            removed += marker.dropped
            self._dropped += marker.dropped
        top = stretch.top
        while top < stretch.bottom and source.lines[top].kind == RULE:
            rule = source.lines[top]
            removed.append((rule.start, rule.end))
            self._dropped.append(removed[-1])
            top += 1
        if top == stretch.bottom and not source.chunks:
            self._drop_hidden(stretch.start, stretch.end, removed)
            return None
        found = self._cue_spans(stretch, kinds)
        for cue in found:
            removed += (cue.literal, *cue.dropped)
            self._dropped += cue.dropped
        words = tuple(source.text[a:b] for a, b in (cue.literal for cue in found))
        if marker and marker.cue and (marker.cue != "🧵" or "open" in kinds):
            words = (marker.cue, *words)
        return Post(
            marker.literal if marker else words[0] if words else None,
            marker.number if marker else None,
            marker.total if marker else None,
            self._pos(marker) if marker else None,
            words,
            self._text(stretch, removed),
            source.lines[top].number if top < stretch.bottom else index + 1,
        )

    def _not_ours(self, stretch: Stretch) -> list[Span]:
        """The spans of an unroll service's words in a post."""
        first = bisect_left(self._foreign, (stretch.start, -1))
        last = bisect_left(self._foreign, (stretch.end, -1))
        return list(self._foreign[first:last])

    def _pos(self, marker: Marker) -> Side:
        if marker.place == "alone":
            return "prefix" if self._side == "opening" else "suffix"
        return "prefix" if marker.place == "first" else "suffix"

    def _cue_spans(self, stretch: Stretch, kinds: Sequence[Kind]) -> list[cues.Found]:
        found: list[cues.Found] = []
        for kind in kinds:
            found += self._cues(stretch, kind)
        if len(kinds) > 1:
            found.sort()
            found = [
                cue
                for n, cue in enumerate(found)
                if not n or cue.literal[0] >= found[n - 1].literal[1]
            ]
        return found

    def _cues(self, stretch: Stretch, kind: Kind) -> list[cues.Found]:
        """The cues of one kind in a post, at the edges of its lines and beside its marker."""
        text = self._source.text
        if not cues.likely(text, kind, stretch.start, stretch.end):
            return []
        marker = stretch.marker
        holes = sorted((*marker.spans, *marker.dropped)) if marker else []
        found: list[cues.Found] = []
        for line in self._source.lines[stretch.top : stretch.bottom]:
            if line.kind in (OPAQUE, RULE):
                continue
            for start, end in _pieces(line.start, line.end, holes):
                found += [
                    cues.Found(
                        (start + cue.literal[0], start + cue.literal[1]),
                        tuple((start + a, start + b) for a, b in cue.dropped),
                    )
                    for cue in cues.find(text[start:end], kind)
                ]
        return found

    def _text(self, stretch: Stretch, removed: list[Span]) -> str:
        """What is left of a post, its pieces joined as they stood, its edges free of zero width."""
        text = self._source.text
        if len(removed) == 1 and not text[stretch.start : removed[0][0]].strip():
            start, end, joined = removed[0][1], stretch.end, ""
            joined = text[start:end].strip()
        else:
            joined = _join(
                [text[a:b] for a, b in _pieces(stretch.start, stretch.end, sorted(removed))]
            )
        if joined and (joined[0] in _EDGES or joined[-1] in _EDGES):
            return self._bare(stretch, removed)
        return joined

    def _bare(self, stretch: Stretch, removed: list[Span]) -> str:
        """The text without the zero-width characters at its edges, which are dropped."""
        text = self._source.text
        pieces = list(_pieces(stretch.start, stretch.end, sorted(removed)))
        for order, side in ((pieces, 1), (pieces[::-1], -1)):
            for start, end in order:
                kept = text[start:end]
                bare = _trim(kept, side)
                gap = len(kept) - len(bare)
                span = (start, start + gap) if side > 0 else (end - gap, end)
                self._drop_hidden(*span, removed)
                removed.append(span)
                if bare:
                    break
        kept_spans = _pieces(stretch.start, stretch.end, sorted(set(removed)))
        return _join([text[a:b] for a, b in kept_spans])

    def _drop_hidden(self, start: int, end: int, removed: Sequence[Span]) -> None:
        """Drop the zero-width characters of a span that holds nothing else."""
        for a, b in _pieces(start, end, sorted(removed)):
            self._dropped += [
                (at, at + 1) for at in range(a, b) if not self._source.text[at].isspace()
            ]


def _trim(piece: str, side: int) -> str:
    """A piece without white space and zero-width characters at one edge (1: left, -1: right)."""
    start, end = 0, len(piece)
    if side > 0:
        while start < end and (piece[start].isspace() or piece[start] in _EDGES):
            start += 1
    else:
        while start < end and (piece[end - 1].isspace() or piece[end - 1] in _EDGES):
            end -= 1
    return piece[start:end]


def _pieces(start: int, end: int, holes: Sequence[Span]) -> Iterator[Span]:
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


def _join(pieces: Sequence[str]) -> str:
    """The pieces around what was taken out, with the wider of the two spaces between them."""
    joined = ""
    for piece in pieces:
        bare = piece.strip()
        if not bare:
            joined += piece if joined else ""
            continue
        left = joined[len(joined.rstrip()) :]
        right = piece[: len(piece) - len(piece.lstrip())]
        if not joined.strip():
            joined = piece.lstrip()
            continue
        between = (
            left if (left.count("\n"), len(left)) >= (right.count("\n"), len(right)) else right
        )
        if "\n" not in between and (
            (not left and _OPENER.search(joined)) or (not right and _CLOSER.match(bare))
        ):
            between = ""
        joined = joined.rstrip() + between + piece.lstrip()
    return joined.strip()
