"""A file's bytes to text, or to the Problems that say why not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.story.limits import STORY_BYTES
from plugins.story.model import Problem

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BELOW_SPACE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HARMLESS = bytes([*b"\t\n\r", *range(0x20, 0x7F)])  # most of every file
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_MOST = 20  # control characters that are named one by one


def decode(
    data: bytes, most: int = STORY_BYTES, damaged: bool = False
) -> tuple[str, tuple[Problem, ...]]:
    """The text of a UTF-8 file, with `\\n` line ends and without a byte order mark.

    most: bytes allowed. damaged: whether C1 control characters may stand in it, as they do in
    text that `plugins.story.repair` mends. The text is empty where there is a Problem.
    """
    if len(data) > most:
        message = f"The file has {len(data) / 1024:,.0f} KB; at most {most // 1024} KB are allowed."
        remedy = "Is it the right file? A long story can be told in two, with Reply-To."
        return "", (Problem(1, "error", "too-large", message, remedy),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(data, error.start),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        return "", (
            Problem(
                1,
                "error",
                "empty",
                "The file is empty.",
                "Write a story into it, or delete it. CONTRIBUTING.md has a template.",
            ),
        )
    control = _BELOW_SPACE if damaged else _CONTROL
    if not control.search(data.translate(None, _HARMLESS).decode()):
        return text, ()
    return "", tuple(_controls(text, control))


def _controls(text: str, control: re.Pattern[str]) -> Iterator[Problem]:
    for _, match in zip(range(_MOST), control.finditer(text), strict=False):
        yield Problem(
            text.count("\n", 0, match.start()) + 1,
            "error",
            "control-character",
            f"There is an invisible control character, U+{ord(match[0]):04X}.",
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
