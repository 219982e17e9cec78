"""Where a line may end."""

from __future__ import annotations

from collections.abc import Iterator

_NO_START = frozenset(
    "、。，．・：；？！‐゠–〜～…‥’”）〕］｝〉》」』】〙〗»,.:;?!)]}%٪°"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ·•"
)  # no line begins with them (JLREQ 3.1.7; CLREQ)
_NO_END = frozenset("（〔［｛〈《「『【〘〖«‘“([{$£¥€#@")  # no line ends with them
_AFTER = frozenset("-‐–—/")  # a line may end behind them, between letters
_WIDE = ((0x2E80, 0x3400), (0x3400, 0xA000), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF00, 0xFFF0),
         (0x20000, 0x32000))  # fmt: skip
_THAI_LEADS, _THAI_FOLLOWS = frozenset("เแโใไເແໂໃໄ"), frozenset("ะาำๅๆฯະາຳໆ")


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
