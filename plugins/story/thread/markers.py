"""A candidate for a marker: what stands first or last on a line and is written like one.

A candidate is not yet a marker: `runs` decides by the thread as a whole. How much a candidate
looks like prose ("on 3/17", "1/2 the battle") is its `doubt`.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from plugins.story.rare import ASCII, without
from plugins.story.thread import cues, tails
from plugins.story.thread.doubts import goes_on, word_before
from plugins.story.thread.forms import QUICK, STRONG, begun, ended
from plugins.story.thread.lines import LIST, OPAQUE, RULE, ZERO_WIDTH, Line
from plugins.story.thread.shapes import shape_of

Place = Literal["first", "last", "alone"]
Span = tuple[int, int]

_LEAD = re.compile(
    rf"[\s{ZERO_WIDTH}]*(?P<hash>#{{1,6}}(?=[ \t]))?[\s{ZERO_WIDTH}]*"
    rf"(?:[@＠]\w{{1,20}}(?:[@.]\w{{1,60}}){{0,4}}[\s{ZERO_WIDTH},]+){{0,50}}"
)
_EMPHASIS = re.compile(rf"(?P<mark>\*{{1,3}}|_{{1,3}}|~~)?[{ZERO_WIDTH}]*")
_HIDDEN = re.compile(rf"[{ZERO_WIDTH}]+")
# A line that begins with one of these has no marker first: most lines of most stories.
_PROSE = frozenset("bcdefghijklmnoqrsuvwxyzBCDGHIJKLMNOQRUVWXYZ\"'“‘")
_LAST_WORDS = frozenset("n nn x xx many end fin thread".split())
_WORDY = frozenset("aAtTpP")
_WORDS = re.compile(r"(?:a |A |[tT][hw]|T[HW]|[pP][ao]|P[AO])")
_NO_DIGITS = ASCII.translate(None, b"0123456789")
_NUMERIC = re.compile(r"[\d⃣🔟①-⒛⓪㉑-㉟㊱-㊿]")
_FINISHED = re.compile(r"(?:^|[.!?…。！？:：;\"”’»)\]*_]|[^\w\s,，、]) *\Z")
_DEFINES = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:[ \t]*\Z")
TAIL: Final = 1000  # how much of a line's end is looked at


class Marker(NamedTuple):
    """A candidate, and after the decision a marker."""

    line: int  # index of its line in the source
    place: Place  # first or last on its line, or alone
    rank: int  # STRONG, MIDDLE or WEAK
    form: str  # how it is written (shapes.Shape)
    number: int
    total: int | str | None
    literal: str  # as the author wrote it
    spans: tuple[Span, ...]  # where the literal stands in the text
    dropped: tuple[Span, ...] = ()  # ## before it, emphasis and zero-width characters around it
    cue: str = ""  # the cue that is part of it: 1/🧵, 17/END
    doubt: float = 0.0  # how much like prose it looks where it stands
    lower: bool = False  # a lower-case word goes on: "1/2 the battle"
    lettered: bool = False  # 2a/, 2b/


def first(text: str, line: Line, index: int) -> Marker | None:
    """The candidate that a line begins with."""
    start, end = line.start, line.end
    sign = text[start]
    if sign in _PROSE or line.kind or (sign in _WORDY and not _WORDS.match(text, start, end)):
        return None
    quick = QUICK.match(text, start, end)
    if quick:
        stop = quick.end(1) + 1
        literal = text[start:stop]
        return Marker(index, "first", STRONG, "1/", int(quick[1]), None, literal, ((start, stop),))
    return _first(text, line, index)


def _first(text: str, line: Line, index: int) -> Marker | None:
    raw = text[line.start : line.end]
    lead = _LEAD.match(raw)
    at = lead.end() if lead else 0
    found, mark = _core(raw, at)
    if not found:
        after = cues.behind_opening(raw, at)
        if after > at:
            found, mark = _core(raw, after)
    if not found:
        return None
    drops = _hidden(raw, 0, found.start())
    if lead and lead["hash"]:
        drops.append(lead.span("hash"))
    stop = found.end()
    spans = [found.span()]
    if mark and mark["mark"]:
        stop = _close_emphasis(raw, mark, spans, drops)
    hidden = _HIDDEN.match(raw, stop)
    if hidden:
        drops.append(hidden.span())
    place: Place = "alone" if tails.nothing_but_tags(raw[stop:].strip("*_~")) else "first"
    return _marker(found, place, index, line.start, raw, spans, drops)


def _core(raw: str, at: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The marker at a place, looking through emphasis."""
    mark = _EMPHASIS.match(raw, at)
    if mark and mark.end() > at:
        return begun().match(raw, mark.end()), mark
    return begun().match(raw, at), None


def _close_emphasis(raw: str, mark: re.Match[str], spans: list[Span], drops: list[Span]) -> int:
    """Drop emphasis that is around the marker alone; the offset behind it."""
    stop = spans[0][1]
    if not raw.startswith(mark["mark"], stop):
        return stop
    drops += [mark.span("mark"), (stop, stop + len(mark["mark"]))]
    stop += len(mark["mark"])
    if raw[stop : stop + 1] in (":", "：", ".", ")") and not raw[stop + 1 : stop + 2].isdigit():
        spans.append((stop, stop + 1))
        stop += 1
    return stop


def _hidden(raw: str, start: int, stop: int) -> list[Span]:
    if raw.isascii():
        return []
    return [found.span() for found in _HIDDEN.finditer(raw, start, stop)]


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
    return _marker(found, "last", index, begin, tail, [found.span()], drops)


def _marker(
    found: re.Match[str],
    place: Place,
    index: int,
    base: int,
    raw: str,
    spans: list[Span],
    drops: list[Span],
) -> Marker | None:
    shape = shape_of(found)
    if not shape:
        return None
    numeric = isinstance(shape.total, int) and not (found["open"] or found["oopen"])
    lower, doubt = False, 0.0
    if place == "last":
        doubt = word_before(found, raw, numeric)
    elif place == "first":
        lower = goes_on(found, raw, spans[-1][1], numeric)
        doubt = 1.0 if lower else 0.0
    if lower and (found["on"] or found["word"]):
        return None
    return Marker(
        index,
        place,
        shape.rank,
        shape.form,
        shape.number,
        shape.total,
        "".join(raw[a:b] for a, b in spans),
        tuple((base + a, base + b) for a, b in spans),
        tuple((base + a, base + b) for a, b in sorted(drops)),
        shape.cue,
        doubt,
        lower,
        shape.lettered,
    )
