"""The attacks of this folder's text files; the form of the files is told at the top of html.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(........)|([0abfnrtv\\]))")
_SINGLE = dict(zip("0abfnrtv\\", "\0\a\b\f\n\r\t\v\\", strict=True))
_KINDS = ("| ", "\\ ", "* ")


class Attack(NamedTuple):
    """A text that a stranger might send, and where it comes from."""

    name: str
    text: str


def attacks(folder: Path = HERE) -> tuple[Attack, ...]:
    """All attacks of a folder's files, each text once."""
    found = (attack for path in sorted(folder.glob("*.txt")) for attack in read(path))
    return tuple({attack.text: attack for attack in found}.values())


def read(path: Path) -> Iterator[Attack]:
    """The attacks of one file; every paragraph that has a marked line is one, or one a word."""
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        lines = paragraph.strip("\n").split("\n")
        head = [line for line in lines if not _marked(line)]
        marked = [line for line in lines if _marked(line)]
        if not marked:
            continue
        name, variable, words = head[-1], "", [""]
        if name.startswith("for "):
            variable, _, listed = name.removeprefix("for ").partition(" in ")
            words = listed.split()
        for word in words:
            shown = f"{name[:30]}: {word}" if variable else name
            rows = [row.replace(variable, word) if variable else row for row in marked]
            yield Attack(f"{path.stem}: {shown}", "\n".join(map(_text, rows)))


def _marked(line: str) -> bool:
    return line.startswith(_KINDS) or line in ("|", "\\")


def _text(row: str) -> str:
    """What a marked line says."""
    sign, said = row[:1], row[2:]
    if sign == "|":
        return said
    if sign == "*":
        times, _, said = said.partition(" ")
        return unescaped(said) * int(times)
    return unescaped(said)


def unescaped(text: str) -> str:
    """A text with its escapes read as Python reads them."""

    def char(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        return chr(int(code, 16)) if code else _SINGLE[match[4]]

    return _ESCAPE.sub(char, text)
