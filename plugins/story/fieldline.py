"""One line of a header: which field it is, in whatever way it was typed."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from plugins.story.fieldnames import FROM_FILE, KNOWN, MEANT
from plugins.story.kinds import kind_of

_NAMES = {*KNOWN, *MEANT, *FROM_FILE}
_FIELD = re.compile(r"[ \t]{0,3}([\w][\w .-]{0,40}?)\s*[:：](\s*)(.*)")
_SIGNS = r"[^\w\n:：]"
_AROUND = re.compile(rf"{_SIGNS}{{1,12}}(\w[\w-]{{0,20}}){_SIGNS}{{0,6}}[:：][*_\s]*(.*)")
_WITHIN = re.compile(rf"(\w[\w-]{{0,20}})(?:{_SIGNS}{{1,6}})?[:：][*_\s]*(.*)")
_HEAD = 60  # characters in which a field's name stands


class Written(NamedTuple):
    """A line `Key: value`."""

    name: str  # as written
    value: str  # outer space stripped


def written(line: str) -> Written | None:
    """A line of the form `Key: value`; None where it has another.

    Any space may stand around the colon, which may be a full-width one; a name that is known needs
    none behind it.
    """
    match = _FIELD.fullmatch(line)
    if not match:
        return None
    if match[2] or not match[3] or match[1].casefold() in _NAMES:
        return Written(match[1], match[3].strip())
    return None


def is_meant(line: str) -> bool:
    """Whether a line has the form of a field, and a name that is known or mostly mistaken."""
    found = written(line)
    return found is not None and found.name.casefold() in _NAMES


def bare(line: str) -> Written | None:
    """A known field that has something around its name: `- Title: x`, `**Title:** x`, four spaces
    in front, a character that nobody sees. None where the line is no such field."""
    seen = "".join(char for char in line[:_HEAD] if not kind_of(char)) + line[_HEAD:]
    match = _AROUND.fullmatch(seen) or _WITHIN.fullmatch(seen)
    name = KNOWN.get(match[1].casefold()) if match else None
    return Written(name, match[2].rstrip("*_` \t")) if match and name else None


def unseen(line: str) -> str:
    """The first character before the value that shows nothing, by its name; "" where all show."""
    odd = next(filter(kind_of, re.split("[:：]", line[:_HEAD], maxsplit=1)[0]), "")
    return f"{unicodedata.name(odd, 'a character').lower()}, U+{ord(odd):04X}" if odd else ""
