"""A file of records that is only appended to, and written anew when most of it is unused."""

from __future__ import annotations

import errno
import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from plugins.collection.state import Damaged

WASTE = 2  # the file may be this many times as large as its records in use
Place: TypeAlias = tuple[int, int]  # offset, length
NOWHERE: Place = (0, 0)
_SUM = struct.Struct("<I")


class Records:
    """Records by place: (offset, length). Each has a checksum of its bytes before it.

    CRC-32 tells what a disk or a killed build does to a record, and takes a quarter of the time
    of a digest that would also tell a forger. Workers append to the file side by side: what they
    write need not go through the process that forked them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0  # bytes that belong to records
        self._found = 0  # bytes of an earlier build: they are checked
        self._map: mmap.mmap | None = None
        self._end: tuple[int, int] | None = None  # the file, open for one process to append to

    def open(self, size: int) -> None:
        """Use the first `size` bytes of the file. Raises Damaged where it has fewer."""
        there = self._there()
        if there < size:
            raise Damaged(f"{self.path.name} is cut off")
        if there > size:  # a build was killed, or could not save: what it had read is no record
            os.truncate(self.path, size)
        self.size = self._found = size

    def _there(self) -> int:
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, record: bytes) -> Place:
        """Write a record behind those there are; its place. `settle` before it is read."""
        if self._end is None or self._end[0] != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._end = os.getpid(), os.open(self.path, flags, 0o666)
        data = _SUM.pack(zlib.crc32(record)) + record
        if os.write(self._end[1], data) < len(data):
            raise OSError(errno.ENOSPC, "there is no room for it", str(self.path))
        return os.lseek(self._end[1], 0, os.SEEK_CUR) - len(data), len(data)

    def settle(self) -> None:
        """Take note of what was appended, by whichever process."""
        self.size, self._map = self._there(), None

    def close(self) -> None:
        """Let go of the file."""
        if self._end is not None and self._end[0] == os.getpid():
            os.close(self._end[1])
        self._end = self._map = None

    def read(self, offset: int, length: int) -> bytes:
        """The record at a place. Raises Damaged where an earlier build wrote other bytes."""
        if self._map is None or len(self._map) < offset + length:
            try:
                with self.path.open("rb") as file:
                    self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except (FileNotFoundError, ValueError) as error:  # it is gone, or empty
                raise Damaged(f"{self.path.name} is not there") from error
        middle, end = offset + _SUM.size, offset + length
        record = self._map[middle:end]
        if len(self._map) < end or (
            offset < self._found and self._map[offset:middle] != _SUM.pack(zlib.crc32(record))
        ):
            raise Damaged(f"{self.path.name} is not whole")
        return record

    def erase(self, unused: Iterable[Place]) -> None:
        """Overwrite records that are not used any more, so that nothing of them is left."""
        places = list(unused)
        if not places or not self.size:
            return
        with self.path.open("r+b") as file:
            for offset, length in places:
                file.seek(offset)
                file.write(bytes(max(0, min(length, self.size - offset))))

    def clear(self) -> None:
        """Begin anew, without a file."""
        self.close()
        self.path.unlink(missing_ok=True)
        self.size = self._found = 0

    def is_wasteful(self, used: Iterable[Place]) -> bool:
        """Whether little of the file is in use."""
        return self.size > max(WASTE * sum(length for _, length in used), 1 << 16)

    def tidy(self, used: Iterable[Place]) -> Mapping[Place, Place] | None:
        """Write the file anew if little of it is in use; where each record in use went, or None."""
        in_use = list(used)
        if not self.is_wasteful(in_use):
            return None
        fresh = Records(self.path.with_suffix(".new"))
        fresh.clear()
        moved = {place: fresh.append(self.read(*place)) for place in in_use}
        fresh.close()
        self.close()
        os.replace(fresh.path, self.path)
        self.settle()
        self._found = self.size
        return moved
