"""The words and signs that open a thread (THREAD, 🧵) or close it (END/, 🔚), and prose like them.

A cue is in capitals, in brackets, slashed, an emoji, or alone on its line; bare capitals are no cue
inside a line in capitals (thread-grammar, "Cues").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plugins.story.thread import tails
from plugins.story.thread.cueforms import Kind, begun, ended, lone
from plugins.story.thread.lines import ZERO_WIDTH

Span = tuple[int, int]

_HINTS: Final = {"open": ("🧵", "thread"), "close": ("end", "fin", "🔚", "/thread")}
_WORD: Final = re.compile(r"(?:end|fin|thread)(?![^\W_])|🔚|🧵")
_ANY_WORD: Final = re.compile(_WORD.pattern, re.IGNORECASE)
TAIL: Final = 1000  # how much of a line's end is looked at
MOST: Final = 4  # cues in a row
WINDOW: Final = 400  # characters of a line that say whether it is in capitals
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_EDGE = rf"[\s{ZERO_WIDTH}]*"
_LEAD = re.compile(_EDGE)
_HEADING = re.compile(rf"{_EDGE}(?P<hash>#{{1,6}})(?=[ \t]){_EDGE}")
_LETTERS = re.compile(r"[^\W\d_]")
_ONWARD = re.compile(r"\s+([^\W\d_]+)")


class Found(NamedTuple):
    """A cue in a piece of a line."""

    literal: Span
    dropped: tuple[Span, ...]  # emphasis around it, ## before it

    @property
    def end(self) -> int:
        """The offset behind the cue and what is dropped with it."""
        return max((self.literal, *self.dropped))[1]

    def moved(self, by: int) -> Found:
        """The same cue in a text in which the piece begins later."""
        a, b = self.literal
        return Found((a + by, b + by), tuple((c + by, d + by) for c, d in self.dropped))


def likely(text: str, kind: Kind, start: int = 0, end: int | None = None) -> bool:
    """Whether a span is worth a closer look: quick, since most of every story is not."""
    lower = text[start:end].lower()
    for hint in _HINTS[kind]:
        if hint in lower:
            return _WORD.search(lower) is not None
    return False


def hints(text: str) -> Iterator[int]:
    """The offsets in a text where a word stands that may be a cue."""
    lower = text.lower()
    if not any(hint in lower for hint in ("thread", "🧵", "end", "fin", "🔚")):
        return iter(())
    if len(lower) != len(text):  # İ is two characters in lower case
        return (found.start() for found in _ANY_WORD.finditer(text))
    return (found.start() for found in _WORD.finditer(lower))


def find(piece: str, kind: Kind) -> list[Found]:
    """The cues of one kind at the edges of a line, or of the part of a line beside a marker."""
    if not likely(piece, kind):
        return []
    start = edge(piece)
    tail = piece[-TAIL:]
    base = len(piece) - len(tail)
    if lone(kind).match(piece, start):
        for end, _ in tails.ends(tail):
            alone = lone(kind).fullmatch(piece, start, base + end)
            if alone:
                return [_headed(piece, _found(alone))]
    found = _in_a_row(piece, kind, start)
    if found:
        start = found[-1].end
    if likely(tail, kind, max(0, start - base)):
        for end, _ in tails.ends(tail):
            closing = ended(kind).search(piece, max(start, base + end - 60), base + end)
            if closing and not _in_capitals(piece, closing):
                found.append(_found(closing))
                break
    return found


def _in_a_row(piece: str, kind: Kind, start: int) -> list[Found]:
    """The cues that a piece begins with."""
    found: list[Found] = []
    opening = at_start(piece, kind, start)
    while opening and len(found) < MOST:
        cue = _found(opening)
        found.append(cue if found else _headed(piece, cue))
        opening = at_start(piece, kind, edge(piece, opening.end()))
    return found


def _headed(piece: str, cue: Found) -> Found:
    """A cue that begins its line, with the ## of a heading before it dropped."""
    heading = _HEADING.match(piece)
    return cue._replace(dropped=(heading.span("hash"), *cue.dropped)) if heading else cue


def edge(piece: str, at: int = 0) -> int:
    """The offset behind white space and zero-width characters, and a heading's ## at the start."""
    lead = (None if at else _HEADING.match(piece)) or _LEAD.match(piece, at)
    return lead.end() if lead else at


def at_start(piece: str, kind: Kind, start: int) -> re.Match[str] | None:
    """The cue that a piece begins with."""
    found = begun(kind).match(piece, start)
    if not found or not found["cue"] or _in_capitals(piece, found):
        return None
    if found["bare"] and kind == "close":
        onward = _ONWARD.match(piece, found.end())
        if onward and _goes_on(onward[1]):
            return None
    return found


def _goes_on(word: str) -> bool:
    """Whether a word goes on with what seemed a cue: "END of", "END OF LIFE", "FIN DE VIE"."""
    return word[0].islower() or (len(word) > 1 and word.isupper())


def behind_opening(raw: str, at: int) -> int:
    """The offset behind the opening cues at a place: markers are looked for behind them."""
    if not likely(raw, "open", at, at + 40):
        return at
    for _ in range(MOST):
        found = at_start(raw, "open", at)
        if not found:
            break
        at = edge(raw, found.end())
    return at


def alone(raw: str, kind: Kind) -> bool:
    """Whether a line holds a cue and nothing else but tags."""
    start = edge(raw)
    opening = at_start(raw, kind, start)
    if opening:
        return tails.nothing_but_tags(raw[opening.end() :])
    if raw[start : start + 1] in _PLAIN and not lone(kind).match(raw, start):
        return False
    spans = find(raw, kind)
    if not spans:
        return False
    rest = raw
    for span in sorted((s for f in spans for s in (f.literal, *f.dropped)), reverse=True):
        rest = rest[: span[0]] + " " + rest[span[1] :]
    return tails.nothing_but_tags(rest)


def _found(match: re.Match[str]) -> Found:
    start, end = match.span("cue")
    lead = len(match["cue"]) - len(match["cue"].lstrip())
    trail = len(match["cue"]) - len(match["cue"].rstrip())
    dropped: tuple[Span, ...] = ()
    if match["mark"]:
        dropped = (match.span("mark"), (end, match.end()))
    return Found((start + lead, end - trail), dropped)


def _in_capitals(piece: str, found: re.Match[str]) -> bool:
    """Whether a cue in bare capitals stands in a line that is all in capitals."""
    if not found["bare"] or found["cue"][-1] in ":：":
        return False
    start, end = found.span()
    rest = piece[max(0, start - WINDOW) : start] + piece[end : end + WINDOW]
    rest = re.sub(r"[#＃@＠]\S+|https?://\S+", "", rest)
    letters = "".join(_LETTERS.findall(rest))
    return len(letters) > 1 and letters.isupper()
