"""A worker as its parent holds it: the process, the pipes to it, and what is known of its work."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.collection.worker import NOWHERE, Place, Report, live, order, reports

CLOSED = -1  # instead of a pipe


@dataclass(slots=True, eq=False)
class Forked:
    """A forked worker."""

    pid: int
    heard_from: int
    told_by: int  # CLOSED where it was told all
    place: Place
    share: deque[int]  # indices that it will be sent
    sent: deque[int] = field(default_factory=deque)  # not reported yet, in its order
    heard: bytearray = field(default_factory=bytearray)
    at: int = NOWHERE
    since: float = field(default_factory=time.monotonic)

    @property
    def listens(self) -> bool:
        """Whether it can be told more."""
        return self.told_by != CLOSED

    @property
    def left(self) -> deque[int]:
        """What it has not done, as far as is known."""
        return deque([*self.sent, *self.share])

    def tell(self, count: int) -> bool:
        """Send it the next of its share, at most `count`; whether it lives to hear it."""
        now = [self.share.popleft() for _ in range(min(count, len(self.share)))]
        self.sent.extend(now)
        try:
            os.write(self.told_by, order(now))
        except BrokenPipeError:  # it died: what it said last is still to be heard
            return False
        return True

    def dismiss(self) -> None:
        """Tell it that there is nothing more to do."""
        if self.listens:
            os.close(self.told_by)
            self.told_by = CLOSED

    def hear(self) -> list[Report] | None:
        """What it has reported since; None where it has come to its end."""
        try:
            data = os.read(self.heard_from, 1 << 20)
        except BlockingIOError:
            return []
        if not data:
            return None
        self.heard += data
        return list(reports(self.heard))

    def stands(self) -> float:
        """For how many seconds it has been seen at the item that it is at."""
        at, now = self.place.get(), time.monotonic()
        if at != self.at:
            self.at, self.since = at, now
        return now - self.since

    def end(self, kill: bool) -> None:
        """Wait for its end. kill: whether it may still be at work."""
        os.close(self.heard_from)
        self.dismiss()
        if kill:
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def fork(
    items: Sequence[Any],
    work: Callable[[Any], Any],
    share: deque[int],
    others: Iterable[Forked],
) -> Forked:
    """A new worker that will be sent its share. others: those that are at work already."""
    place = Place()
    heard_from, out = os.pipe()
    orders, told_by = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        for other in others:  # or its end would not be seen
            other.dismiss()
        os.close(heard_from)
        os.close(told_by)
        live(items, work, place, orders, out)
    os.close(out)
    os.close(orders)
    os.set_blocking(heard_from, False)
    return Forked(pid, heard_from, told_by, place, share)
