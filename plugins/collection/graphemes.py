"""A text in the smallest pieces that are drawn as one, and the room that they take."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

_JOINER = "\u200d"
_JOINERS = ("\u200c", _JOINER)
_TONES = "🏻🏼🏽🏾🏿"
_JAMO = ("\u1160", "\u1200")  # vowels and finals of Hangul, which go with what stands before
_VIRAMA = 9  # combining class
_SELECTOR = "\ufe0f"  # makes a picture of a sign


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


def columns(text: str) -> int:
    """How wide a text is, in letters of Latin: ideographs and emoji are two, marks alone none."""
    return len(text) if text.isascii() else sum(map(_columns, clusters(text)))


def _columns(cluster: str) -> int:
    first = cluster[0]
    if category(first) in ("Mn", "Me", "Cf"):
        return 0
    wide = east_asian_width(first) in "WF" or first >= "\U0001f000" or _SELECTOR in cluster
    return 2 if wide else 1


def cut(text: str, most: int) -> str:
    """A text of at most so many columns, with an ellipsis; at the end of a word, unless that would
    leave less than half."""
    if columns(text) <= most:
        return text
    head, room = "", most - 1
    for cluster in clusters(text):
        room -= _columns(cluster)
        if room < 0:
            break
        head += cluster
    words = head if text.startswith(f"{head} ") else head.rpartition(" ")[0]
    whole = words if 2 * columns(words) >= most else head
    return f"{whole.rstrip(' ,.;:–-、。，')}…"
