"""What a match of the marker patterns says: number, total, and the form it has."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from plugins.story.thread.forms import MIDDLE, STRONG, WEAK, begun


class Shape(NamedTuple):
    """A match as a marker is spoken of."""

    number: int
    total: int | str | None
    form: str  # "1/", "1/n", "1/*" (a cue for the total), "(1/n)", "1.", "Part 1", "1️⃣"
    rank: int
    cue: str = ""  # the cue that is part of it: 1/🧵, 17/END
    lettered: bool = False  # 2a/, 2b/


def form_of(example: str) -> str:
    """The form that an example of a marker has; "" where it is none."""
    found = begun().fullmatch(example)
    shape = shape_of(found) if found else None
    return shape.form if shape else ""


def shape_of(found: re.Match[str]) -> Shape | None:
    """The shape of a match; None where the whole is no marker after all."""
    if found["strong"]:
        return _strong(found)
    if found["k"]:
        total = _keycap(found["kt"]) if found["kt"] else None
        return Shape(_keycap(found["k"]), total, "1️⃣", MIDDLE)
    if found["middle"]:
        return _of(found)
    if found["word"]:
        total = int(found["wt"]) if found["wt"] else None
        return Shape(int(found["wwn"]), total, f"{found['word'].title()} 1", WEAK)
    if found["wc"]:
        plain = unicodedata.normalize("NFKC", found["wc"])
        return Shape(int(plain.strip("().")), None, "(1)" if plain[0] == "(" else "1.", WEAK)
    if found["wbn"]:
        return Shape(int(found["wbn"]), None, "(1)", WEAK)
    if found["wsn"]:
        return Shape(int(found["wsn"]), None, "[1]", WEAK)
    return Shape(int(found["wn"]), None, "1" + unicodedata.normalize("NFKC", found["wp"]), WEAK)


def _strong(found: re.Match[str]) -> Shape:
    written = found["t1"] or found["t2"] or found["t3"] or found["t4"]
    total = _integer(written) if written and written.isnumeric() else written
    instead = found["e1"] or found["e2"]
    inner = "1/n" if written else "1/*" if instead else "1/"
    bracket = unicodedata.normalize("NFKC", found["open"]) if found["open"] else ""
    return Shape(
        _integer(found["n"] or found["n2"]),
        total,
        f"({inner})" if bracket == "(" else f"[{inner}]" if bracket else inner,
        STRONG,
        instead or ("🧵" if found["strong"][0] == "🧵" else ""),
        bool(found["letter"] or found["letter2"]),
    )


def _of(found: re.Match[str]) -> Shape | None:
    number, total = int(found["on"]), int(found["ot"])
    if number > total or bool(found["oopen"]) != bool(found["oclose"]):
        return None
    return Shape(number, total, "(1 of n)" if found["oopen"] else "1 of n", MIDDLE)


def _integer(digits: str) -> int:
    """The integer that NFKC makes of digits: "３" and "③" are 3."""
    return int(digits) if digits.isdecimal() else int(unicodedata.normalize("NFKC", digits))


def _keycap(written: str) -> int:
    return 10 if written == "🔟" else int("".join(filter(str.isdecimal, written)))
