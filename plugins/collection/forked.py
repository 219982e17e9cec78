"""A worker as its parent holds it: the process, the pipes to it, and what is known of its work."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn

from plugins.collection.worker import NOWHERE, Place, Report, live, order, reports

CLOSED = -1  # instead of a pipe


@dataclass(slots=True, eq=False)
class Forked:
    """A worker, from the time that there are pipes to it."""

    share: deque[int]  # indices that it will be sent
    place: Place = field(default_factory=Place)
    heard_from: int = field(init=False)
    told_by: int = field(init=False)  # CLOSED where it was told all
    ends: tuple[int, ...] = field(init=False)  # its own, of both pipes: its orders, what it says
    sent: deque[int] = field(default_factory=deque)  # not reported yet, in its order
    heard: bytearray = field(default_factory=bytearray)
    at: int = NOWHERE
    since: float = field(default_factory=time.monotonic)
    child: int = 0  # its process, if this one forked it and not another worker

    def __post_init__(self) -> None:
        self.heard_from, out = os.pipe()
        orders, self.told_by = os.pipe()
        self.ends = (orders, out)
        os.set_blocking(self.heard_from, False)

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

    def let_go(self) -> None:
        """Close this process's ends of the pipes to it."""
        os.close(self.heard_from)
        self.dismiss()

    def leave_ends(self) -> None:
        """Leave its ends of the pipes to it alone, or its own end would not be seen."""
        for end in self.ends:
            os.close(end)
        self.ends = ()

    def end(self, kill: bool) -> None:
        """Wait for its end, where it is for this process to do so. kill: whether it may still be
        at work."""
        self.let_go()
        pid = self.child or self.place.pid
        if kill and pid:
            with suppress(ProcessLookupError):  # its parent has waited for it
                os.kill(pid, signal.SIGKILL)
        if self.child:
            os.waitpid(self.child, 0)


def fork(
    items: Sequence[Any],
    work: Callable[[Any], Any],
    shares: Iterable[deque[int]],
    others: Iterable[Forked],
    prepare: Callable[[], object],
) -> list[Forked]:
    """A new worker for each share, which it will be sent.

    prepare: what all of them need done. The first does it and then forks the rest, while this
    process goes on. others: workers that were forked before.
    """
    team = [Forked(share) for share in shares]
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        for worker in (*others, *team):
            worker.let_go()
        _begin(items, work, team, prepare)
    for worker in team:
        worker.leave_ends()
    team[0].child = pid
    return team


def _begin(
    items: Sequence[Any],
    work: Callable[[Any], Any],
    team: Sequence[Forked],
    prepare: Callable[[], object],
) -> NoReturn:
    """The life of a worker that forks the rest of its team."""
    me = team[0]
    try:
        prepare()
        for worker in team[1:]:
            if os.fork() == 0:
                me = worker
                break
            worker.leave_ends()
        for other in team:
            if other is not me:
                other.leave_ends()
        orders, out = me.ends
        live(items, work, me.place, orders, out)
    except Exception:  # nobody else can tell it
        traceback.print_exc()
    finally:
        os._exit(1)
