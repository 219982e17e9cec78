"""Forked workers and the process that keeps them busy.

Each worker begins with a stretch of items of its own, since items that lie together share files and
caches, and takes half of the longest stretch that is left when it is done. A worker that dies or
hangs takes one item with it, which is named; the others go on in a new one.
"""

from __future__ import annotations

import selectors
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from plugins.collection.forked import Forked, fork
from plugins.collection.worker import AT_ONCE, NOWHERE, WorkError, failure

_OVER = object()

Told = Callable[[int, int], None]  # hears of progress: done, of how many


class Crew:
    """Workers that share some items; used once."""

    def __init__(
        self,
        items: Sequence[Any],
        work: Callable[[Any], Any],
        lost: Callable[[Any, str], Any],
        told: Told,
        keep: Callable[[Any], Any],
        prepare: Callable[[], object],
        patience: float,
    ) -> None:
        self.items, self.work, self.lost, self.told, self.keep = items, work, lost, told, keep
        self.prepare, self.patience = prepare, patience
        self.results: list[Any] = [None] * len(items)
        self.done = 0
        self.workers: list[Forked] = []
        self.selector = selectors.DefaultSelector()

    def run(self, workers: int, meanwhile: Iterable[object]) -> list[Any]:
        """The results, in the order of the items. meanwhile: steps for this process."""
        steps: Iterator[object] | None = iter(meanwhile)
        try:
            ends = [n * len(self.items) // workers for n in range(workers + 1)]
            self._start([deque(range(*stretch)) for stretch in pairwise(ends)])
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

    def _start(self, shares: Sequence[deque[int]]) -> None:
        team = fork(self.items, self.work, shares, self.workers, self.prepare)
        self.workers += team
        for worker in team:
            self.selector.register(worker.heard_from, selectors.EVENT_READ, worker)
            self._send(worker)

    def _send(self, worker: Forked) -> None:
        """Have a worker always know what comes next; where nothing is left, let it end."""
        left = sum(len(other.share) for other in self.workers)
        enough = min(AT_ONCE, 1 + left // (4 * len(self.workers)))  # few, near the end
        while worker.listens and len(worker.sent) <= enough // 2:
            if not worker.share:
                self._take_over(worker)
            if not worker.share:
                worker.dismiss()
            elif not worker.tell(enough):
                return

    def _take_over(self, worker: Forked) -> None:
        """Half of what another worker has left to do."""
        other = max(self.workers, key=lambda other: len(other.share))
        for _ in range((len(other.share) + 1) // 2):
            worker.share.appendleft(other.share.pop())

    def _hear(self, worker: Forked) -> None:
        """Take what a worker reported; at its end, see whether it had done all."""
        told = worker.hear()
        if told is None:
            self._end(worker)
            self._go_on_without(worker, "its worker died")
            return
        for index, good, result in told:
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
        for worker in list(self.workers):
            if worker.stands() > self.patience:
                self._end(worker, kill=True)
                self._go_on_without(worker, f"it took longer than {self.patience:.0f} seconds")

    def _go_on_without(self, worker: Forked, why: str) -> None:
        """Have a new worker do what an ended one left, but for the item that ended it."""
        left = worker.left
        if not left:
            return
        culprit = worker.place.get()
        if culprit == NOWHERE:
            raise WorkError(f"a worker could not begin: {why}")
        if culprit in worker.sent:
            self._keep(culprit, self.lost(self.items[culprit], why))
            left.remove(culprit)
        if left:
            self._start([left])

    def _end(self, worker: Forked, kill: bool = False) -> None:
        self.workers.remove(worker)
        self.selector.unregister(worker.heard_from)
        worker.end(kill)
