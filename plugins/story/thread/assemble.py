"""Posts made of a reading: marker, cues, text, and what belongs to none of them.

Every character of the input ends in exactly one of these, so that nothing is lost or invented.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from plugins.story.model import Post, Side
from plugins.story.thread import cues
from plugins.story.thread.cueforms import Kind
from plugins.story.thread.cues import Found
from plugins.story.thread.joins import EDGES, Span, join, pieces, trim
from plugins.story.thread.layout import Layout
from plugins.story.thread.lines import OPAQUE, RULE
from plugins.story.thread.markers import Marker
from plugins.story.thread.orient import Reading
from plugins.story.thread.stretches import Stretch, stretches


class Assembly:
    """Turns a reading into posts, and keeps what is dropped on the way."""

    def __init__(self, layout: Layout, reading: Reading, cued: bool = True) -> None:
        self._layout, self._source = layout, layout.source
        self._text = layout.source.text
        self._side, self._cued = reading.side, cued
        self._stretches = stretches(self._source, reading)
        self._foreign = self._source.foreign
        self._dropped: list[Span] = list(self._foreign)

    def posts(self) -> tuple[Post, ...]:
        """The posts; those without a character are left out, unless the input told them apart."""
        opening, closing = self._zones()
        made = []
        for index, stretch in enumerate(self._stretches):
            kinds: list[Kind] = []
            if index <= opening and self._likely(stretch, "open"):
                kinds.append("open")
            if index >= closing and self._likely(stretch, "close"):
                kinds.append("close")
            post = None if kinds else self._plain(stretch)
            post = post or self._post(index, stretch, kinds)
            if post:
                made.append(post)
        return tuple(made)

    def dropped(self) -> tuple[str, ...]:
        """What belongs to no post, in the order of the text."""
        strings = (self._text[start:end].strip() for start, end in sorted(self._dropped))
        return tuple(string for string in strings if string)

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

    def _plain(self, stretch: Stretch) -> Post | None:
        """A post that is at most its marker and then its text, as most are; None of others."""
        top, bottom, start, end, marker = stretch
        if top == bottom or self._foreign:
            return None
        line = self._source.lines[top]
        if line.kind == RULE:
            return None
        if marker:
            begin, stop = marker.spans[0]
            if marker.dropped or marker.cue or len(marker.spans) > 1:
                return None
            if begin != start and self._text[start:begin].strip():
                return None
            start = stop
        bare = self._text[start:end].strip()
        if bare and (bare[0] in EDGES or bare[-1] in EDGES):
            return None
        if not marker:
            return Post(None, None, None, None, (), bare, line.number)
        pos = self._pos(marker)
        return Post(marker.literal, marker.number, marker.total, pos, (), bare, line.number)

    def _post(self, index: int, stretch: Stretch, kinds: Sequence[Kind]) -> Post | None:
        marker = stretch.marker
        removed = self._not_ours(stretch)
        top = self._drop_rules(stretch, removed)
        if marker:
            removed += marker.spans
            self._drop(marker.dropped, removed)
        if top == stretch.bottom and not self._source.chunks:
            self._drop_hidden(stretch.start, stretch.end, removed)
            return None
        words = []
        for cue in self._all_cues(stretch, kinds):
            words.append(self._text[slice(*cue.literal)])
            removed.append(cue.literal)
            self._drop(cue.dropped, removed)
        if marker and marker.cue and (marker.cue != "🧵" or "open" in kinds):
            words.insert(0, marker.cue)
        return Post(
            marker.literal if marker else words[0] if words else None,
            marker.number if marker else None,
            marker.total if marker else None,
            self._pos(marker) if marker else None,
            tuple(words),
            self._rest(stretch, sorted(removed)),
            self._source.lines[top].number if top < stretch.bottom else index + 1,
        )

    def _pos(self, marker: Marker) -> Side:
        if marker.place == "alone":
            return "prefix" if self._side == "opening" else "suffix"
        return "prefix" if marker.place == "first" else "suffix"

    def _not_ours(self, stretch: Stretch) -> list[Span]:
        """The spans of an unroll service's words in a post."""
        first = bisect_left(self._foreign, (stretch.start, -1))
        return list(self._foreign[first : bisect_left(self._foreign, (stretch.end, -1))])

    def _drop(self, spans: Sequence[Span], removed: list[Span]) -> None:
        removed += spans
        self._dropped += spans

    def _drop_rules(self, stretch: Stretch, removed: list[Span]) -> int:
        """Drop the separators that a post begins with; the line behind them."""
        top = stretch.top
        while top < stretch.bottom and self._source.lines[top].kind == RULE:
            rule = self._source.lines[top]
            self._drop([(rule.start, rule.end)], removed)
            top += 1
        return top

    def _likely(self, stretch: Stretch, kind: Kind) -> bool:
        return cues.likely(self._text, kind, stretch.start, stretch.end)

    def _all_cues(self, stretch: Stretch, kinds: Sequence[Kind]) -> list[Found]:
        """The cues of a post in their order; where two overlap, the first of them."""
        found = sorted(cue for kind in kinds for cue in self._cues(stretch, kind))
        kept: list[Found] = []
        for cue in found:
            if not kept or cue.literal[0] >= kept[-1].literal[1]:
                kept.append(cue)
        return kept

    def _cues(self, stretch: Stretch, kind: Kind) -> list[Found]:
        """The cues of one kind in a post, at the edges of its lines and beside its marker."""
        marker = stretch.marker
        holes = sorted((*marker.spans, *marker.dropped)) if marker else []
        found: list[Found] = []
        for line in self._source.lines[stretch.top : stretch.bottom]:
            if line.kind not in (OPAQUE, RULE):
                for start, end in pieces(line.start, line.end, holes):
                    found += (cue.moved(start) for cue in cues.find(self._text[start:end], kind))
        return found

    def _rest(self, stretch: Stretch, removed: Sequence[Span]) -> str:
        """What is left of a post, with nothing of zero width at its edges."""
        left = list(pieces(stretch.start, stretch.end, removed))
        joined = join([self._text[a:b] for a, b in left])
        if not joined or (joined[0] not in EDGES and joined[-1] not in EDGES):
            return joined
        hidden: list[Span] = []
        for order, side in ((left, 1), (left[::-1], -1)):
            for start, end in order:
                bare = trim(self._text[start:end], side)
                gap = end - start - len(bare)
                hidden.append((start, start + gap) if side > 0 else (end - gap, end))
                if bare:
                    break
        for span in sorted(set(hidden)):
            self._drop_hidden(*span, removed)
        holes = sorted({*removed, *hidden})
        return join([self._text[a:b] for a, b in pieces(stretch.start, stretch.end, holes)])

    def _drop_hidden(self, start: int, end: int, removed: Sequence[Span]) -> None:
        """Drop the zero-width characters of a span that holds nothing else to keep."""
        for a, b in pieces(start, end, sorted(removed)):
            self._dropped += [(i, i + 1) for i in range(a, b) if not self._text[i].isspace()]
