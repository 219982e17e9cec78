"""The steward's list of hashtags, `content/hashtags.toml`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.story.model import Problem
from plugins.story.tags import key_of


@dataclass(frozen=True, slots=True)
class Steward:
    """The steward's list, `content/hashtags.toml`."""

    show: Mapping[str, str] = field(default_factory=dict)  # key: spelling to show
    aliases: Mapping[str, str] = field(default_factory=dict)  # key: the key it stands for


class StewardError(ValueError):
    """content/hashtags.toml can't be used; the message says why and how to mend it."""


def read_steward(path: Path) -> Steward:
    """The steward's list, empty where there is no file.

    Keys are folded, so `MedEd = "MedEd"` and `meded = "MedEd"` say the same. Raises StewardError.
    """
    if not os.path.lexists(path):
        return Steward()
    import tomllib  # here: it is read once a build, or not at all

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StewardError(f"{path.name} is not readable: {error}") from error
    unknown = sorted(set(data) - {"show", "aliases"})
    if unknown:
        raise StewardError(f"{path.name}: unknown table [{unknown[0]}]; use [show] or [aliases]")
    show = {key_of(k): v for k, v in _pairs(path.name, data.get("show", {}))}
    aliases = {key_of(k): key_of(v) for k, v in _pairs(path.name, data.get("aliases", {}))}
    for key, target in aliases.items():
        if target in aliases:
            raise StewardError(f"{path.name}: {key} → {target} → {aliases[target]}; name the last")
    for key, name in show.items():
        if key_of(name) != key:
            raise StewardError(f"{path.name}: {name} is not a spelling of {key}")
    return Steward(show, aliases)


def _pairs(name: str, table: object) -> Iterable[tuple[str, str]]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise StewardError(f'{name}: write one hashtag a line, as meded = "MedEd"')
    return table.items()


def read_steward_of(content: Path, root: Path) -> tuple[Steward, list[Problem]]:
    """The steward's list of a content folder; empty, with a Problem, where it can't be used."""
    path = content / "hashtags.toml"
    name = path.relative_to(root).as_posix()
    try:
        return read_steward(path), []
    except StewardError as error:
        remedy = "Its first lines say how it is written."
        return Steward(), [Problem(1, "error", "steward", f"{error}.", remedy, name)]
