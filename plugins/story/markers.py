"""Every candidate for a marker: what stands first or last on a line and has a marker's shape.

A candidate is not yet a marker: `runs` decides by the thread as a whole. How much a candidate looks
like prose ("on 3/17", "1/2 the battle") is its `doubt`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from plugins.story import cues, tails
from plugins.story.forms import AT, ENDING, MIDDLE, QUICK, STRONG, WEAK
from plugins.story.lines import LIST, OPAQUE, RULE, ZERO_WIDTH, Line

Place = Literal["first", "last", "alone"]
Span = tuple[int, int]

PREPOSITIONS: Final = frozenset(
    "on at in by from to of since until till before after around about between for with the a an "
    "am im vom bis um den der das el la le les al del du au il".split()
)
_LEAD = re.compile(
    rf"[\s{ZERO_WIDTH}]*(?P<hash>#{{1,6}}(?=[ \t]))?[\s{ZERO_WIDTH}]*"
    rf"(?:[@＠]\w{{1,20}}(?:[@.]\w{{1,60}}){{0,4}}[\s{ZERO_WIDTH},]+){{0,50}}"
)
_EMPHASIS = re.compile(rf"(?P<mark>\*{{1,3}}|_{{1,3}}|~~)?[{ZERO_WIDTH}]*")
_HIDDEN = re.compile(rf"[{ZERO_WIDTH}]+")
# A line that begins with one of these has no marker first: most lines of most stories.
_PROSE = frozenset("bcdefghijklmnoqrsuvwxyzBCDGHIJKLMNOQRUVWXYZ\"'“‘")
_NUMERIC = re.compile(r"[\d⃣🔟①-⒛⓪㉑-㉟㊱-㊿]")
_FINISHED = re.compile(r"(?:^|[.!?…。！？:：;\"”’»)\]*_]|[^\w\s,，、]) *\Z")
_WORD_BEFORE = re.compile(r"(?<![^\s(])([^\W_]+)\s+\Z")
TAIL: Final = 1000  # how much of a line's end is looked at


class Marker(NamedTuple):
    """A candidate, and after the decision a marker."""

    line: int  # index of its line in the source
    place: Place  # first or last on its line, or alone
    rank: int  # STRONG, MIDDLE or WEAK
    form: str  # its shape: "1/", "1/n", "(1/n)", "1.", "Part 1", "keycap"
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
    if text[start] in _PROSE or line.kind:
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
        return AT.match(raw, mark.end()), mark
    return AT.match(raw, at), None


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
    """The candidate that a line ends with, behind which only tags, links and emoji stand; `after` is
    the end of the one it begins with."""
    begin = max(line.start, line.end - TAIL)
    if line.kind in (OPAQUE, RULE) or not _NUMERIC.search(text, max(begin, after), line.end):
        return None
    tail = text[begin : line.end]
    other = None
    for end, closing in tails.ends(tail):
        found = ENDING.search(tail, max(0, end - 40), end)
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
    number, total, form, rank, cue = _read(found)
    if number < 0:
        return None
    lower, doubt = _prose(found, place, raw, spans[-1][1], number, total)
    if lower and (found["on"] or found["word"]):
        return None
    return Marker(
        index,
        place,
        rank,
        form,
        number,
        total,
        "".join(raw[a:b] for a, b in spans),
        tuple((base + a, base + b) for a, b in spans),
        tuple((base + a, base + b) for a, b in sorted(drops)),
        cue,
        doubt,
        lower,
        bool(found["letter"] or found["letter2"]),
    )


def form_of(found: re.Match[str]) -> str:
    """The name of a match's form, "" where it can't be a marker."""
    number, _, form, _, _ = _read(found)
    return form if number >= 0 else ""


def _integer(digits: str) -> int:
    """The integer that NFKC makes of digits: "３" and "③" are 3."""
    return int(digits) if digits.isdecimal() else int(unicodedata.normalize("NFKC", digits))


def _read(found: re.Match[str]) -> tuple[int, int | str | None, str, int, str]:
    """Number, total, form, rank and cue of a match; number -1 where it can't be a marker."""
    if found["strong"]:
        return _read_strong(found)
    if found["middle"]:
        if found["k"]:
            return _keycap(found["k"]), None, "1️⃣", MIDDLE, ""
        number, of = int(found["on"]), int(found["ot"])
        bracket = found["oopen"]
        form = "(1 of n)" if bracket else "1 of n"
        good = number <= of and bool(bracket) == bool(found["oclose"])
        return number if good else -1, of, form, MIDDLE, ""
    if found["word"]:
        word_total = int(found["wt"]) if found["wt"] else None
        return int(found["wwn"]), word_total, found["word"].title() + " 1", WEAK, ""
    if found["wc"]:
        plain = unicodedata.normalize("NFKC", found["wc"])
        form = "(1)" if plain[0] == "(" else "1."
        return int(plain.strip("().")), None, form, WEAK, ""
    if found["wbn"]:
        return int(found["wbn"]), None, "(1)", WEAK, ""
    if found["wsn"]:
        return int(found["wsn"]), None, "[1]", WEAK, ""
    point = unicodedata.normalize("NFKC", found["wp"])
    return int(found["wn"]), None, "1" + point, WEAK, ""


def _read_strong(found: re.Match[str]) -> tuple[int, int | str | None, str, int, str]:
    written = found["t1"] or found["t2"] or found["t3"] or found["t4"]
    total: int | str | None = written
    if written and written.isdecimal():
        total = int(written)
    cue = found["e1"] or found["e2"] or ("🧵" if found["strong"][0] == "🧵" else "")
    inner = "1/n" if written else "1/*" if found["e1"] or found["e2"] else "1/"
    bracket = unicodedata.normalize("NFKC", found["open"]) if found["open"] else ""
    form = f"({inner})" if bracket == "(" else f"[{inner}]" if bracket else inner
    return _integer(found["n"] or found["n2"]), total, form, STRONG, cue


def _keycap(written: str) -> int:
    if written == "🔟":
        return 10
    return int("".join(filter(str.isdecimal, written)))


def _prose(
    found: re.Match[str], place: Place, raw: str, stop: int, number: int, total: int | str | None
) -> tuple[bool, float]:
    """Whether a lower-case word goes on, and how much like prose the candidate looks."""
    doubt = 0.0
    lower = False
    numeric = isinstance(total, int) and not (found["open"] or found["oopen"])
    if place == "last":
        word = _WORD_BEFORE.search(raw[max(0, found.start() - 40) : found.start()])
        if word and (numeric or found["wn"] or found["word"]):
            doubt = 4.0 if word[1].lower() in PREPOSITIONS else 2.5 if word[1].isdecimal() else 0.0
    elif place == "first":
        rest = raw[stop:].lstrip()
        glued = rest and stop < len(raw) and not raw[stop].isspace()
        pointed = raw[stop - 1] in ":：.)）]"
        weighs = numeric or glued or found["on"] or found["word"]
        lower = rest[:1].islower() and bool(weighs) and not pointed
        doubt = 1.0 if lower else 0.0
    return lower, doubt


def candidates(text: str, lines: tuple[Line, ...]) -> Iterator[Marker]:
    """All candidates of all lines, in order."""
    for index, line in enumerate(lines):
        found = first(text, line, index)
        if found:
            yield found
            if found.place == "alone":
                continue
        after = found.spans[-1][1] if found else 0
        ended = last(text, line, index, after)
        if ended and ended.spans[0][0] >= after:
            yield ended
