"""What reading gave, file by file, as it is kept between builds.

The index is written whole now and then; between, what changed since is kept beside it, so that an
edit need not write what ten thousand files gave.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.collection.packing import PackedListing, PackedProblem
from plugins.collection.records import NOWHERE, Place
from plugins.collection.state import Damaged, load_state, save_state

LATER = 400  # files whose changes are kept beside the index, before it is written whole again
DISTRUSTED = "distrusted"  # a file that says that a record was damaged


class Volume(NamedTuple):
    """What reading one file gave."""

    size: int  # bytes of the file
    changed: int  # time of its last change, nanoseconds
    content: bytes  # digest of the file's bytes
    problems: tuple[PackedProblem, ...]
    listing: PackedListing | None  # None where an error keeps it from being a story
    place: Place = NOWHERE  # where its record is


class Kept(NamedTuple):
    """What an index tells."""

    looked: int  # when the files had been looked at, ns
    edition: int  # when they last came to tell something else, ns
    size: int  # bytes of the file of records
    volumes: dict[str, Volume]  # by path


@dataclass(slots=True)
class Index:
    """The index of one output folder."""

    folder: Path  # where the cache is
    key: str  # what stories are read by: another key makes a kept index worthless
    base: int = 0  # when it was last written whole, ns; 0 where it wasn't
    since: set[str] = field(default_factory=set)  # paths of which it does not hold any more

    @property
    def paths(self) -> tuple[Path, Path]:
        """Its files."""
        return self.folder / "shelf", self.folder / "shelf.later"

    def load(self) -> Kept | None:
        """What the last build left; None where there is nothing that fits. Raises Damaged."""
        if (self.folder / DISTRUSTED).exists():
            (self.folder / "shelf").unlink(missing_ok=True)
            (self.folder / DISTRUSTED).unlink()
        kept = load_state(self.folder / "shelf", self.key)
        if kept is None:
            return None
        self.base, edition, size, volumes = kept
        looked = self.base
        later = load_state(self.folder / "shelf.later", self._key_of_later)
        if later is not None:
            looked, edition, size, changes = later
            volumes.update(changes)
            self.since = set(changes)
        told = {path: Volume._make(kept) for path, kept in volumes.items() if kept}
        return Kept(looked, edition, size, told)

    def save(self, kept: Kept, whole: bool) -> None:
        """Keep it for the next build. whole: that nothing is left of what it told before."""
        volumes = kept.volumes
        if whole or not self.base or len(self.since) > LATER:
            self.base, self.since = kept.looked, set()
            plain = {path: tuple(volume) for path, volume in volumes.items()}
            told = (kept.looked, kept.edition, kept.size, plain)
            save_state(self.folder / "shelf", self.key, told)
            (self.folder / "shelf.later").unlink(missing_ok=True)
        else:
            changes = {p: tuple(v) if (v := volumes.get(p)) else None for p in self.since}
            value = (kept.looked, kept.edition, kept.size, changes)
            save_state(self.folder / "shelf.later", self._key_of_later, value)

    @property
    def _key_of_later(self) -> str:
        return f"{self.key} {self.base}"

    def forget(self) -> None:
        """Leave nothing to be loaded."""
        for path in self.paths:
            path.unlink(missing_ok=True)

    def distrust(self, damage: Damaged) -> None:
        """Have the next build read all stories anew."""
        path = self.folder / DISTRUSTED
        if not path.exists():
            print(f"The cache is set aside ({damage}): stories are read anew.", file=sys.stderr)
            path.touch()
