"""What lines are when no number is looked at: tags, cues, text; and which single newlines ask to be cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final

from plugins.story import cues, tails
from plugins.story.lines import LIST, OPAQUE, RULE, TEXT, Source

POST: Final = 280  # weighted characters of the longest post
# What cutting a single newline costs, and what not cutting it costs.
_ORDINARY: Final = (0.15, 1.0)
_OPEN: Final = (0.3, 0.8)  # the line above ends no sentence
_CLEAR: Final = (0.05, 1.2)  # below a tag line or an opening cue
_HELD: Final = (2.5, 0.0)  # inside a list, before tags, at a cue
_LOWER: Final = (0.9, 0.0)  # before a word that goes on in lower case
_JOINED: Final = (10.0, 0.0)  # a blank line: inside a post

_COLONS = (":", "：")
_POINTS = (".", ")")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

_TAG_SIGNS = frozenset("#＃@＠hw<")
_WIDE = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_URL = re.compile(r"https?://\S+")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[-–—→▪●‣◦•*+✅✔☑])\s")
_EMOJI_FIRST = re.compile(rf"\s*(?:[{tails.EMOJI}]|[0-9]️?⃣|🔟)")
_FINISHED = re.compile(rf"[.!?…。！？:;\"”’»)\]{tails.EMOJI}]\s*$")


def _finished(above: str) -> bool:
    return above[-1] in ".!?…" or _FINISHED.search(above[-8:]) is not None


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
        """Whether a line holds nothing but hashtags, mentions, links and emoji."""
        known = self._tags.get(index)
        if known is None:
            raw = self.raw(index)
            likely = (
                raw[0] not in _LETTERS
                and ((sign := raw.lstrip()[:1]) in _TAG_SIGNS or sign > "\u2000")
                or raw.startswith(("http", "www."))
            )
            known = self._tags[index] = likely and tails.nothing_but_tags(raw)
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

    def _hinted(self, index: int, kind: cues.Kind) -> bool:
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

    def behind_tags(self, index: int) -> int:
        """The first line from index on that is no tag line of the same part."""
        while index < len(self.lines) and self.lines[index].kind != RULE and self.tags(index):
            index += 1
        return index

    @cached_property
    def weights(self) -> list[int]:
        """Running sums of the lines' lengths as Twitter weighs them."""
        return list(accumulate((self._weight(i) for i in range(len(self.lines))), initial=0))

    def _weight(self, index: int) -> int:
        raw = self.raw(index)
        links = sum(len(url) - 23 for url in _URL.findall(raw)) if "://" in raw else 0
        wide = 0 if raw.isascii() else len(_WIDE.findall(raw))
        return len(raw) + wide - links + 1

    @cached_property
    def newlines(self) -> list[tuple[float, float]]:
        """For each line what cutting before it costs, and what not cutting costs; blank lines never
        part posts in unrolled text."""
        costs = [_JOINED]
        _ = self.hints
        bullets = False  # inside a list of emoji bullets
        above = self.raw(0) if self.lines else ""
        for index in range(1, len(self.lines)):
            raw = self.raw(index)
            if raw[0] in _LETTERS and raw[1:2] not in _POINTS:
                bullets = False
            else:
                emoji = _EMOJI_FIRST.match(raw) is not None
                bullets = emoji and (bullets or above.rstrip()[-1:] in _COLONS)
            if self.lines[index].loose:
                costs.append(_JOINED)
            elif bullets or self._held(index, raw, above):
                costs.append(_HELD)
            elif raw[0].islower() and self._lower_case:
                costs.append(_LOWER)
            elif self.tags(index - 1) or self.opens(index - 1):
                costs.append(_CLEAR)
            else:
                costs.append(_ORDINARY if _finished(above) else _OPEN)
            above = raw
        return costs

    def _held(self, index: int, raw: str, above: str) -> bool:
        """Whether the newline before a line stays uncut: lists, tag lines, cues, quotations."""
        kind = self.lines[index].kind
        if kind == LIST or (kind == OPAQUE and self.lines[index - 1].kind == OPAQUE):
            return True
        if _NUMBERED.match(raw) and (_NUMBERED.match(above) or above.rstrip()[-1:] in _COLONS):
            return True
        if self.tags(index) or self.closes(index) or self.opens(index):
            return True
        return index == 1 and self.opens(0)

    @cached_property
    def _lower_case(self) -> bool:
        """Whether a lower-case word at the beginning of a line says that the line goes on: not where
        most lines begin so."""
        lower = sum(self.raw(i).lstrip()[:1].islower() for i in range(len(self.lines)))
        return lower * 2 < len(self.lines)
