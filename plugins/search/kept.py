"""What is known of the indexes that were made: names and digests of their files, and no word of a
story. Their files are in the output and nowhere else, but for the engine, which says nothing.

An optimisation and never an input: what is not known is made again, to the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.collection.state import Damaged, load_state, save_state
from plugins.search.steady import repacked


class Made(NamedTuple):
    """An index that was made."""

    key: str  # a digest of what it was made from
    files: Mapping[str, str]  # digest by name


def engine(cache: Path, means: str, data: bytes) -> bytes:
    """Pagefind's engine as `repacked` gives it, kept: to pack it takes longer than to make the
    index of a small collection, and it is the same until Pagefind or what packs it is another.

    cache: the folder where it is kept. means: of what it is packed with.
    """
    path, key = cache / "engine", f"{means} {hashlib.blake2b(data, digest_size=16).hexdigest()}"
    try:
        packed: bytes | None = load_state(path, key)
    except Damaged:
        packed = None  # it is packed again
    if packed is None:
        packed = repacked(data)
        save_state(path, key, packed)
    return packed


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
