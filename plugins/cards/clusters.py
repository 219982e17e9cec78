"""A text in the smallest pieces that are drawn as one, and where a line may end."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, combining

_JOINER = "\u200d"
_JOINERS = ("\u200c", _JOINER)
_TONES = "🏻🏼🏽🏾🏿"
_JAMO = ("\u1160", "\u1200")  # vowels and finals of Hangul, which go with what stands before
_VIRAMA = 9  # combining class
_NO_START = frozenset(
    "、。，．・：；？！‐゠–〜～…‥’”）〕］｝〉》」』】〙〗»,.:;?!)]}%٪°"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ·•"
)  # no line begins with them (JLREQ 3.1.7; CLREQ)
_NO_END = frozenset("（〔［｛〈《「『【〘〖«‘“([{$£¥€#@")  # no line ends with them
_AFTER = frozenset("-‐–—/")  # a line may end behind them, between letters
_WIDE = ((0x2E80, 0x3400), (0x3400, 0xA000), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF00, 0xFFF0),
         (0x20000, 0x32000))  # fmt: skip
_THAI_LEADS, _THAI_FOLLOWS = frozenset("เแโใไເແໂໃໄ"), frozenset("ะาำๅๆฯະາຳໆ")


def clusters(text: str) -> list[str]:
    """The text in its grapheme clusters: the cases of UAX 29 that the collection's scripts have."""
    found: list[str] = []
    for char in text:
        if found and _goes_with(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _goes_with(before: str, char: str) -> bool:
    if char.isascii():
        return False
    if category(char) in ("Mn", "Me", "Mc") or char in _TONES or char in _JOINERS or _is_tag(char):
        return before[-1] not in " \n\t"
    if _is_flag(char):
        return len(before) == 1 and _is_flag(before)
    if before[-1] == _JOINER:
        return category(char) == "So"
    if combining(before[-1]) == _VIRAMA:
        return category(char) == "Lo"
    return _JAMO[0] <= char < _JAMO[1] and before[-1] >= "\u1100"


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_tag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"


def ends(pieces: list[str]) -> Iterator[int]:
    """After how many clusters a line may end (UAX 14, its rules for spaces, hyphens, ideographs).

    Thai, Lao, Khmer and Burmese have no spaces between words, and finding those takes a
    dictionary. Thai and Lao lines end before a vowel that is written first, where a syllable
    begins; where there is none, and in the others, as any long word does.
    """
    for n in range(1, len(pieces)):
        before, after = pieces[n - 1], pieces[n]
        if after == " ":
            continue
        if before in (" ", "\u200b"):
            yield n
        elif before in _AFTER:
            if n > 1 and pieces[n - 2][0].isalpha() and after[0].isalpha():
                yield n
        elif _close(before, after) and may_part(before, after):
            yield n


def _close(before: str, after: str) -> bool:
    """Whether words that end and begin so would have no space between them."""
    return _wide(before) or _wide(after) or (after[0] in _THAI_LEADS and before[0].isalpha())


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between two clusters of a word, if it must."""
    return not (
        after[0] in _NO_START
        or before[0] in _NO_END
        or after[0] in _THAI_FOLLOWS
        or before[0] in _THAI_LEADS
        or "\u00a0" in (before, after)
    )


def _wide(cluster: str) -> bool:
    code = ord(cluster[0])
    return any(first <= code < last for first, last in _WIDE)
