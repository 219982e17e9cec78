"""Which characters make up words, for hashtags and what stands beside them."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category

_CATEGORIES = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl"])
# Signs of a script that belong to its words, though Unicode calls them punctuation or symbols.
_SIGNS = frozenset("_〃゛゜׳⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
# The emoji and text selectors and the keycap are marks, but make an emoji of what they follow.
_EMOJI_MARKS = frozenset("\ufe0e\ufe0f\u20e3")


@lru_cache(maxsize=8192)
def is_word(char: str) -> bool:
    """Whether a character can be part of a hashtag at any place of it."""
    if char in _EMOJI_MARKS:
        return False
    return category(char) in _CATEGORIES or char in _SIGNS
