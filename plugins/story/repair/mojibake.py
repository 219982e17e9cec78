"""How damaged characters came about: UTF-8 bytes read as an older, one-byte encoding.

`đŸ’Ș` is F0 9F 92 AA, the UTF-8 of 💪, read as ISO-8859-16, whose C1 bytes (80 to 9F) were then
taken for windows-1252. `readings` undoes this for one character. It only tells what the bytes can
mean; whether a reading is to be believed is decided in `repair`.
"""

from __future__ import annotations

import re
from codecs import charmap_encode
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple

CODECS = ("latin-1", "iso8859-15", "iso8859-16", "iso8859-2", "cp1250", "mac-roman")
USUAL = "latin-1+cp1252"  # windows-1252, as browsers read it: by far the most common damage
LENGTHS = {0xC2: 2, 0xC3: 2, 0xE2: 3, 0xE3: 3, 0xEF: 3, 0xF0: 4, 0xF3: 4}  # leads of signs
WINDOW = 32  # characters looked at for one character: 4 units, each damaged into at most 8
UNITS = 4  # a UTF-8 sequence has at most four
_HIGH = bytes(range(0x80, 0x100))
_NONE = "\ufffd"  # what `decode` makes of a byte without a character


class Reading(NamedTuple):
    """What damaged characters can mean: one character, how many it replaces, and the codec."""

    char: str
    width: int
    codec: str


def _tables() -> Iterator[tuple[str, dict[str, tuple[int, ...]]]]:
    for codec in CODECS:
        yield codec, _table(codec)
        if codec in ("latin-1", "iso8859-15", "iso8859-16", "iso8859-2"):
            yield f"{codec}+cp1252", _table(codec, windows=True)


def _table(codec: str, *, windows: bool = False) -> dict[str, tuple[int, ...]]:
    """The bytes from 80 to FF that can stand behind each character, under one codec."""
    table: dict[str, tuple[int, ...]] = {}
    read = _HIGH.decode(codec, "replace")
    if windows:
        read = _HIGH[:32].decode("cp1252", "replace") + read[32:]
    for byte, char in enumerate(read, 0x80):
        known = {char} if char != _NONE else {chr(byte), bytes([byte]).decode("cp1252", "ignore")}
        for each in known - {""}:
            table[each] = (*table.get(each, ()), byte)
    return table


def _leads() -> Iterator[tuple[str, tuple[str, int, int]]]:
    for codec, table in TABLES.items():
        for char, found in table.items():
            yield from ((char, (codec, byte, LENGTHS[byte])) for byte in found if byte in LENGTHS)


TABLES = dict(_tables())
LEADS: dict[str, tuple[tuple[str, int, int], ...]] = {
    char: tuple(lead for _, lead in group)
    for char, group in groupby(sorted(_leads(), key=itemgetter(0)), key=itemgetter(0))
}


def _windows() -> Iterator[str]:
    """Leads of one length, and what can continue them, codec by codec."""
    for codec in CODECS:
        tables = [table for name, table in TABLES.items() if name.startswith(codec)]
        found = {(char, byte) for table in tables for char in table for byte in table[char]}
        rest = "".join(sorted({char for char, byte in found if byte < 0xC0}))
        for length in sorted({*LENGTHS.values()}):
            lead = "".join(sorted({c for c, byte in found if LENGTHS.get(byte) == length}))
            yield f"[{lead}][{rest}]{{{length - 1}}}"


#: A lead and its continuations under one codec: all that ever needs a closer look.
WINDOW_RE = f"(?=[{''.join(LEADS)}])(?:{'|'.join(_windows())})"

# What a lead (â, ð, ï, Â, Ã, đ) and the beginning of its continuation are damaged into
_TWICE = re.compile("(?:Ã[¢°¯‚ƒ\x82\x83]|Ä[‘\x91])(?=[ÂâÅËÆÄÈ])")


def readings(text: str, start: int = 0) -> tuple[Reading, ...]:
    """Every character that the beginning of `text[start:]` may be the damaged form of."""
    once = _once(text[start : start + UNITS])
    if not _TWICE.match(text, start):
        return once
    return (*once, *_again(text[start : start + WINDOW]))


@lru_cache(maxsize=1 << 17)
def _once(window: str) -> tuple[Reading, ...]:
    """UTF-8 read as one codec; a character that two bytes can stand behind is tried as both."""
    return tuple(dict.fromkeys(_decodings(window)))


def _decodings(window: str) -> Iterator[Reading]:
    for codec, lead, length in LEADS.get(window[:1], ()):
        table = TABLES[codec]
        rest = [[b for b in table.get(c, ()) if b < 0xC0] for c in window[1:length]]
        if len(rest) == length - 1:
            for tail in product(*rest):
                yield from _decoded(bytes((lead, *tail)), length, codec)


def _decoded(raw: bytes, width: int, codec: str) -> Iterator[Reading]:
    try:
        yield Reading(raw.decode("utf-8"), width, codec)
    except UnicodeDecodeError:
        return


@lru_cache(maxsize=1 << 14)
def _again(window: str) -> tuple[Reading, ...]:
    """Damage upon damage: what windows-1252 made of it is undone first."""
    inner = _unwrapped(window)
    return tuple(
        Reading(reading.char, len(inner[: reading.width].encode("utf-8")), reading.codec)
        for reading in (readings(inner) if inner else ())
    )


_CP1252 = {ord(char): found[0] for char, found in TABLES[USUAL].items()}


def _unwrapped(window: str) -> str:
    """The longest beginning of `window` that is UTF-8 read as windows-1252, decoded."""
    try:
        raw, _ = charmap_encode(window, "strict", _CP1252)
    except UnicodeEncodeError as error:
        raw, _ = charmap_encode(window[: error.start], "strict", _CP1252)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw[: error.start].decode("utf-8")
