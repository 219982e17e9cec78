"""What is known of the indexes that were made: names and digests of their files, and no word of a
story. The files themselves are in the output, and nowhere else.

An optimisation and never an input: what is not known is made again, to the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.collection.state import Damaged, load_state, save_state


class Made(NamedTuple):
    """An index that was made."""

    key: str  # a digest of what it was made from
    files: Mapping[str, str]  # digest by name


def load(cache: Path) -> dict[str, Made]:
    """What was made, by the name of the shard; nothing where that isn't known any more."""
    try:
        kept = load_state(cache / "search", "search")
    except Damaged:
        return {}  # it is made again
    return {name: Made(*made) for name, made in (kept or {}).items()}


def save(cache: Path, made: Mapping[str, Made]) -> None:
    """Keep it for the next build."""
    save_state(cache / "search", "search", {name: tuple(each) for name, each in made.items()})
