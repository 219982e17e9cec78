"""The steward's list of hashtags, `content/hashtags.toml`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.story.model import Problem
from plugins.story.tags import key_of

_FORM = 'write one hashtag a line, as meded = "MedEd"'


@dataclass(frozen=True, slots=True)
class Steward:
    """The steward's list, `content/hashtags.toml`."""

    show: Mapping[str, str] = field(default_factory=dict)  # key: spelling to show
    aliases: Mapping[str, str] = field(default_factory=dict)  # key: the key it stands for


class Fault(NamedTuple):
    """Why the list can't be used as it is."""

    line: int
    message: str


def read_steward(path: Path) -> tuple[Steward, tuple[Fault, ...]]:
    """The steward's list, empty where there is no file, or a Fault in it.

    Keys are folded, so `MedEd = "MedEd"` and `meded = "MedEd"` say the same.
    """
    if not os.path.lexists(path):
        return Steward(), ()
    import tomllib  # here: it is read once a build, or not at all

    try:
        data = path.read_bytes()
    except OSError as error:
        return Steward(), (Fault(1, f"it is not readable: {error.strerror}"),)
    try:
        text = data.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Steward(), (Fault(line, "it is not UTF-8 text"),)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return Steward(), (Fault(line, f"it is not readable: {error}"),)
    if faults := tuple(_faults(tables, text)):
        return Steward(), faults
    show, aliases = tables.get("show", {}), tables.get("aliases", {})
    return Steward(
        {key_of(key): name for key, name in show.items()},
        {key_of(key): key_of(target) for key, target in aliases.items()},
    ), ()


def _faults(tables: Mapping[str, object], text: str) -> Iterator[Fault]:
    """All that is wrong with the list. text: the file's."""
    for name, table in tables.items():
        if name not in ("show", "aliases"):
            message = f"unknown table [{name}]; use [show] or [aliases]"
            yield Fault(_line(text, name), message)
        elif not isinstance(table, dict):
            yield Fault(_line(text, name), _FORM)
        else:
            start = max(0, text.find(f"[{name}]"))
            pairs = {key: value for key, value in table.items() if isinstance(value, str)}
            check = _misspelt if name == "show" else _chained
            wrong = [*check(pairs), *((key, _FORM) for key in table if key not in pairs)]
            yield from (Fault(_line(text, key, start), message) for key, message in wrong)


def _misspelt(show: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, name in show.items():
        if key_of(name) != key_of(key):
            yield key, f"{name} is not a spelling of {key}"


def _chained(aliases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    folded = {key_of(key): key_of(target) for key, target in aliases.items()}
    for key, target in aliases.items():
        if last := folded.get(key_of(target)):
            yield key, f"{key} → {target} → {last}; name the last"


def _line(text: str, key: str, start: int = 0) -> int:
    """The line on which a key or a table stands, from a place on."""
    named = rf"""^[ \t]*\[?[ \t]*["']?{re.escape(key)}["']?[ \t]*[\]=.]"""
    found = re.compile(named, re.MULTILINE).search(text, start)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def read_steward_of(content: Path, root: Path) -> tuple[Steward, list[Problem]]:
    """The steward's list of a content folder; empty, with Problems, where it can't be used."""
    path = content / "hashtags.toml"
    name = path.relative_to(root).as_posix()
    remedy = "Its first lines say how it is written."
    steward, faults = read_steward(path)
    return steward, [
        Problem(line, "error", "steward", f"{path.name}: {message}.", remedy, name)
        for line, message in sorted(faults)
    ]
