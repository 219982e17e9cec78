"""What lines are when no number is looked at: hashtags, cues, text, and how long they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final

from plugins.story.thread import cues, newlines, tails
from plugins.story.thread.cueforms import Kind
from plugins.story.thread.lines import LIST, RULE, TEXT, Source

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_TAG_SIGNS = frozenset("#＃@＠<[")
# Where a link goes to, by its label: "[1]: https://…"
DEFINITION: Final = re.compile(
    r"^ {0,3}(?P<label>\[[^\[\]\n]{1,200}\]):[ \t]+<?https?://", re.MULTILINE
)
_WIDE = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_URL = re.compile(r"https?://\S+")


class Layout:
    """A source's lines, and what is found out about them once it is asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.lines
        self._tags: dict[int, bool] = {}

    def raw(self, index: int) -> str:
        line = self.lines[index]
        return self.source.text[line.start : line.end]

    def tags(self, index: int) -> bool:
        """Whether a line holds nothing but hashtags, mentions, emoji and links or their targets."""
        known = self._tags.get(index)
        if known is None:
            raw = self.raw(index)
            likely = (
                raw[0] not in _LETTERS
                and ((sign := raw.lstrip()[:1]) in _TAG_SIGNS or sign > "\u2000")
            ) or raw.startswith(("http", "www."))
            known = self._tags[index] = likely and (
                tails.nothing_but_tags(raw) or DEFINITION.match(raw) is not None
            )
        return known

    def opens(self, index: int) -> bool:
        """Whether a line is an opening cue alone."""
        return self._hinted(index, "open") and cues.alone(self.raw(index), "open")

    def closes(self, index: int) -> bool:
        """Whether a line is a closing cue alone."""
        return self._hinted(index, "close") and cues.alone(self.raw(index), "close")

    def begins_closing(self, index: int) -> bool:
        """Whether a line begins with a closing cue."""
        raw = self.raw(index)
        return cues.at_start(raw, "close", cues.edge(raw)) is not None

    def ends_closing(self, index: int) -> bool:
        """Whether a line ends with a closing cue."""
        raw = self.raw(index)
        found = cues.find(raw, "close")
        return bool(found) and tails.nothing_but_tags(raw[found[-1].literal[1] :].strip("*_~"))

    def ends_opening(self, index: int) -> bool:
        """Whether a line ends with an opening cue: "Three lessons 🧵"."""
        raw = self.raw(index)
        found = cues.find(raw, "open")
        return bool(found) and tails.nothing_but_tags(raw[found[-1].literal[1] :].strip("*_~"))

    def _hinted(self, index: int, kind: Kind) -> bool:
        if "hints" in self.__dict__:
            return index in self.hints
        return self.lines[index].kind in (TEXT, LIST) and cues.likely(self.raw(index), kind)

    @cached_property
    def hints(self) -> frozenset[int]:
        """The lines that hold a word which may be a cue: worth it where every line is asked."""
        starts = [line.start for line in self.lines]
        found = (bisect_right(starts, at) - 1 for at in cues.hints(self.source.text))
        return frozenset(at for at in found if at >= 0 and self.lines[at].kind in (TEXT, LIST))

    def hinted_lines(self, start: int) -> list[int]:
        """The lines from start on that it is worth asking for a cue, in order."""
        if start and start * 2 > len(self.lines):  # the common case: the last line of a story
            return [i for i in range(start, len(self.lines)) if self._hinted(i, "close")]
        return sorted(i for i in self.hints if i >= start)

    def has_text(self, start: int, stop: int) -> bool:
        """Whether a line from start to stop holds more than tags and cues."""
        return any(
            self.lines[index].kind != RULE
            and not self.tags(index)
            and not self.opens(index)
            and not self.closes(index)
            for index in range(start, stop)
        )

    def part_end(self, index: int) -> int:
        """The line behind the part that a line is in: the next separator, or behind the last."""
        count = len(self.lines)
        return next((i for i in range(index, count) if self.lines[i].kind == RULE), count)

    def behind_tags(self, index: int) -> int:
        """The first line from index on that is no tag line of the same part."""
        while index < len(self.lines) and self.lines[index].kind != RULE and self.tags(index):
            index += 1
        return index

    @cached_property
    def newlines(self) -> list[newlines.Costs]:
        """For each line what cutting before it costs, and what not cutting costs."""
        return newlines.costs(self)

    @cached_property
    def weights(self) -> list[int]:
        """Running sums of the lines' lengths as Twitter weighs them."""
        return list(accumulate((self._weight(i) for i in range(len(self.lines))), initial=0))

    def _weight(self, index: int) -> int:
        raw = self.raw(index)
        links = sum(len(url) - 23 for url in _URL.findall(raw)) if "://" in raw else 0
        wide = 0 if raw.isascii() else len(_WIDE.findall(raw))
        return len(raw) + wide - links + 1
