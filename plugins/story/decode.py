"""A file's bytes to text, or to the Problems that say why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from plugins.story.kinds import EVERYDAY
from plugins.story.limits import STORY_BYTES
from plugins.story.marks import stacked
from plugins.story.model import Problem
from plugins.story.places import where
from plugins.story.rare import PLAIN, without

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BELOW_SPACE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# The marks that make another letter of an ASCII one. All other ways in which a text can fail to be
# NFC show in the characters that aren't ASCII alone.
_JOINS_ASCII = re.compile("[\u0300-\u036f]")
_MOST = 20  # control characters that are named one by one


class Decoded(NamedTuple):
    """A file's text, and what kept it from being read."""

    text: str  # empty where it can't be read
    problems: tuple[Problem, ...]
    rare: str = ""  # each of its characters beyond ASCII, once, in no order
    signs: str = ""  # each of its ASCII characters that aren't PLAIN, once, in no order


def decode(data: bytes, most: int = STORY_BYTES, damaged: bool = False) -> Decoded:
    """The text of a UTF-8 file in NFC, with `\\n` line ends and without a byte order mark.

    most: bytes allowed. damaged: whether it is text that `plugins.story.repair` mends: C1 control
    characters may stand in it, and it is left as it is composed. Where the text can be read but
    for control characters, it is without them, so that what else is wrong can be told.
    """
    if len(data) > most:
        message = f"The file has more than {most // 1024} KB, which is as much as is allowed."
        remedy = "Is it the right file? A long story can be told in two, with Reply-To."
        return Decoded("", (Problem(1, "error", "too-large", message, remedy),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Decoded("", (_not_utf8(data, error.start),))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        remedy = "Write a story into it, or delete it. CONTRIBUTING.md has a template."
        return Decoded("", (Problem(1, "error", "empty", "The file is empty.", remedy),))
    control = _BELOW_SPACE if damaged else _CONTROL
    rest = data.translate(None, PLAIN).decode()
    problems: tuple[Problem, ...] = ()
    if control.search(rest):
        problems = tuple(_controls(text, control))
        text, rest = control.sub("", text), control.sub("", rest)
    rare, signs = _parted(rest)
    if damaged or EVERYDAY.fullmatch(rare):
        return Decoded(text, problems, rare, signs)
    if fault := stacked(text, rare):
        return Decoded("", (*problems, fault))
    if _JOINS_ASCII.search(rare) or not unicodedata.is_normalized("NFC", rest):
        text = unicodedata.normalize("NFC", text)  # no line ends are made or lost by it
        rare, signs = _parted(without(text, PLAIN))
    return Decoded(text, problems, rare, signs)


def _parted(rest: str) -> tuple[str, str]:
    """The characters of a text beyond ASCII, and those within, each once. Line ends aren't asked
    for: they are \\n by now."""
    found = "".join({*rest}).replace("\r", "")
    if found.isascii():
        return "", found
    rare = "".join([char for char in found if char > "\x7f"])
    return rare, "".join([char for char in found if char <= "\x7f"])


def _controls(text: str, control: re.Pattern[str]) -> Iterator[Problem]:
    for _, match in zip(range(_MOST), control.finditer(text), strict=False):
        yield Problem(
            text.count("\n", 0, match.start()) + 1,
            "error",
            "control-character",
            f"An invisible control character, U+{ord(match[0]):04X}, stands "
            f"{where(text, match.start())}.",
            "Delete it: put the cursor there, and type the words around it anew.",
        )


def _not_utf8(data: bytes, start: int) -> Problem:
    kind = _MARKS.get(data[:2], "another encoding")
    return Problem(
        data.count(b"\n", 0, start) + 1,
        "error",
        "not-utf-8",
        f"The file is not UTF-8 text; it seems to be in {kind}.",
        "Save it as UTF-8: most editors have “Save with encoding”.",
    )
