"""What the shelf keeps on disk: an index of what reading gave, and a file of the stories' texts.

Nothing is left in either of a story that is no longer told, or of what it said before an edit.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from plugins.collection.index import Index, Kept, Volume
from plugins.collection.packing import PackedText, is_withdrawn
from plugins.collection.records import Place, Records
from plugins.collection.state import Damaged


@dataclass(slots=True)
class Store:
    """The files of one shelf."""

    folder: Path  # where the cache is
    key: str  # what stories are read by: another key makes what was kept worthless
    records: Records = field(init=False)
    index: Index = field(init=False)
    unused: list[Place] = field(default_factory=list)  # places of records to be erased
    forget: bool = False  # whether a kept index tells of a story that was withdrawn or removed
    left: tuple[object, ...] = ()  # the files as this process left them

    def __post_init__(self) -> None:
        self.records = Records(self.folder / "stories.bin")
        self.index = Index(self.folder, self.key)

    def is_as_left(self) -> bool:
        """Whether no other process has changed the files since this one loaded or saved them."""
        return self.left == self._seen()

    def _seen(self) -> tuple[object, ...]:
        return tuple([_print(path) for path in (self.records.path, *self.index.paths)])

    def load(self) -> Kept | None:
        """What the last build left; None where nothing fits. Raises Damaged."""
        try:
            kept = self.index.load()
            if kept:
                self.records.open(kept.size)
        except Damaged:
            self._forget_all()
            raise
        if kept is None:
            self._forget_all()
        self.left = self._seen()
        return kept

    def _forget_all(self) -> None:
        """Keep nothing of what an earlier shelf held, which this one can't use."""
        self.index.forget()
        self.records.clear()

    def note(self, old: Mapping[str, Volume], found: Mapping[str, Volume], gone: Set[str]) -> None:
        """Take note of files that were read, and of those that are gone, by path.

        old: the volumes of all files until now.
        """
        self.records.settle()  # before any worker is forked that reads them
        self.index.since.update(found, gone)
        for path in {*found, *gone}:
            self._discard(old.get(path), found.get(path))

    def _discard(self, old: Volume | None, new: Volume | None) -> None:
        """Note what of a file's old volume must not be kept: its record, if that is another now,
        and what the index says of it, where its story is no longer told."""
        if old is None or (new and new.place == old.place):
            return
        if old.listing is not None:
            self.unused.append(old.place)
        if new is None or (new.listing is not None and is_withdrawn(new.listing)):
            self.forget = True

    def text(self, place: Place) -> PackedText:
        """A story's text. Raises Damaged where its record is: the next build reads all anew."""
        try:
            packed: PackedText = marshal.loads(self.records.read(*place))
        except Damaged as damage:
            self.index.distrust(damage)
            raise
        return packed

    def is_wasteful(self, volumes: Mapping[str, Volume]) -> bool:
        """Whether `save` would write all records anew, to other places."""
        return self.records.is_wasteful(_places(volumes).values())

    def save(self, looked: int, edition: int, volumes: dict[str, Volume]) -> bool:
        """Keep all volumes for the next build; their places may change. Whether it was done.

        looked: when the files had been looked at, ns. edition: of what they tell.
        """
        self.records.erase(self.unused)
        self.unused = []
        try:
            tidied = self._tidy(volumes)
        except Damaged as damage:
            self.index.distrust(damage)
            return False
        kept = Kept(looked, edition, self.records.size, volumes)
        self.index.save(kept, whole=tidied or self.forget)
        self.forget = False
        self.left = self._seen()
        return True

    def _tidy(self, volumes: dict[str, Volume]) -> bool:
        """Write the records anew if few of them are in use; whether it was done."""
        places = _places(volumes)
        moved = self.records.tidy(places.values())
        if moved is None:
            return False
        for path, place in places.items():
            volumes[path] = volumes[path]._replace(place=moved[place])
        return True


def _print(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from any that is put in its place, or written anew."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _places(volumes: Mapping[str, Volume]) -> dict[str, Place]:
    """Where the records in use are, by path."""
    return {path: volume.place for path, volume in volumes.items() if volume.listing is not None}
