"""What was made from what: the manifest of an output folder.

An optimisation and never an input: without it, or with one that can't be used, everything is made
again and the bytes are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.collection.packing import PackedProblem
from plugins.collection.state import load_state, save_state

_UP = re.compile("[\0/]\\.\\.[\0/]")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the last build of an output folder left there."""

    made: dict[str, str] = field(default_factory=dict)  # digest by address; empty: not known
    base: str = ""  # digest of what all pages are made from
    settled: str = ""  # digest of that, and of all else but stories
    frame: str = ""  # digest of that, and of all that lists show
    texts: dict[str, str] = field(default_factory=dict)  # digest of each story by slug
    edition: int = 0  # of the shelf, which may be newer where a build was refused
    stories: int = 0  # how many there were
    until: str = ""  # the first day on which a story is no longer in the future
    newest: str = ""  # the last day that a story tells of and that was not in the future
    refused: tuple[PackedProblem, ...] = ()  # Problems that only the whole collection shows
    album: str = ""  # digest of all that was known of pictures
    passing: tuple[str, ...] = ()  # addresses that may go while no list changes

    @property
    def whole(self) -> bool:
        """Whether the last build ended."""
        return all(self.made.values())


KEY = " ".join(("manifest", *Manifest.__slots__))  # one of other fields is a foreign one


def load(folder: Path) -> Manifest:
    """The manifest in a cache folder; an empty one where there is none. Raises state.Damaged.

    Of pages that a build had begun to write when it was killed, nothing is known but that they may
    be there.
    """
    kept = load_state(folder / "made", KEY)
    if kept is None:
        return Manifest()
    made, *rest = kept
    made.update(dict.fromkeys(load_state(folder / "journal", KEY) or (), ""))
    if not inside("\0".join(made)):
        made = {path: entry for path, entry in made.items() if inside(path)}
    return Manifest(made, *rest)


def begin(folder: Path, paths: Sequence[str]) -> None:
    """Note which pages are about to be written, in case the build is killed."""
    save_state(folder / "journal", KEY, tuple(paths))


def save(folder: Path, manifest: Manifest) -> None:
    """Keep the manifest for the next build: the last thing that a build does."""
    values = (getattr(manifest, name) for name in Manifest.__slots__)
    save_state(folder / "made", KEY, tuple(values))
    (folder / "journal").unlink(missing_ok=True)


def inside(name: str) -> bool:
    """Whether a manifest's name, or each of several with \\0 between them, can only be a place
    below the output folder."""
    parted = f"\0{name}\0"
    return not ("\\" in name or "\0\0" in parted or "\0/" in parted or _UP.search(parted))
