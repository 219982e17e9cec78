"""Characters that a reader can't see, or that mean nothing to others: told with their line.

What is refused: controls that turn the direction of text, zero-width characters, selectors and
tags that belong to nothing, private-use and unassigned characters. What scripts and emoji need
stays: ZWNJ and ZWJ at joining letters and after a virama (UAX 31, RFC 5892 appendix A), ZWJ and
variation selectors in emoji (UTS 51), zero-width spaces between words of Khmer, Lao, Myanmar and
Thai, direction marks (LRM, RLM, ALM) near right-to-left letters. Kinds are in `kinds`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from html import unescape
from itertools import chain, islice
from typing import NamedTuple
from unicodedata import category

from plugins.story.kinds import EVERYDAY, Kind, belongs, kind_of
from plugins.story.model import Level, Problem
from plugins.story.places import where
from plugins.story.rare import ASCII, without

LISTED = 20  # Problems that one text gets
FEW = 3  # characters that are found faster one by one than by a pattern
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_RETYPE = "Delete it: put the cursor there, and type the words around it anew."


class _Rule(NamedTuple):
    name: str
    level: Level
    what: str
    remedy: str


_UNSEEN = _Rule("invisible-character", "error", "An invisible character", _RETYPE)
_RULES = {
    Kind.TURN: _Rule(
        "direction-control", "error", "A character that turns the direction of text", _RETYPE
    ),
    Kind.SIDE: _Rule(
        "direction-control", "error", "A direction mark with no right-to-left text near it", _RETYPE
    ),
    Kind.SOFT: _Rule(
        "soft-hyphen",
        "warning",
        "A soft hyphen",
        "Delete it: browsers part words by themselves, and a search finds the word again.",
    ),
    Kind.PRIVATE: _Rule(
        "private-use",
        "error",
        "A character that has a meaning in one font only",
        "Write what was meant: others see an empty box here.",
    ),
    Kind.UNKNOWN: _Rule(
        "unassigned-character",
        "error",
        "A character that Unicode does not know",
        "Write what was meant: others see an empty box here.",
    ),
}


def hidden(text: str, rare: str | None = None) -> tuple[Problem, ...]:
    """A Problem for each line and rule, in order, LISTED at most; lines end with \\n.

    Where Markdown makes a character of its name (`&#8203;`), that is told too. rare: characters
    among which are all of the text that aren't ASCII, where those are known.
    """
    places = sorted(chain(_places(text, rare), _entities(text)))
    return tuple(islice(_problems(text, places), LISTED)) if places else ()


def visible(text: str) -> str:
    """A text in NFC without the invisible characters that `hidden` tells of."""
    text = unicodedata.normalize("NFC", text)
    parts: list[str] = []
    done = 0
    for start, char in _places(text):
        if kind_of(char) not in (Kind.PRIVATE, Kind.UNKNOWN):
            parts.append(text[done:start])
            done = start + 1
    return "".join((*parts, text[done:]))


def _places(text: str, rare: str | None = None) -> list[tuple[int, str]]:
    """The characters that have no business where they stand, in order."""
    if rare is None:
        rare = without(text, ASCII)
    if EVERYDAY.fullmatch(rare):
        return []
    odd = "".join(char for char in set(rare) if kind_of(char))
    if not odd:
        return []
    return [(place, text[place]) for place in _all(odd, text) if not belongs(text, place)]


def _all(chars: str, text: str) -> Iterator[int]:
    """Where any of some characters stands, in order."""
    if len(chars) > FEW:
        yield from (match.start() for match in re.finditer(f"[{re.escape(chars)}]", text))
        return
    found = [text.find(char) for char in chars]
    while any(place >= 0 for place in found):
        first = min(place for place in found if place >= 0)
        yield first
        nth = found.index(first)
        found[nth] = text.find(chars[nth], first + 1)


def _entities(text: str) -> Iterator[tuple[int, str]]:
    """The same, written by their names or numbers."""
    for match in _ENTITY.finditer(text) if "&" in text else ():
        odd = next(filter(_is_odd, _meant(match[0])), "")
        if odd:
            yield match.start(), odd


def _meant(entity: str) -> str:
    """The characters that an entity says, whatever a browser would make of its number."""
    if entity[1] != "#":
        return unescape(entity)
    number = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    return chr(number) if number <= sys.maxunicode else ""


def _is_odd(char: str) -> bool:
    return bool(kind_of(char)) or (category(char) == "Cc" and char not in "\t\n")


def _problems(text: str, places: list[tuple[int, str]]) -> Iterator[Problem]:
    line, counted = 1, 0
    told: set[tuple[int, str]] = set()
    for start, char in places:
        line, counted = line + text.count("\n", counted, start), start
        rule = _RULES.get(kind_of(char), _UNSEEN)
        if (line, rule.name) not in told:
            told.add((line, rule.name))
            message = f"{rule.what} ({_named(char)}) stands {where(text, start)}."
            yield Problem(line, rule.level, rule.name, message, rule.remedy)


def _named(char: str) -> str:
    """`zero width space, U+200B`."""
    name = unicodedata.name(char, "").lower()
    return f"{name}, U+{ord(char):04X}" if name else f"U+{ord(char):04X}"
