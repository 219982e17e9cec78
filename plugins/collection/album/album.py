"""All picture files, looked at: those that changed anew, the others as they were found before.

The album is a cache and never an input, as the shelf is.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.collection.album.look import Facts, Looker
from plugins.collection.album.picture import Picture
from plugins.collection.packing import PackedProblem, unpack_problem
from plugins.collection.place import digest, folder_digest, packages
from plugins.collection.sources import Source, is_known
from plugins.collection.state import load_state, save_state
from plugins.collection.workers import Told, cores, silent, spread
from plugins.story import limits
from plugins.story.model import Problem

# Seconds after which a picture is given up: the largest allowed takes half a one, or two as an AVIF
# of ten bits. Looking decodes all of it. To make a file of it, which ends the build if it fails,
# takes little more than that and what encoding takes, six seconds for the worst noise:
# workers.PATIENCE is ample.
PATIENCE = 6.0


class Print(NamedTuple):
    """What looking at one picture file gave."""

    size: int  # bytes of the file
    changed: int  # time of its last change, nanoseconds
    content: bytes  # digest of the file's bytes; empty where they could not be read
    problems: tuple[PackedProblem, ...]
    facts: Facts | None  # None where an error keeps it from being shown


@dataclass(slots=True)
class Album:
    """The pictures of one output folder. `refresh` brings it up to date."""

    root: Path  # the project
    folder: Path  # where the cache is
    key: str  # what pictures are read by: another key makes a kept album worthless
    prints: dict[str, Print] = field(default_factory=dict)  # by path
    looked: int = 0  # when the files were last looked at, ns
    changed: bool = False  # whether there is something to save
    crowds: tuple[Problem, ...] = ()  # stories that have more pictures than are looked at

    def load(self) -> None:
        """Take what the last build left; nothing where it doesn't fit. Raises state.Damaged."""
        kept = load_state(self.folder / "album", self.key)
        if kept is not None:
            self.looked, prints = kept
            self.prints = {path: Print._make(fields) for path, fields in prints.items()}

    def refresh(self, files: Sequence[Source], told: Told = silent) -> int:
        """Look at the files that may have changed; how many had other bytes than before."""
        if not files and not self.prints:
            self.crowds = ()
            return 0
        looked, old = time.time_ns(), self.prints
        files = self._uncrowded(files)
        doubtful = [source for source in files if not self._is_known(source)]
        found = self._look(doubtful, told)
        if found or len(old) != len(files):
            self.prints = {s.path: found.get(s.path) or old[s.path] for s in files}
            self.changed = True
        self.looked = looked
        return sum(path not in old or old[path].content != f.content for path, f in found.items())

    def _uncrowded(self, files: Sequence[Source]) -> list[Source]:
        """The files that are looked at: none of a story that has too many."""
        folders = Counter(source.path.rpartition("/")[0] for source in files)
        crowded = {name: n for name, n in folders.items() if n > limits.PICTURES}
        self.crowds = tuple(_crowd(name, n) for name, n in sorted(crowded.items()))
        return [source for source in files if source.path.rpartition("/")[0] not in crowded]

    def _is_known(self, source: Source) -> bool:
        return is_known(self.prints.get(source.path), source, self.looked)

    def _look(self, sources: Sequence[Source], told: Told) -> dict[str, Print]:
        """What there is in files; each is read in another process, wherever there can be one."""
        if not sources:
            return {}
        looker = Looker(self.root, {s.path: p.content for s in sources if (p := self._of(s))})
        load()
        results = spread(
            sources,
            looker.look,
            looker.lost,
            max(2, cores()),
            told,
            worth=1,
            patience=PATIENCE,
        )
        found: dict[str, Print] = {}
        for source, result in zip(sources, results, strict=True):
            if result is None:
                result = self.prints[source.path][2:]
            found[source.path] = Print(source.size, source.changed, *result)
        return found

    def _of(self, source: Source) -> Print | None:
        return self.prints.get(source.path)

    def picture(self, path: str) -> Picture | None:
        """The picture of a file; None where it isn't there or can't be shown."""
        found = self.prints.get(path)
        if found is None or found.facts is None:
            return None
        return Picture(path, found.content.hex(), *found.facts)

    def problems(self) -> list[Problem]:
        """The Problems of all files, and of stories that have too many."""
        found = [unpack_problem(p) for each in self.prints.values() for p in each.problems]
        return [*self.crowds, *found]

    @property
    def digest(self) -> str:
        """A digest of all that is known; empty where there is no picture."""
        if not self.prints and not self.crowds:
            return ""
        whole = hashlib.blake2b(repr(self.crowds).encode(), digest_size=16)
        for path, found in self.prints.items():
            whole.update(f"\0{path}\0{found.problems}\0".encode() + found.content)
        return whole.hexdigest()

    def save(self) -> None:
        """Keep the album for the next build, if it changed."""
        if self.changed:
            prints = {path: tuple(found) for path, found in self.prints.items()}
            save_state(self.folder / "album", self.key, (self.looked, prints))
            self.changed = False


def reading_key() -> str:
    """A digest of what pictures are read by: this code, its limits, and the Pillow there is."""
    bounds = (limits.PICTURE_BYTES, limits.PICTURE_PIXELS, limits.PICTURE_SIDE)
    code = folder_digest(Path(__file__).parent, ending=".py")
    return digest(code, repr(bounds), packages("pillow"))


def load() -> None:
    """Load all that looking needs: once, before workers are forked that would each do it."""
    from plugins.collection.album import opening  # noqa: F401


def _crowd(folder: str, number: int) -> Problem:
    return Problem(
        1,
        "error",
        "too-many-pictures",
        f"The folder {folder} has {number} pictures; at most {limits.PICTURES} are allowed.",
        "Keep those that tell something the words don't.",
        f"{folder}.md",
    )
