"""What a person may be called here: any name of any language, and no signs that names don't have.

The page of a name is found by its letters and digits. A sign that is dropped for it and is no part
of any name would put its bearer on the page of the one who has the name without it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, decomposition, normalize

from plugins.story.alphabets import script_of
from plugins.story.model import Person
from plugins.story.slugs import APOSTROPHES, name_slug
from plugins.story.tags import NAMES_KEPT

_USUAL = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ıĴ-ľŁ-ňŊ-ž .,'’()&-]*")
# Of Latin, Japanese, Hebrew, Arabic, Tibetan, Ethiopic and Armenian names.
_SIGNS = frozenset(' .,·‧"“”„«»()&+/_@-‐‑–—・･＝゠（）「」『』，．＆、〜～־׳״،་༌፡՛' + APOSTROPHES)
# Letters in another dress, by how Unicode says what they are: 𝐖, ⓦ, Ｗ, ʷ, ₙ.
_DRESSED = ("<font>", "<circle>", "<square>", "<super>", "<sub>", "<wide>", "<fraction>")
_SHORTENED = "ªº"  # Mª José


@lru_cache(maxsize=NAMES_KEPT)
def person_of(value: str) -> Person | str:
    """Who goes by a name, or what is wrong with it."""
    slug = name_slug(value)
    if not slug:
        return "a name needs a letter or a digit"
    if _USUAL.fullmatch(value):
        return Person(value, slug)
    if strange := next((char for char in value if not _is_of_names(char)), ""):
        return _is_strange(strange)
    return Person(value, slug)


def _is_of_names(char: str) -> bool:
    if category(char) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl"):
        return char in _SHORTENED or not _is_dressed(char)
    return char in _SIGNS


def _is_dressed(char: str) -> bool:
    """Whether a letter or digit is another one that looks otherwise: not those that are a part of
    it, or two in one, as ｶ, ำ, և and ﷲ are."""
    kind, _, others = decomposition(char).partition(" ")
    if kind == "<compat>":
        return category(char) == "Nl" or (" " not in others and script_of(char) != "HANGUL")
    return kind in _DRESSED


def _is_strange(char: str) -> str:
    plain = normalize("NFKC", char)
    if plain != char and plain.isalnum():
        return f"“{char}” is “{plain}” in another dress: write “{plain}”"
    shown = f"“{char}”" if char.isprintable() else f"U+{ord(char):04X}"
    return f"{shown} is no part of a name; letters, digits and signs as in Mary-Ann O’Neil Jr. are"
