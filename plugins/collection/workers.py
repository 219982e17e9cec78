"""Work spread over the cores by forked processes.

The results are in the order of the items and do not depend on the number of workers. A worker that
dies or hangs takes one item with it, which is named; the others go on in a new one.
"""

from __future__ import annotations

import marshal
import mmap
import os
import selectors
import signal
import struct
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

WORTH = 64  # items for which forking costs less than it saves
PATIENCE = 30.0  # seconds that one item may take before its worker is given up
_LENGTH = struct.Struct("<I")
_PLACE = struct.Struct("<q")


Told = Callable[[int, int], None]  # hears of progress: done, of how many


def silent(done: int, of: int) -> None:
    """Hears of progress, and does nothing."""


class WorkError(RuntimeError):
    """The work function raised; the message holds its traceback."""


def cores() -> int:
    """How many workers are worth it on this machine; PIF_WORKERS decides where it is set."""
    given = os.environ.get("PIF_WORKERS", "")
    if given.isdigit() and int(given):
        return int(given)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    items: Sequence[T],
    work: Callable[[T], Any],
    lost: Callable[[T, str], Any],
    workers: int = 0,
    told: Told = silent,
) -> list[Any]:
    """`work` done for every item, in order.

    work: gives what `marshal` can write. lost: what stands for an item whose worker died, given
    why. workers: 0 asks the machine; below 2, and without fork, all is done in this process.
    told: called with the number of items done so far, and of all. Raises WorkError if work
    raises.
    """
    workers = min(workers or cores(), len(items) // WORTH + 1)
    if workers < 2 or not hasattr(os, "fork"):
        results = []
        for n, item in enumerate(items, 1):
            results.append(work(item))
            told(n, len(items))
        return results
    return _Spread(items, work, lost, told).run(workers)


@dataclass(slots=True)
class _Worker:
    """A forked process, and what the parent knows of it."""

    pid: int
    pipe: int
    place: mmap.mmap  # the index of the item it is at, shared
    left: deque[int]  # indices it has not reported, in its order
    heard: bytearray = field(default_factory=bytearray)
    at: int = -1
    since: float = 0.0


class _Spread:
    def __init__(
        self,
        items: Sequence[Any],
        work: Callable[[Any], Any],
        lost: Callable[[Any, str], Any],
        told: Told,
    ) -> None:
        self.items, self.work, self.lost, self.told = items, work, lost, told
        self.results: list[Any] = [None] * len(items)
        self.done = 0
        self.selector = selectors.DefaultSelector()

    def run(self, workers: int) -> list[Any]:
        try:
            for k in range(workers):
                self._start(range(k, len(self.items), workers))
            while self.selector.get_map():
                for key, _ in self.selector.select(timeout=1.0):
                    self._hear(key.data)
                self._watch()
        finally:
            for key in list(self.selector.get_map().values()):
                self._end(key.data, kill=True)
            self.selector.close()
        return self.results

    def _start(self, indices: Iterable[int]) -> None:
        left = deque(indices)
        place = mmap.mmap(-1, _PLACE.size)
        _PLACE.pack_into(place, 0, -1)
        read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            _work(self.items, left, self.work, place, write)
        os.close(write)
        os.set_blocking(read, False)
        worker = _Worker(pid, read, place, left, since=time.monotonic())
        self.selector.register(read, selectors.EVENT_READ, worker)

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker wrote; at its end, see whether it had done all."""
        try:
            data = os.read(worker.pipe, 1 << 20)
        except BlockingIOError:
            return
        if not data:
            self._end(worker)
            if worker.left:
                self._go_on_without(worker, "its worker died")
            return
        worker.heard += data
        for index, good, result in _frames(worker.heard):
            if not good:
                raise WorkError(result)
            self.results[index] = result
            worker.left.popleft()  # reports come in order
            self.done += 1
        self.told(self.done, len(self.items))

    def _watch(self) -> None:
        """Give up workers that have been at one item for too long."""
        now = time.monotonic()
        for key in list(self.selector.get_map().values()):
            worker: _Worker = key.data
            (at,) = _PLACE.unpack_from(worker.place)
            if at != worker.at:
                worker.at, worker.since = at, now
            elif now - worker.since > PATIENCE:
                self._end(worker, kill=True)
                self._go_on_without(worker, f"it took longer than {PATIENCE:.0f} seconds")

    def _go_on_without(self, worker: _Worker, why: str) -> None:
        (culprit,) = _PLACE.unpack_from(worker.place)
        if culprit in worker.left:
            self.results[culprit] = self.lost(self.items[culprit], why)
            worker.left.remove(culprit)
            self.done += 1
        elif culprit < 0:
            raise WorkError(f"a worker could not begin: {why}")
        if worker.left:
            self._start(worker.left)

    def _end(self, worker: _Worker, kill: bool = False) -> None:
        self.selector.unregister(worker.pipe)
        os.close(worker.pipe)
        if kill:
            os.kill(worker.pid, signal.SIGKILL)
        os.waitpid(worker.pid, 0)


def _frames(heard: bytearray) -> list[tuple[int, bool, Any]]:
    """The whole frames of what was heard, which are cut off it."""
    frames, start = [], 0
    while len(heard) - start >= _LENGTH.size:
        (length,) = _LENGTH.unpack_from(heard, start)
        end = start + _LENGTH.size + length
        if len(heard) < end:
            break
        frames.append(marshal.loads(heard[start + _LENGTH.size : end]))
        start = end
    del heard[:start]
    return frames


def _work(
    items: Sequence[Any],
    indices: Iterable[int],
    work: Callable[[Any], Any],
    place: mmap.mmap,
    pipe: int,
) -> None:
    """A worker's life. It never returns, and runs nothing of the parent's on its way out."""
    status = 1
    try:
        with open(pipe, "wb", buffering=1 << 16) as out:
            for index in indices:
                _PLACE.pack_into(place, 0, index)
                try:
                    frame = (index, True, work(items[index]))
                except Exception:  # told to the parent, which raises it
                    frame = (index, False, traceback.format_exc())
                data = marshal.dumps(frame)
                out.write(_LENGTH.pack(len(data)) + data)
        status = 0
    finally:
        os._exit(status)
