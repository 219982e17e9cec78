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
from plugins.collection.desk import PATIENCE, Desk, is_loaded, load
from plugins.collection.index import Index, Kept, Volume
from plugins.collection.records import Place, Records
from plugins.collection.sources import Source
from plugins.collection.state import Damaged
from plugins.collection.text import Text
from plugins.collection.workers import WORTH, Told, silent, spread
from plugins.story.model import Listing, Problem
from plugins.story.reading import Reading

RACE = 2_000_000_000  # a file changed this shortly before it was read may change again unseen, ns


@dataclass(slots=True)
class Shelf:
    """The stories of one output folder. `refresh` brings it up to date; `text` fetches one."""

    root: Path  # the project
    folder: Path  # where the cache is
    key: str  # what stories are read by: another key makes a kept shelf worthless
    reading: Reading
    volumes: dict[str, Volume] = field(default_factory=dict)  # by path
    looked: int = 0  # when the files were last looked at, ns
    kept: int = 0  # when the files had been looked at of which the kept shelf tells, ns
    changed: bool = False  # whether there is something to save
    listings: dict[str, Listing] = field(default_factory=dict)  # by path, unpacked
    records: Records = field(init=False)
    index: Index = field(init=False)
    unused: list[Place] = field(default_factory=list)  # places of records to be erased
    forget: bool = False  # whether a kept index tells of a story that was withdrawn or removed

    def __post_init__(self) -> None:
        self.records = Records(self.folder / "stories.bin")
        self.index = Index(self.folder, self.key)

    def load(self) -> None:
        """Take what the last build left; nothing where it doesn't fit. Raises Damaged."""
        try:
            kept = self.index.load()
            if kept:
                self.records.open(kept.size)
        except Damaged:
            self._forget_all()
            raise
        if kept is None:
            self._forget_all()
            return
        self.looked = self.kept = kept.looked
        self.volumes = kept.volumes

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
        self.records.settle()  # before any worker is forked that reads them
        gone = old.keys() - self.volumes.keys()
        self.index.since.update(found, gone)
        self.changed |= bool(found or gone)
        self.looked = looked
        for path in {*found, *gone}:
            if path in gone or found[path].listing is None:
                self.listings.pop(path, None)
            self._discard(old.get(path), found.get(path))
        return sum(
            old.get(path) is None or old[path].content != v.content for path, v in found.items()
        )

    def _discard(self, old: Volume | None, new: Volume | None) -> None:
        """Note what of a file's old volume must not be kept: its record, if that is another now,
        and what the index says of it, where its story is no longer told."""
        if old is None or (new and new.place == old.place):
            return
        if old.listing is not None:
            self.unused.append(old.place)
        if new is None or (new.listing is not None and packing.is_withdrawn(new.listing)):
            self.forget = True

    def _forget_all(self) -> None:
        """Keep nothing of what an earlier shelf held, which this one can't use."""
        self.index.forget()
        self.records.clear()

    def _is_known(self, source: Source) -> bool:
        volume = self.volumes.get(source.path)
        if volume is None or volume.changed != source.changed or volume.size != source.size:
            return False
        return source.changed < self.looked - RACE

    def _read(
        self, sources: Sequence[Source], told: Told, meanwhile: Iterable[object]
    ) -> dict[str, Volume]:
        """The volumes of files; of a file whose bytes are as they were, the old one."""
        known = {s.path: v.content for s in sources if (v := self.volumes.get(s.path))}
        desk = Desk(self.root, self.reading, known, self.records.append)
        if len(sources) >= WORTH:
            load()
        found: dict[str, Volume] = {}
        results = spread(
            sources,
            desk.read,
            desk.lost,
            told=told,
            keep=self._unpacked,
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
        return packing.unpack_text(self._record(listing.path))

    def _record(self, path: str) -> packing.PackedText:
        """A story's text, packed; where the record is damaged, what the file says."""
        volume = self.volumes[path]
        try:
            record = self.records.read(*volume.place)
        except Damaged as damage:
            self.index.distrust(damage)
            record = Desk(self.root, self.reading, {}, bytes).read(Source(path))[3]
            if not record:
                raise  # the file is no story any more: it changed during the build
        packed: packing.PackedText = marshal.loads(record)
        return packed

    @property
    def edition(self) -> int:
        """Tells a shelf from what it was before a change: what `kept` is once it is saved."""
        return self.looked if self.changed else self.kept

    def save(self) -> None:
        """Keep the shelf for the next build, if it changed."""
        if not self.changed:
            return
        self.records.erase(self.unused)
        self.unused = []
        try:
            tidied = self._tidy()
        except Damaged as damage:
            self.index.distrust(damage)
            return
        kept = Kept(self.looked, self.records.size, self.volumes)
        self.index.save(kept, whole=tidied or self.forget)
        self.forget = False
        self.kept, self.changed = self.looked, False

    def save_early(self) -> None:
        """Save while workers read records, unless records would be moved."""
        if not self.records.is_wasteful(self._places().values()):
            self.save()

    def _places(self) -> dict[str, Place]:
        """Where the records in use are, by path."""
        return {path: v.place for path, v in self.volumes.items() if v.listing is not None}

    def _tidy(self) -> bool:
        """Write the records anew if few of them are in use; whether it was done."""
        places = self._places()
        moved = self.records.tidy(places.values())
        if moved is None:
            return False
        for path, place in places.items():
            self.volumes[path] = self.volumes[path]._replace(place=moved[place])
        return True
