"""Finds damage in a text: which characters can be read as a damaged sign, and what they mean.

A reading is believed only if it is the one thing that the damage can mean, and if nobody could
have written the characters on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plugins.story.repair.mojibake import LEADS, USUAL, WINDOW_RE, Reading, readings
from plugins.story.repair.signs import NBSP, VS16, Sign, is_emoji, joins, sign

# EF B8 8F, the UTF-8 of U+FE0F, read as ISO-8859-16 and written as windows-1252, is EF 9E 8F
_LOST_VS16 = "\uf78f"
LOOK = re.compile(f"(?={WINDOW_RE})|{_LOST_VS16}")
_ORDINARY = frozenset(NBSP + "’‘“”„‚«»‹›…–—")  # may follow a letter in any clean text
_OPENING = frozenset(NBSP + "«»“„‘‚‹›\"'")
_CARRIED = 8  # characters before a window that are looked at

# Damage beyond doubt: replacement, private-use, C1 and no-characters; UTF-8 cut short or read as
# windows-1252; nothing of it is found in the words of any language.
DAMAGE = re.compile(
    "[\ufffd\ue000-\uf8ff\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]+"
    "|[\U000f0000-\U0010ffff]+"
    "|[ÃÂ][¡-¦¨-©¬-®¯-¹¼-¿€ƒ†‡ˆ‰˜™]"
    "|â€.?|[ðđğ]Ÿ[^\\s\\w]*|ï¿½?|ï»¿|ï¸|â‚¬?|‚Ä[†¢¶©]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Damage in a text, and what it means; None where that can't be told."""

    start: int
    end: int
    fix: str | None


def spans(text: str) -> Iterator[Span]:
    """Everything that can be read as a damaged sign, in order."""
    done, carried = 0, ""
    for match in LOOK.finditer(text):
        start = match.start()
        if start < done:
            continue
        before = (carried + text[max(done, start - _CARRIED) : start])[-_CARRIED:]
        span = _lost_vs16(start, before) if match[0] else _span(text, start, before)
        if span:
            done = span.end
            carried = before + (span.fix if span.fix is not None else text[start:done])
            yield span


def _lost_vs16(start: int, before: str) -> Span:
    """U+F78F is the trace of a U+FE0F only after an emoji."""
    emoji = before[-1:] and is_emoji(before[-1])
    return Span(start, start + 1, VS16 if emoji else None)


def _span(text: str, start: int, before: str) -> Span | None:
    """The damage at one place; None if what stands there is no sign."""
    found = _likeliest(_agreeing(text, start, readings(text, start)))
    if not found:
        return None
    reading = found[0]
    end = start + reading.width
    if sign(reading.char) is Sign.PART:
        after = _meant(text, end)
        if not joins(reading.char, before[-1:], after):
            return None
        if len(found) > 1:
            return Span(start, end, None)
    elif reading.width == 2 and _written_pair(text, start, before, reading):
        return None  # `DAMAGE` knows those beyond doubt
    elif len(found) > 1 or _written(text, start, before, reading):
        return Span(start, end, None)
    return Span(start, end, reading.char)


def _agreeing(text: str, start: int, found: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings in whose codec a damaged U+FE0F follows; all of them if there is none."""
    if not found or (end := start + found[0].width) >= len(text):
        return found
    codecs = {reading.codec for reading in readings(text, end) if reading.char == VS16}
    return tuple(reading for reading in found if reading.codec in codecs) or found


@lru_cache(maxsize=1 << 17)
def _likeliest(found: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings that have to be reckoned with, one for each character; the first is a sign.

    What windows-1252 makes an emoji or everyday punctuation is that: `âœ”` is ✔, though
    ISO-8859-16 would make it ✵. Between other codecs nothing is likelier.
    """
    signs = {r.char: r for r in reversed(found) if sign(r.char) < Sign.NONE}
    usual = [r for r in signs.values() if r.codec == USUAL and sign(r.char) <= Sign.EMOJI]
    likely = sorted(usual or signs.values(), key=lambda r: sign(r.char))
    return tuple(likely) if likely and sign(likely[0].char) < Sign.BLANK else ()


def _meant(text: str, start: int) -> str:
    """The character at a place, or the sign it is the damage of."""
    if start >= len(text):
        return ""
    found = _likeliest(readings(text, start))
    return found[0].char if found else text[start]


def _written(text: str, start: int, before: str, reading: Reading) -> bool:
    """Whether somebody may have written it as it is: the doubt is the text's."""
    end = start + reading.width
    rest = text[start + 1 : end]
    if reading.width != 3 or sign(reading.char) is Sign.EVERYDAY or _meant(text, end) == VS16:
        return False
    if reading.codec == "mac-roman":  # ‚óætur‘ is a quoted word of Icelandic
        return rest.isalpha() and rest[1].islower() and not before[-1:].isalpha()
    if rest[1] in _ORDINARY:  # “âš” is a soup in Iran
        return rest[0] in _ORDINARY or rest[0] in "šž"
    return rest[0] in "šž" and rest[1].islower() and before[-1:].isalpha()


def _written_pair(text: str, start: int, before: str, reading: Reading) -> bool:
    """Â and a sign: a word in capitals may end so, or the letter may stand in quotation marks."""
    lead, rest, last = text[start], text[start + 1], before[-1:]
    if any(length == 2 for _, _, length in LEADS.get(last, ())):
        return True
    if (lead, rest) == ("√", "∑"):
        return True  # mathematics
    if reading.char in "×÷":
        return last.isupper()
    capitals = len(before) > 1 and before[-2:].isalpha() and before[-2:].isupper()
    return capitals or (last in _OPENING and rest in _ORDINARY and lead.isalpha())
