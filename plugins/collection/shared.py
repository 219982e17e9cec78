"""Bytes that processes share: what one of them has made, the others needn't make again."""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from typing import Protocol
from weakref import finalize

from plugins.collection.recent import Recent

try:
    import fcntl
except ImportError:  # where there is no fork, there is nobody to share with
    fcntl = None  # type: ignore[assignment]

_WORD = 8  # bytes of a place: where in the file something is, and how long it is
_LENGTH = 24  # bits of a place for the length
_STRETCH = 1 << 20  # bytes of the file that a process takes for itself at once
KEPT = 10_000  # things in memory where there is no file


class Pool(Protocol):
    """Bytes by number."""

    def get(self, number: int, /) -> bytes | None:
        """What was made of a number; None where nobody has made it, or it isn't kept any more."""

    def __setitem__(self, number: int, data: bytes, /) -> None: ...


class Shared:
    """A pool in a file without a name, for this process and those that are forked from it.

    Who finds nothing makes it and adds it. Where two do so at once the later one stays, so what is
    made of a number must be the same wherever it is made.
    """

    def __init__(self, folder: Path, numbers: int) -> None:
        """numbers: how many there are at most, from 0."""
        folder.mkdir(parents=True, exist_ok=True)
        name = folder / f".shared.{os.getpid()}.part"  # as of a file to be renamed, should we die
        self._file = open(name, "w+b", buffering=0)  # noqa: SIM115  # it is open while this lives
        finalize(self, self._file.close)
        name.unlink()
        memory = mmap.mmap(-1, _WORD * (numbers + 1))
        self._places = memoryview(memory).cast("Q")  # one is read and written whole
        self._taken = numbers  # behind the places: how much of the file is taken
        self._owner = self._next = self._end = 0  # the process that owns a stretch, and the stretch

    def get(self, number: int, /) -> bytes | None:
        """What was made of a number; None where nobody has made it."""
        place = self._places[number]
        if not place:
            return None
        return os.pread(self._file.fileno(), place & ((1 << _LENGTH) - 1), place >> _LENGTH)

    def __setitem__(self, number: int, data: bytes, /) -> None:
        """Keep what was made of a number, unless it is so long that its length has no room."""
        if len(data) >> _LENGTH:
            return
        if self._owner != os.getpid() or self._end - self._next < len(data):
            self._take(max(len(data), _STRETCH))
        if os.pwrite(self._file.fileno(), data, self._next) == len(data):
            self._places[number] = self._next << _LENGTH | len(data)
            self._next += len(data)

    def _take(self, size: int) -> None:
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            self._next = self._places[self._taken]
            self._end = self._places[self._taken] = self._next + size
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)
        self._owner = os.getpid()


def pool(folder: Path | None, numbers: int) -> Pool:
    """A pool for this process and those that will be forked from it; in memory where there are
    none, or no folder for a file."""
    if folder is None or fcntl is None:
        return Recent[int, bytes](KEPT)
    return Shared(folder, numbers)
