"""What a detector finds, and the text it looks at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from plugins.story.addresses import ADDRESS

_TICKS = re.compile("`+")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_NOT_SPACE = re.compile(r"\S")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_FIRSTS = 3  # words of a datum of which the first sign is shown


class Hit(NamedTuple):
    """Something found: `text[start:end]`."""

    start: int
    end: int
    what: str  # the kind, a stable name: "e-mail", "phone", "age"


def masked(datum: str) -> str:
    """A datum as a public log may show it: the first sign of each word and no more."""
    if "@" in datum:
        name, _, server = datum.partition("@")
        return f"{name[:1]}…@{server[:1]}…"
    return " ".join(f"{word[:1]}…" for word in datum.split()[:_FIRSTS])


@lru_cache(maxsize=64)
def words(text: str) -> frozenset[str]:
    """The words of a text in small letters: a quick test of whether a pattern is worth it."""
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=64)
def prose(text: str) -> str:
    """A text of the same length in which code and web addresses are blank: not what is told."""
    if "`" in text or "~~~" in text:
        text = _without_code(text)
    if "://" in text or "www." in text or "/" in text:
        text = ADDRESS.sub(lambda match: _blank(match[0]), text)
    return text


def _blank(text: str) -> str:
    return _NOT_SPACE.sub(" ", text)


def _without_code(text: str) -> str:
    """Without fenced blocks, and without spans between two equal runs of backticks: one pass."""
    spans = [*_fenced(text)]
    text = _cut(text, spans)
    waiting: dict[int, list[int]] = {}
    runs = [match.span() for match in _TICKS.finditer(text)]
    for start, end in runs:
        waiting.setdefault(end - start, []).append(start)
    spans, done = [], 0
    for ends in waiting.values():
        ends.reverse()
    for start, end in runs:
        later = waiting[end - start]
        while later and later[-1] <= start:
            later.pop()
        if start >= done and later:
            done = later[-1] + end - start
            spans.append((start, done))
    return _cut(text, spans)


def _fenced(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]):
            spans.append((opened.start(), fence.end()))
            opened = None
    if opened:
        spans.append((opened.start(), len(text)))
    return spans


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], _blank(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def around(text: str, start: int, end: int, chars: int) -> tuple[int, int]:
    """Where the surroundings of a place begin and end: so many characters, within its paragraph."""
    first, last = max(0, start - chars), min(len(text), end + chars)
    before = [match.end() for match in _PARAGRAPH.finditer(text, first, start)]
    after = _PARAGRAPH.search(text, end, last)
    return (before[-1] if before else first), (after.start() if after else last)
