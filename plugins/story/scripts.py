"""Words and names that mix alphabets whose letters look alike, and so look like other ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from unicodedata import normalize

from plugins.story.alphabets import (
    ALIKE,
    EASTERN,
    SCIENCE,
    phonetic,
    script_of,
    stands_out,
)

Letters = dict[str, list[str]]  # the letters of a text, by script

_WORD = re.compile(r"[^\s\-‐-―_.,:;/|+&'’()\[\]{}<>“”„«»\"!?=@#＃＠・]+")
_BRACKETED = re.compile(r"[()\[\]（）]")
_ROMAN = re.compile("[IVX]+")
SHOWN = 40  # characters of a word that a message shows


def mixed(text: str) -> str:
    """What is wrong with the first word of a text that mixes alphabets whose letters look alike.

    Empty where no word does. Such a word looks like another one, and is found with none of those
    it looks like. Words that are wholly of one alphabet are never told (UTS 39: "highly
    restrictive", without its rule for whole scripts).
    """
    if text.isascii():
        return ""
    for word in _WORD.findall(text):
        if not word.isascii() and (fault := _word_fault(word)):
            return fault
    return ""


@lru_cache(maxsize=1024)
def mixed_name(name: str) -> str:
    """What is wrong with a name that mixes alphabets: all of its words count, as who reads it takes
    it as a whole.

    A word is of one alphabet, or of some that Japanese, Chinese and Korean mix. Words of several
    stand together only where each has a letter that is like none of another alphabet, as in
    Иван Smith and not in Ѕорһіе Martin. What is in brackets may be the name once more: Άννα (Anna).
    """
    if name.isascii():
        return ""
    for part in _BRACKETED.split(name):
        if not part.isascii() and (fault := _part_fault(part)):
            return fault
    return ""


def _word_fault(word: str) -> str:
    if strange := phonetic(word):
        return _no_letter(word, strange)
    letters = _letters(word, SCIENCE)
    alike = {script: found for script, found in letters.items() if script in ALIKE}
    if len(alike) > 1:
        return _mixes(word, alike)
    if len(letters) > 1 and not _all_stand_out(letters.keys() - {"LATIN"}, letters):
        return _mixes(word, letters)
    return ""


def _part_fault(part: str) -> str:
    if strange := phonetic(part):
        return _no_letter(part, strange)
    letters = _letters(part)
    if len(letters) < 2 or letters.keys() <= {"LATIN", *EASTERN}:
        return ""
    for word in _WORD.findall(part):
        found = _letters(word)
        together = len(found) < 2 or found.keys() <= {"LATIN", *EASTERN}
        if not together or not (_ROMAN.fullmatch(word) or _all_stand_out(found, found)):
            return _mixes(part.strip(), letters)
    return ""


def _all_stand_out(scripts: Iterable[str], letters: Mapping[str, list[str]]) -> bool:
    return all(stands_out(script, letters[script]) for script in scripts)


def _letters(text: str, without: frozenset[str] = frozenset()) -> Letters:
    letters: Letters = {}
    for char in normalize("NFKC", text):
        counts = char.isalpha() or (char.isdecimal() and not char.isascii())
        if counts and char not in without and (script := script_of(char)) != "MODIFIER":
            letters.setdefault(script, []).append(char)
    return letters


def _mixes(text: str, letters: Letters) -> str:
    usual, *others = sorted(letters, key=lambda script: -len(letters[script]))
    strange = dict.fromkeys(char for script in others for char in letters[script])
    named = ", ".join(f"{char} is {_name(char)}" for char in list(strange)[:3])
    return f"“{_short(text)}” mixes {usual.title()} letters with others that look alike: {named}"


def _no_letter(text: str, char: str) -> str:
    what = f"{char} (U+{ord(char):04X})"
    return f"“{_short(text)}” has {what}, which is no letter of a language and looks like one"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _name(char: str) -> str:
    return f"{script_of(char).title()} (U+{ord(char):04X})"
