"""Which characters a repair may give: an emoji, a symbol or a punctuation mark, never a letter."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache


class Sign(IntEnum):
    """How likely a sign is in a story; of two readings of the same damage the likelier wins."""

    EVERYDAY = 0  # the punctuation that every keyboard or word processor makes
    EMOJI = 1
    OTHER = 2  # other symbols and punctuation marks
    PART = 3  # of an emoji: VS16, ZWJ, keycap, tag; only inside one
    BLANK = 4  # a space or a format character; not a repair, but it may have been meant
    NONE = 5  # a letter, a digit, a control, nothing: never a repair


VS16 = "\ufe0f"
ZWJ = "\u200d"
KEYCAP = "\u20e3"
BLACK_FLAG = "\U0001f3f4"
NBSP = "\u00a0"
EVERYDAY = frozenset(NBSP + "’‘“”‚„–—…•™€©®°·×÷±«»¡¿§¶£¢¥¼½¾²³†‹›→")
_KEYCAP_BASES = frozenset("0123456789#*")
_EVERYDAY_EMOJI = frozenset("©®™")

# Unicode emoji-data.txt, Emoji=Yes outside ASCII and Latin-1
_EMOJI = re.compile(
    "[\u203c\u2049\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3"
    "\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614"
    "\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642"
    "\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f\u2692-\u2697\u2699"
    "\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8"
    "\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705"
    "\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c"
    "\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935"
    "\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f1e6-\U0001f1ff\U0001f201\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f250\U0001f251\U0001f300-\U0001f321\U0001f324-\U0001f393\U0001f396\U0001f397"
    "\U0001f399-\U0001f39b\U0001f39e-\U0001f3f0\U0001f3f3-\U0001f3f5\U0001f3f7-\U0001f4fd"
    "\U0001f4ff-\U0001f53d\U0001f549-\U0001f54e\U0001f550-\U0001f567\U0001f56f\U0001f570"
    "\U0001f573-\U0001f57a\U0001f587\U0001f58a-\U0001f58d\U0001f590\U0001f595\U0001f596"
    "\U0001f5a4\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4"
    "\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef"
    "\U0001f5f3\U0001f5fa-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cb-\U0001f6d2"
    "\U0001f6d5-\U0001f6d7\U0001f6dc-\U0001f6e5\U0001f6e9\U0001f6eb\U0001f6ec\U0001f6f0"
    "\U0001f6f3-\U0001f6fc\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f93a"
    "\U0001f93c-\U0001f945\U0001f947-\U0001f9ff\U0001fa70-\U0001faff]"
)
# Blocks whose symbols and punctuation people type; radicals, braille and the like stay out
_OTHER = re.compile(
    "[\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u214f\u2190-\u23ff"
    "\u2500-\u27bf\u2b00-\u2bff\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\U0001f000-\U0001fbef]"
)
_TAGS = re.compile("[\U000e0020-\U000e007f]")


@lru_cache(maxsize=1 << 14)
def sign(char: str) -> Sign:
    """What kind of sign one character is."""
    if char in EVERYDAY:
        return Sign.EVERYDAY
    if char in (VS16, ZWJ, KEYCAP) or _TAGS.match(char):
        return Sign.PART
    if _EMOJI.match(char):
        return Sign.EMOJI
    if len(char) == 1 and _OTHER.match(char) and unicodedata.category(char)[0] in "PS":
        return Sign.OTHER
    return Sign.BLANK if unicodedata.category(char) in ("Zs", "Cf") else Sign.NONE


def is_emoji(char: str) -> bool:
    """Whether a sign can be shown as an emoji, which U+FE0F asks for."""
    return char in _EVERYDAY_EMOJI or sign(char) is Sign.EMOJI


def joins(part: str, before: str, after: str) -> bool:
    """Whether a part of an emoji is at home between two characters."""
    keycap = before in _KEYCAP_BASES
    if part == VS16:
        return is_emoji(before) or (keycap and after == KEYCAP)
    if part == KEYCAP:
        return keycap or before == VS16
    if part == ZWJ:
        return (before == VS16 or is_emoji(before)) and is_emoji(after)
    return before == BLACK_FLAG or _TAGS.match(before) is not None


def continues(char: str, before: str) -> bool:
    """Whether a character is one emoji with those before it."""
    if sign(char) is Sign.PART or before.endswith(ZWJ):
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return is_emoji(before[-1:])
    flags = sum("\U0001f1e6" <= c <= "\U0001f1ff" for c in before)
    return flags % 2 == 1 and "\U0001f1e6" <= char <= "\U0001f1ff"
