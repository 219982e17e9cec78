"""A file of records that is only appended to, and written anew when most of it is unused."""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from plugins.collection.state import Damaged

WASTE = 2  # the file may be this many times as large as its records in use
HELD = 1 << 22  # bytes that may wait in memory
Place: TypeAlias = tuple[int, int]  # offset, length
_SUM = struct.Struct("<I")


class Records:
    """Records by place: (offset, length). Each has a checksum of its bytes before it.

    CRC-32 tells what a disk or a killed build does to a record, and takes a quarter of the time
    of a digest that would also tell a forger.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0  # bytes that belong to records, in the file and waiting
        self._waiting: list[bytes] = []
        self._written = 0  # bytes of the file that belong to records
        self._map: mmap.mmap | None = None

    def open(self, size: int) -> None:
        """Use the first `size` bytes of the file. Raises Damaged where it has fewer."""
        try:
            there = self.path.stat().st_size
        except FileNotFoundError:
            there = 0
        if there < size:
            raise Damaged(f"{self.path.name} is cut off")
        if there > size:  # a build was killed, or could not save: what it had read is no record
            os.truncate(self.path, size)
        self.size = self._written = size

    def append(self, record: bytes) -> Place:
        """Add a record; its place."""
        data = _SUM.pack(zlib.crc32(record)) + record
        place = (self.size, len(data))
        self._waiting.append(data)
        self.size += len(data)
        if self.size - self._written > HELD:
            self.flush()
        return place

    def flush(self) -> None:
        """Write what is waiting, behind the records there are."""
        if not self._waiting:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("r+b" if self._written else "wb") as file:
            file.seek(self._written)
            file.writelines(self._waiting)
            file.truncate()
        self._waiting, self._written, self._map = [], self.size, None

    def read(self, offset: int, length: int) -> bytes:
        """The record at a place; it must not be waiting. Raises Damaged where its bytes are not
        what was written."""
        if self._map is None or len(self._map) < offset + length:
            with self.path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        middle, end = offset + _SUM.size, offset + length
        checksum, record = self._map[offset:middle], self._map[middle:end]
        if len(self._map) < end or checksum != _SUM.pack(zlib.crc32(record)):
            raise Damaged(f"{self.path.name} is not whole")
        return record

    def erase(self, unused: Iterable[Place]) -> None:
        """Overwrite records that are not used any more, so that nothing of them is left."""
        places = list(unused)
        if not places or not self._written:
            return
        with self.path.open("r+b") as file:
            for offset, length in places:
                file.seek(offset)
                file.write(bytes(max(0, min(length, self._written - offset))))

    def clear(self) -> None:
        """Begin anew, without a file."""
        self.path.unlink(missing_ok=True)
        self.size = self._written = 0
        self._waiting, self._map = [], None

    def tidy(self, used: Iterable[Place]) -> Mapping[Place, Place] | None:
        """Write the file anew if little of it is in use; where each record in use went, or None."""
        in_use = list(used)
        needed = sum(length for _, length in in_use)
        if self.size <= max(WASTE * needed, 1 << 16):
            return None
        fresh = Records(self.path.with_suffix(".new"))
        moved = {place: fresh.append(self.read(*place)) for place in in_use}
        fresh.flush()
        os.replace(fresh.path, self.path)
        self.size = self._written = fresh.size
        self._map = None
        return moved
