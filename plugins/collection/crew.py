"""Forked workers and the process that keeps them busy.

Each worker begins with a stretch of items of its own, since items that lie together share files and
caches, and takes half of the longest stretch that is left when it is done. A worker that dies or
hangs takes one item with it, which is named; the others go on in a new one.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.collection.worker import (
    AT_ONCE,
    NOWHERE,
    Place,
    WorkError,
    failure,
    live,
    order,
    reports,
)

_OVER = object()

Told = Callable[[int, int], None]  # hears of progress: done, of how many


@dataclass(slots=True, eq=False)
class _Worker:
    """A forked process, and what the parent knows of it."""

    pid: int
    heard_from: int
    told_by: int  # closed, and -1, where it was told all
    place: Place
    share: deque[int]  # indices that it will be sent
    sent: deque[int] = field(default_factory=deque)  # not reported yet, in its order
    heard: bytearray = field(default_factory=bytearray)
    at: int = NOWHERE
    since: float = 0.0


class Crew:
    """Workers that share some items; used once."""

    def __init__(
        self,
        items: Sequence[Any],
        work: Callable[[Any], Any],
        lost: Callable[[Any, str], Any],
        told: Told,
        keep: Callable[[Any], Any],
        patience: float,
    ) -> None:
        self.items, self.work, self.lost, self.told, self.keep = items, work, lost, told, keep
        self.patience = patience
        self.results: list[Any] = [None] * len(items)
        self.done = 0
        self.workers: list[_Worker] = []
        self.selector = selectors.DefaultSelector()

    def run(self, workers: int, meanwhile: Iterable[object]) -> list[Any]:
        """The results, in the order of the items. meanwhile: steps for this process."""
        steps: Iterator[object] | None = iter(meanwhile)
        try:
            for k in range(workers):
                first, last = (n * len(self.items) // workers for n in (k, k + 1))
                self._start(deque(range(first, last)))
            while self.workers:
                for key, _ in self.selector.select(timeout=0 if steps else 1.0):
                    self._hear(key.data)
                self._watch()
                if steps and next(steps, _OVER) is _OVER:
                    steps = None
        finally:
            for worker in list(self.workers):
                self._end(worker, kill=True)
            self.selector.close()
        return self.results

    def _start(self, share: deque[int]) -> None:
        place = Place()
        heard_from, out = os.pipe()
        orders, told_by = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            for worker in self.workers:  # or its end would not be seen
                if worker.told_by >= 0:
                    os.close(worker.told_by)
            os.close(heard_from)
            os.close(told_by)
            live(self.items, self.work, place, orders, out)
        os.close(out)
        os.close(orders)
        os.set_blocking(heard_from, False)
        worker = _Worker(pid, heard_from, told_by, place, share, since=time.monotonic())
        self.workers.append(worker)
        self.selector.register(heard_from, selectors.EVENT_READ, worker)
        self._send(worker)

    def _send(self, worker: _Worker) -> None:
        """Have a worker always know what comes next; where nothing is left, let it end."""
        left = sum(len(other.share) for other in self.workers)
        enough = min(AT_ONCE, 1 + left // (4 * len(self.workers)))  # few, near the end
        while worker.told_by >= 0 and len(worker.sent) <= enough // 2:
            if not worker.share:
                self._take_over(worker)
            if not worker.share:
                os.close(worker.told_by)
                worker.told_by = -1
                return
            now = [worker.share.popleft() for _ in range(min(enough, len(worker.share)))]
            worker.sent.extend(now)
            try:
                os.write(worker.told_by, order(now))
            except BrokenPipeError:  # it died: what it said last is still to be heard
                return

    def _take_over(self, worker: _Worker) -> None:
        """Half of what another worker has left to do."""
        other = max(self.workers, key=lambda other: len(other.share))
        for _ in range((len(other.share) + 1) // 2):
            worker.share.appendleft(other.share.pop())

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker wrote; at its end, see whether it had done all."""
        try:
            data = os.read(worker.heard_from, 1 << 20)
        except BlockingIOError:
            return
        if not data:
            self._end(worker)
            self._go_on_without(worker, "its worker died")
            return
        worker.heard += data
        for index, good, result in reports(worker.heard):
            if not good:
                raise failure(result)
            self._keep(index, result)
            worker.sent.popleft()  # reports come in order
        self._send(worker)
        self.told(self.done, len(self.items))

    def _keep(self, index: int, result: Any) -> None:
        self.results[index] = self.keep(result)
        self.done += 1

    def _watch(self) -> None:
        """Give up workers that have been at one item for too long."""
        now = time.monotonic()
        for worker in list(self.workers):
            at = worker.place.get()
            if at != worker.at:
                worker.at, worker.since = at, now
            elif now - worker.since > self.patience:
                self._end(worker, kill=True)
                self._go_on_without(worker, f"it took longer than {self.patience:.0f} seconds")

    def _go_on_without(self, worker: _Worker, why: str) -> None:
        """Have a new worker do what an ended one left, but for the item that ended it."""
        left = deque([*worker.sent, *worker.share])
        if not left:
            return
        culprit = worker.place.get()
        if culprit == NOWHERE:
            raise WorkError(f"a worker could not begin: {why}")
        if culprit in worker.sent:
            self._keep(culprit, self.lost(self.items[culprit], why))
            left.remove(culprit)
        if left:
            self._start(left)

    def _end(self, worker: _Worker, kill: bool = False) -> None:
        self.workers.remove(worker)
        self.selector.unregister(worker.heard_from)
        os.close(worker.heard_from)
        if worker.told_by >= 0:
            os.close(worker.told_by)
        if kill:
            os.kill(worker.pid, signal.SIGKILL)
        os.waitpid(worker.pid, 0)
