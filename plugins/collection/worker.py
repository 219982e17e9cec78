"""A forked process that does what it is told: its life, and how it speaks with its parent.

It is sent indices of a few items, does the work of each, and reports the results. Which item it is
at stands in memory that it shares with its parent, so that a culprit can be named.
"""

from __future__ import annotations

import marshal
import mmap
import os
import struct
import traceback
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NoReturn


class WorkError(RuntimeError):
    """The work function raised; the message holds its traceback."""


class NotMade(RuntimeError):
    """A page can't be made: a template is at fault, or the process that made it died or hung. The
    message says which page, and why."""


Report = tuple[int, bool, Any]  # index, whether it went well, result or what `failure` reads

_LENGTH = struct.Struct("<I")
_NUMBER = struct.Struct("<q")
NOWHERE = -1  # before the first item
AT_ONCE = 256  # items that a worker is sent at once: what lasts while its parent is busy
_INDEX = "i"  # how an index is sent: as the machine has whole numbers
_ORDERS = AT_ONCE * array(_INDEX).itemsize  # bytes; few enough for a pipe to take them whole


class Place:
    """The index of the item that a worker is at, in shared memory, and who the worker is."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 2 * _NUMBER.size)
        self.set(NOWHERE)

    def set(self, index: int) -> None:
        _NUMBER.pack_into(self._memory, 0, index)

    def get(self) -> int:
        (index,) = _NUMBER.unpack_from(self._memory)
        return int(index)

    def sign(self) -> None:
        """Say that it is this process that works here."""
        _NUMBER.pack_into(self._memory, _NUMBER.size, os.getpid())

    @property
    def pid(self) -> int:
        """The process that works here; 0 before it has begun."""
        (pid,) = _NUMBER.unpack_from(self._memory, _NUMBER.size)
        return int(pid)


def order(indices: Sequence[int]) -> bytes:
    """What tells a worker to do these items, at most AT_ONCE."""
    return array(_INDEX, indices).tobytes()


def reports(heard: bytearray) -> Iterator[Report]:
    """The whole reports of what was heard, which are cut off it."""
    start = 0
    while len(heard) - start >= _LENGTH.size:
        (length,) = _LENGTH.unpack_from(heard, start)
        end = start + _LENGTH.size + length
        if len(heard) < end:
            break
        yield from marshal.loads(heard[start + _LENGTH.size : end])
        start = end
    del heard[:start]


def live(
    items: Sequence[Any], work: Callable[[Any], Any], place: Place, orders: int, out: int
) -> NoReturn:
    """A worker's life, until there are no more orders, nor workers that it has forked. It never
    returns, and runs nothing of the parent's on its way out."""
    status = 1
    try:
        place.sign()
        with open(out, "wb", buffering=1 << 16) as said:
            while told := os.read(orders, _ORDERS):
                done = []
                for index in array(_INDEX, told):
                    place.set(index)
                    done.append(_done(index, items[index], work))
                data = marshal.dumps(done)
                said.write(_LENGTH.pack(len(data)) + data)
                said.flush()
            _outlive()  # the parent takes the end of what is said for the end of the worker
        status = 0
    finally:
        os._exit(status)


def _outlive() -> None:
    """Wait for the workers that this one has forked: they have no other parent."""
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _done(index: int, item: Any, work: Callable[[Any], Any]) -> Report:
    try:
        return index, True, work(item)
    except NotMade as error:
        return index, False, (None, str(error))
    except Exception as error:  # told to the parent, which raises it
        refused: tuple[Any, ...] = ()
        if isinstance(error, OSError) and error.errno:
            name = None if error.filename is None else str(error.filename)
            refused = (error.errno, error.strerror, name)
        return index, False, (refused, traceback.format_exc())


def failure(told: tuple[tuple[Any, ...] | None, str]) -> Exception:
    """What went wrong in a worker, for its parent to raise: what the system refused is as it would
    be here, with the worker's traceback.

    told: what the system refused, if it was that, and the traceback; or None, and why a page was
    not made.
    """
    refused, trace = told
    if refused is None:
        return NotMade(trace)
    if not refused:
        return WorkError(trace)
    error = OSError(*refused)
    error.add_note(trace)
    return error
