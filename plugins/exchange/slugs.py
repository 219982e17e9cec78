"""A story's file name from its title."""

from __future__ import annotations

import re
import unicodedata

from plugins.story.limits import SLUG_BYTES
from plugins.story.names import RESERVED, slug_fault

WORDS = 60  # characters: an address should still be read at a glance
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_APOSTROPHES = re.compile("['’‘ʼ`´\u200c\u200d\u00ad]")


def slug_of(title: str) -> str:
    """The slug of a title; empty if it has no letter and no digit.

    Latin letters lose their marks; letters of other scripts are kept as they are.
    """
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", title)).casefold().translate(_PLAIN)
    letters = "".join(map(_letter, unicodedata.normalize("NFC", plain)))
    slug = _shortened("-".join(letters.split()))
    if slug in RESERVED:
        return f"{slug}-story"
    return "" if slug_fault(slug) else slug


def _letter(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)
    if base[0].isascii():
        return base[0] if base[0].isalnum() else " "
    return char if unicodedata.category(char)[0] in "LMN" else " "


def _shortened(slug: str) -> str:
    """As many whole words as an address should have; the first one cut if it alone is too long."""
    kept = slug[:WORDS].encode("utf-8")[:SLUG_BYTES].decode("utf-8", "ignore")
    if len(kept) < len(slug) and slug[len(kept)] != "-" and "-" in kept:
        kept = kept.rpartition("-")[0]
    return kept.strip("-")
