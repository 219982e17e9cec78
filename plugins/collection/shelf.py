"""All stories, read: from their files where those changed, from the last build where not.

The shelf is a cache and never an input. It keeps, for every file, what reading it gave; whole
stories lie in one file of records that is only appended to, so that an edit writes one record.
"""

from __future__ import annotations

import marshal
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.collection import packing
from plugins.collection.desk import PATIENCE, Desk, is_loaded, load, load_usual
from plugins.collection.index import Volume
from plugins.collection.sources import Source, is_known
from plugins.collection.state import Damaged
from plugins.collection.store import Store
from plugins.collection.text import Text
from plugins.collection.workers import WORTH, Told, silent, spread
from plugins.story.model import Listing, Problem
from plugins.story.reading import Reading


@dataclass(slots=True)
class Shelf:
    """The stories of one output folder. `refresh` brings it up to date; `text` fetches one."""

    root: Path  # the project
    folder: Path  # where the cache is
    key: str  # what stories are read by: another key makes a kept shelf worthless
    reading: Reading
    volumes: dict[str, Volume] = field(default_factory=dict)  # by path
    looked: int = 0  # when the files were last looked at, ns
    edition: int = 0  # when it last came to tell something else than before, ns
    changed: bool = False  # whether there is something to save
    listings: dict[str, Listing] = field(default_factory=dict)  # by path, unpacked
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.store = Store(self.folder, self.key)

    def load(self) -> None:
        """Take what the last build left; nothing where it doesn't fit. Raises Damaged."""
        kept = self.store.load()
        if kept is None:
            return
        self.looked, self.edition, self.volumes = kept.looked, kept.edition, kept.volumes

    def refresh(
        self, files: Sequence[Source], told: Told = silent, meanwhile: Iterable[object] = ()
    ) -> int:
        """Read the files that may have changed; how many had other bytes than before.

        meanwhile: small steps for this process while workers read.
        """
        looked = time.time_ns()
        old = self.volumes
        doubtful = [source for source in files if not self._is_known(source)]
        found = self._read(doubtful, told, meanwhile)
        if found or len(old) != len(files):
            self.volumes = {s.path: found.get(s.path) or old[s.path] for s in files}
        gone = old.keys() - self.volumes.keys()
        self.store.note(old, found, gone)
        self.changed |= bool(found or gone)  # be it that a file was looked at again
        if gone or any(_tells_otherwise(old.get(path), new) for path, new in found.items()):
            self.edition = looked
        self.looked = looked
        for path in {*found, *gone}:
            if path in gone or found[path].listing is None:
                self.listings.pop(path, None)
        return sum(
            old.get(path) is None or old[path].content != v.content for path, v in found.items()
        )

    def _is_known(self, source: Source) -> bool:
        return is_known(self.volumes.get(source.path), source, self.looked)

    def _read(
        self, sources: Sequence[Source], told: Told, meanwhile: Iterable[object]
    ) -> dict[str, Volume]:
        """The volumes of files; of a file whose bytes are as they were, the old one."""
        known = {s.path: v.content for s in sources if (v := self.volumes.get(s.path))}
        desk = Desk(self.root, self.reading, known, self.store.records.append)
        found: dict[str, Volume] = {}
        results = spread(
            sources,
            desk.read,
            desk.lost,
            told=told,
            keep=self._unpacked,
            prepare=load if len(sources) >= WORTH else load_usual,
            patience=PATIENCE,
            meanwhile=meanwhile,
            aside=not is_loaded(),
        )
        for source, result in zip(sources, results, strict=True):
            if result is None:
                result = self.volumes[source.path][2:]
            found[source.path] = Volume(source.size, source.changed, *result)
        return found

    def _unpacked(self, result: Any) -> Any:
        """What the desk read; its listing is unpacked, since this process waits for others."""
        if result is not None and result[2] is not None:
            read = packing.unpack_listing(result[2])
            self.listings[read.path] = read
        return result

    def problems(self) -> list[Problem]:
        """The Problems of all files, by path."""
        return [packing.unpack_problem(p) for v in self.volumes.values() for p in v.problems]

    def stories(self) -> list[Listing]:
        """The listings of all files that hold a story, by path."""
        listings = self.listings
        for path, volume in self.volumes.items():
            if volume.listing is not None and path not in listings:
                listings[path] = packing.unpack_listing(volume.listing)
        return [listings[path] for path in self.volumes if path in listings]

    def text(self, listing: Listing) -> Text:
        """What pages show of a story's text."""
        try:
            packed = self.store.text(self.volumes[listing.path].place)
        except Damaged:
            again = self._read_again(listing.path)
            if again is None:  # the file is no story any more: it changed during the build
                raise
            packed = again
        return packing.unpack_text(packed)

    def _read_again(self, path: str) -> packing.PackedText | None:
        """A story's text, packed, as its file says it; None where it is no story."""
        records: list[bytes] = []
        Desk(self.root, self.reading, {}, records.append).read(Source(path))
        packed: packing.PackedText | None = marshal.loads(records[0]) if records else None
        return packed

    def save(self) -> None:
        """Keep the shelf for the next build, if it changed."""
        if self.changed and self.store.save(self.looked, self.edition, self.volumes):
            self.changed = False

    def save_early(self) -> None:
        """Save while workers read records, unless records would be moved."""
        if not self.store.is_wasteful(self.volumes):
            self.save()


def _tells_otherwise(old: Volume | None, new: Volume) -> bool:
    """Whether a file gave something else than before, and not only at another time."""
    return old is None or old[2:] != new[2:]
