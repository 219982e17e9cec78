"""How much a candidate for a marker looks like prose: "on 3/17", "1/2 the battle"."""

from __future__ import annotations

import re
from typing import Final

PREPOSITIONS: Final = frozenset(
    "on at in by from to of since until till before after around about between for with the a an "
    "am im vom bis um den der das el la le les al del du au il".split()
)
_WORD_BEFORE = re.compile(r"(?<![^\s(])([^\W_]+)\s+\Z")


def word_before(found: re.Match[str], raw: str, numeric: bool) -> float:
    """How much the word before a marker at the end speaks of a date or fraction: "on 3/17"."""
    word = _WORD_BEFORE.search(raw[max(0, found.start() - 40) : found.start()])
    if not word or not (numeric or found["wn"] or found["word"]):
        return 0.0
    return 4.0 if word[1].lower() in PREPOSITIONS else 2.5 if word[1].isdecimal() else 0.0


def goes_on(found: re.Match[str], raw: str, stop: int, numeric: bool) -> bool:
    """Whether a lower-case word goes on where a marker would begin one: "1/2 the battle"."""
    rest = raw[stop:].lstrip()
    glued = bool(rest) and not raw[stop].isspace()
    if raw[stop - 1] in ":：.)）]" or not (numeric or glued or found["on"] or found["word"]):
        return False
    onward = rest.lstrip("-")[:1]
    if numeric and glued and onward.isalpha():  # "1/3の学生": most scripts have no lower case
        return not onward.isupper()
    return onward.islower()
