"""Which characters are invisible or without meaning, and where they are at home all the same."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from plugins.story.alphabets import script_of


class Kind(IntEnum):
    """What is odd about a character by itself; PLAIN is false."""

    PLAIN = 0
    TURN = 1  # turns the direction of what follows: overrides, embeddings, isolates
    SIDE = 2  # LRM, RLM, ALM: an invisible letter of one direction
    JOINER = 3  # ZWNJ, ZWJ
    SPACE = 4  # a space without width
    SELECTOR = 5  # asks for a variant of the character before it
    TAG = 6  # spells the region of a flag
    SOFT = 7  # the soft hyphen
    UNSEEN = 8  # any other that shows nothing
    PRIVATE = 9
    UNKNOWN = 10  # unassigned, or no character at all


# What nearly all text is made of: PLAIN, in NFC as it stands, and no mark. A test holds it to that.
EVERYDAY = re.compile(
    "[\xa0-\xac\xae-\u02ff\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d3\u2002-\u200a\u2010-\u2027\u2030-\u205f"
    "\u20a0-\u20bf\u2100-\u2125\u2127-\u2129\u212c-\u218b\u2190-\u2328\u232b-\u2426\u2460-\u27ff"
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9ffc\uac00-\ud7a3\uff01-\uff9f"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6c5\U0001f900-\U0001f9cb]*"
)
# Symbols that can be emoji, and the blocks kept for emoji to come: newer ones than Python knows.
_PICTURE = re.compile(
    "[©®‼⁉™ℹ←-⇿⌀-⏿Ⓜ■-➿⤀-⥿⬀-⯿〰〽㊗㊙\U0001f000-\U0001f0ff\U0001f10d-\U0001f1ff\U0001f200-\U0001faff]"
)
_FLAG = re.compile(
    "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,4}\U000e007f"
)
_FLAG_CHARS = 8  # of the longest of them
_KEYCAP = "\u20e3"
_VARIANTS = "\ufe0e\ufe0f"  # text and emoji
_RTL = re.compile(
    "[\u0590-\u060b\u060d-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]"
)
_NEAR = 100  # characters to each side in which right-to-left text is looked for
_JOINING = frozenset("ARABIC SYRIAC MONGOLIAN NKO MANDAIC PHAGS-PA ADLAM HANIFI".split())
_VIRAMA = 9  # the combining class of what takes a consonant's vowel away
_BRAHMIC = frozenset(
    "DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA".split()
)
_UNSPACED = frozenset("KHMER LAO MYANMAR THAI TAI".split())  # no spaces between words
_VARYING = frozenset("CJK MYANMAR PHAGS-PA".split())  # have standard variants 1 to 3
# Fillers, blanks and joiners that Unicode calls letters, marks or symbols.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0")
# Signs of category Cf that show, or that order the signs of their own script.
_SHOWN = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001345f]"
)


@lru_cache(maxsize=8192)
def kind_of(char: str) -> Kind:
    """What is odd about one character, wherever it stands."""
    if char in "\u200c\u200d":
        return Kind.JOINER
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return Kind.SELECTOR
    if char in "\u180b\u180c\u180d\u180f":
        return Kind.SELECTOR
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return Kind.TURN
    if char in "\u200e\u200f\u061c":
        return Kind.SIDE
    if char == "\u200b":
        return Kind.SPACE
    if char == "\xad":
        return Kind.SOFT
    if "\U000e0000" <= char <= "\U000e007f":
        return Kind.TAG
    return _by_category(char)


def _by_category(char: str) -> Kind:
    category = unicodedata.category(char)
    if category == "Cn":
        return Kind.PLAIN if _PICTURE.match(char) else Kind.UNKNOWN
    if category == "Cs":
        return Kind.UNKNOWN
    if category == "Co":
        return Kind.PRIVATE
    if char in _BLANKS or category in ("Zl", "Zp"):
        return Kind.UNSEEN
    return Kind.UNSEEN if category == "Cf" and not _SHOWN.match(char) else Kind.PLAIN


def belongs(text: str, place: int) -> bool:
    """Whether the odd character at a place is at home there."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    match kind_of(text[place]):
        case Kind.SIDE:
            return bool(_RTL.search(text, max(0, place - _NEAR), place + _NEAR))
        case Kind.JOINER:
            return _joins(text[place], before, after)
        case Kind.SPACE:
            return _between(before, after, _UNSPACED)
        case Kind.SELECTOR:
            return bool(before) and _selects(text[place], before, after)
        case Kind.TAG:
            flag = text.rfind("\U0001f3f4", max(0, place - _FLAG_CHARS), place)
            found = _FLAG.match(text, flag) if flag >= 0 else None
            return found is not None and place < found.end()
    return text[place] == "\u2800" and ("⠁" <= before <= "⣿" or "⠁" <= after <= "⣿")


def _joins(joiner: str, before: str, after: str) -> bool:
    if joiner == "\u200d" and before and after and _PICTURE.match(after):
        return before == "\ufe0f" or bool(_PICTURE.match(before))
    if before and unicodedata.combining(before) == _VIRAMA:
        return True
    if joiner == "\u200d" and before and script_of(before) in _JOINING:
        return True  # the joined form of a letter that stands alone: ه‍
    return _between(before, after, _JOINING | _BRAHMIC)


def _between(before: str, after: str, scripts: frozenset[str]) -> bool:
    """Whether both neighbours show, and one of them is of these scripts."""
    if not before.strip() or not after.strip() or kind_of(before) or kind_of(after):
        return False
    return script_of(before) in scripts or script_of(after) in scripts


def _selects(selector: str, before: str, after: str) -> bool:
    """Whether a character has the variant that a selector asks for."""
    if selector in _VARIANTS:
        keycap = before in "0123456789#*" and after == _KEYCAP
        return keycap or bool(_PICTURE.match(before))
    script = script_of(before)
    if selector < "\ufe00":
        return script == "MONGOLIAN"
    if selector > "\ufe0f":
        return script == "CJK"
    sign = unicodedata.category(before) == "Sm" or "\u3001" <= before <= "\u3002"
    return selector <= "\ufe02" and (sign or script in _VARYING or script == "FULLWIDTH")
