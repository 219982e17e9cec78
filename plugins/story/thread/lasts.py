"""Candidates for a marker that a line ends with."""

from __future__ import annotations

import re
from typing import Final

from plugins.story.rare import ASCII, without
from plugins.story.thread import tails
from plugins.story.thread.forms import ended
from plugins.story.thread.lines import LIST, OPAQUE, RULE, Line
from plugins.story.thread.markers import Marker, Span, marker_of

_LAST_WORDS = frozenset("n nn x xx many end fin thread".split())
_NO_DIGITS = ASCII.translate(None, b"0123456789")
_NUMERIC = re.compile(r"[\d⃣🔟①-⒛⓪㉑-㉟㊱-㊿]")
_FINISHED = re.compile(r"(?:^|[.!?…。！？:：;\"”’»)\]*_]|[^\w\s,，、]) *\Z")
_DEFINES = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:[ \t]*\Z")
TAIL: Final = 1000  # how much of a line's end is looked at


def last(text: str, line: Line, index: int, after: int = 0) -> Marker | None:
    """The candidate that a line ends with, behind which only tags, links and emoji stand;
    `after` is the end of the one it begins with."""
    begin = max(line.start, line.end - TAIL)
    final = text[max(begin, line.end - 24) : line.end]
    word = final[final.rfind(" ") + 1 :].rstrip(".!?,")
    if word.isalpha() and word.lower() not in _LAST_WORDS:
        return None  # the commonest end of a line, told apart by itself because it is quick
    if line.kind in (OPAQUE, RULE):
        return None
    if not _NUMERIC.search(without(text[max(begin, after) : line.end], _NO_DIGITS)):
        return None
    tail = text[begin : line.end]
    other = None
    for end, closing in tails.ends(tail):
        found = ended().search(tail, max(0, end - 40), end)
        if found and (found.start() or begin == line.start):
            marker = _last(tail, found, closing, line, index, begin)
            if found["strong"]:
                return marker
            other = other or marker
    return other


def _last(
    tail: str, found: re.Match[str], closing: Span | None, line: Line, index: int, begin: int
) -> Marker | None:
    before = tail[: found.start()]
    needs_end = found["weak"] or (found["on"] and not found["oopen"])
    bracketed = found["wbn"] or found["wsn"] or found["wc"]
    if needs_end and not bracketed and not _FINISHED.search(before[-12:]):
        return None
    if line.kind == LIST and not found["strong"]:
        return None
    if (found[0][0] in "[［" and found[0][-1] in ":：") or _DEFINES.match(before):
        return None  # a reference: "[1]: https://…", "[two]: 2/"
    drops = []
    if closing:
        mark = tail[slice(*closing)]
        if before.endswith(mark):
            drops = [(len(before) - len(mark), len(before)), closing]
    return marker_of(found, "last", index, begin, tail, [found.span()], drops)
