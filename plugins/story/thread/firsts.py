"""Candidates for a marker that a line begins with."""

from __future__ import annotations

import re

from plugins.story.thread import cues, tails
from plugins.story.thread.forms import QUICK, STRONG, begun
from plugins.story.thread.lines import ZERO_WIDTH, Line
from plugins.story.thread.markers import Marker, Place, Span, marker_of

_LEAD = re.compile(
    rf"[\s{ZERO_WIDTH}]*(?P<hash>#{{1,6}}(?=[ \t]))?[\s{ZERO_WIDTH}]*"
    rf"(?:[@＠]\w{{1,20}}(?:[@.]\w{{1,60}}){{0,4}}[\s{ZERO_WIDTH},]+){{0,50}}"
)
_EMPHASIS = re.compile(rf"(?P<mark>\*{{1,3}}|_{{1,3}}|~~)?[{ZERO_WIDTH}]*")
_HIDDEN = re.compile(rf"[{ZERO_WIDTH}]+")
# A line that begins with one of these has no marker first: most lines of most stories.
_PROSE = frozenset("bcdefghijklmnoqrsuvwxyzBCDGHIJKLMNOQRUVWXYZ\"'“‘")
_WORDY = frozenset("aAtTpP")
_WORDS = re.compile(r"(?:a |A |[tT][hw]|T[HW]|[pP][ao]|P[AO])")


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
    return marker_of(found, place, index, line.start, raw, spans, drops)


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
