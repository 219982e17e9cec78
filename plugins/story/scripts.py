"""The script of a letter. Python has no such property: the letter's Unicode name begins with it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

# Alphabets of which many letters look just like those of another one of them (UTS 39, confusables).
# All other scripts go together: Japanese, Chinese and Korean words mix them with Latin letters.
ALIKE = frozenset("LATIN GREEK COPTIC CYRILLIC ARMENIAN CHEROKEE LISU DESERET".split())
# Greek letters like no Latin one: the sciences write them in words, as in TGFβ.
_SCIENCE = frozenset("βδζθλμξπφψωΓΔΘΛΞΠΣΦΨΩ")
_WORD = re.compile(r"[^\s\-‐-―_.,:;/|+&'’()\[\]{}<>“”„«»\"!?=@#＃＠]+")
SHOWN = 40  # characters of a word that a message shows


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """The first word of a character's name: LATIN, CYRILLIC, CJK, ARABIC, …; "" without a name."""
    return unicodedata.name(char, "").partition(" ")[0]


def mixed(text: str) -> str:
    """What is wrong with the first word of a text that mixes alphabets whose letters look alike.

    Empty where no word does. Such a word looks like another one, and is found with none of those
    it looks like. Words that are wholly of one alphabet are never told (UTS 39: "highly
    restrictive", without its rule for whole scripts).
    """
    if text.isascii():
        return ""
    for word in _WORD.findall(text):
        if not word.isascii() and (fault := _fault(word)):
            return fault
    return ""


def _fault(word: str) -> str:
    scripts: Counter[str] = Counter()
    letters: dict[str, list[str]] = {}
    for char in unicodedata.normalize("NFKC", word):
        script = script_of(char)
        if script in ALIKE and char not in _SCIENCE and char.isalpha():
            scripts[script] += 1
            letters.setdefault(script, []).append(char)
    if len(scripts) < 2:
        return ""
    usual, *others = [script for script, _ in scripts.most_common()]
    strange = dict.fromkeys(char for script in others for char in letters[script])
    named = ", ".join(f"{char} is {_name(char)}" for char in list(strange)[:3])
    shown = word if len(word) <= SHOWN else word[: SHOWN - 1] + "…"
    return f"“{shown}” mixes {usual.title()} letters with others that look alike: {named}"


def _name(char: str) -> str:
    return f"{script_of(char).title()} (U+{ord(char):04X})"
