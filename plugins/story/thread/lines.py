"""A text as the lines a marker may stand on, whatever it came as: posts, Markdown, unrolled text.

Blank lines are not kept; what they mean is (`Line.loose`). Code, quotations and lists are marked,
so that nobody looks for markers in them (thread-grammar, "Markers": never in code or quotations).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

TEXT: Final = 0  # an ordinary line
LIST: Final = 1  # a bullet: a marker may only end it
OPAQUE: Final = 2  # code or a quotation: no marker at all
RULE: Final = 3  # a separator: --- *** ___

ZERO_WIDTH: Final = "\u061c\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff"

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_BULLET = re.compile(r"[ \t]*[-*+•‣◦][ \t]+\S")
_QUOTE = re.compile(r" {0,3}>")
_INDENT = re.compile(r"(?: {4}| {0,3}\t)")
_BLANKISH = re.compile(rf"[\s{ZERO_WIDTH}]*$")
_MARKED = frozenset(" \t`~>-*+_•‣◦\u200b\ufeff\u2060\u200e\u200f\u00a0")


Span = tuple[int, int]


class Line(NamedTuple):
    """One line that holds something."""

    start: int  # offset of its first character in the text
    end: int  # offset behind its last character
    number: int  # from 1, as in the input
    loose: bool  # a blank line, a separator or nothing stands before it
    kind: int  # TEXT, LIST, OPAQUE or RULE
    chunk: int  # which part: a post in mode "posts", what lies between separators in Markdown


@dataclass(frozen=True, slots=True)
class Source:
    """A text and its lines."""

    text: str
    lines: tuple[Line, ...]
    chunks: tuple[Span, ...] = ()  # the posts, where the input says what a post is
    foreign: tuple[Span, ...] = ()  # what isn't the author's: an unroll service's captions, footer


def newlines(text: str) -> str:
    """The text with every end of line written as \\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def from_markdown(text: str) -> Source:
    """A story's body."""
    return Source(text, tuple(_markdown(text)))


def from_unrolled(text: str, foreign: Sequence[Span] = ()) -> Source:
    """An unroll service's text: plain lines, of which bullets and quotations are told apart."""
    ours = [line for line in _plain(text) if not _within(line, foreign)]
    return Source(text, tuple(ours), foreign=tuple(foreign))


def from_posts(posts: Sequence[str]) -> Source:
    """Posts that somebody else told apart already; a line's number is its post's position."""
    found: list[Line] = []
    chunks: list[tuple[int, int]] = []
    offset = 0
    for index, post in enumerate(posts):
        chunks.append((offset, offset + len(post)))
        found += [line._replace(number=index + 1) for line in _markdown(post, offset, index, False)]
        offset += len(post) + 1
    return Source("\n".join(posts), tuple(found), tuple(chunks))


def _within(line: Line, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (line.start, line.end))
    return any(
        start <= line.start and line.end <= end for start, end in spans[max(0, at - 1) : at + 1]
    )


def _plain(text: str) -> list[Line]:
    found: list[Line] = []
    loose = True
    offset = 0
    for number, raw in enumerate(text.split("\n"), 1):
        end = offset + len(raw)
        if not raw or raw.isspace() or _BLANKISH.match(raw):
            loose = True
        else:
            kind = TEXT
            if raw[0] in _MARKED:
                kind = OPAQUE if _QUOTE.match(raw) else LIST if _BULLET.match(raw) else TEXT
            found.append(Line(offset, end, number, loose, kind, 0))
            loose = False
        offset = end + 1
    return found


def _markdown(text: str, offset: int = 0, chunk: int = 0, rules: bool = True) -> list[Line]:
    found: list[Line] = []
    fence = ""
    loose = True
    last = TEXT
    for number, raw in enumerate(text.split("\n"), 1):
        end = offset + len(raw)
        if not raw or raw.isspace():
            loose = True
        elif not fence and raw[0] not in _MARKED:
            found.append(Line(offset, end, number, loose, TEXT, chunk))
            loose, last = False, TEXT
        else:
            fence, kind = _kind(raw, fence, rules and loose, last)
            if kind == RULE and rules:
                chunk += 1
                found.append(Line(offset, end, number, True, RULE, chunk))
                loose = True
            elif kind != OPAQUE and _BLANKISH.match(raw):
                loose = True
            else:
                found.append(
                    Line(offset, end, number, loose, TEXT if kind == RULE else kind, chunk)
                )
                loose = False
            last = kind
        offset = end + 1
    return found


def _kind(raw: str, fence: str, loose: bool, last: int) -> tuple[str, int]:
    """The fence that is open behind the line, and the line's kind."""
    found = _FENCE.match(raw)
    if fence:
        closes = found is not None and found[1].startswith(fence) and not raw[found.end() :].strip()
        return "" if closes else fence, OPAQUE
    if found:
        return found[1], OPAQUE
    if _QUOTE.match(raw):
        return "", OPAQUE
    if _RULE.match(raw):
        return "", RULE
    if _BULLET.match(raw):
        return "", LIST
    if _INDENT.match(raw) and (last in (LIST, OPAQUE) or loose):
        return "", last if last == LIST else OPAQUE
    return "", TEXT
