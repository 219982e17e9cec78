"""One thing worked out in a process beside this one, while this one goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Generic, TypeVar

from plugins.collection.worker import Place, WorkError, failure, live, order, reports
from plugins.collection.workers import cores

T = TypeVar("T")


class Beside(Generic[T]):
    """The result of `work`, begun at once in a forked process where there is a core for it, and
    else worked out when it is asked for.

    work: gives what `marshal` can write. The result is asked for once.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._pid = 0
        if cores() > 1 and hasattr(os, "fork"):
            self._begin()

    def _begin(self) -> None:
        self._heard_from, out = os.pipe()
        orders, told_by = os.pipe()
        os.write(told_by, order([0]))
        os.close(told_by)
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._heard_from)
            live([None], lambda _: self._work(), Place(), orders, out)
        os.close(out)
        os.close(orders)

    def result(self) -> T:
        """The result, waited for. Raises what `work` raises, from another process as `failure`
        has it."""
        if not self._pid:
            return self._work()
        with open(self._heard_from, "rb") as pipe:
            heard = bytearray(pipe.read())
        os.waitpid(self._pid, 0)
        for _, good, result in reports(heard):
            if good:
                found: T = result
                return found
            raise failure(result)
        raise WorkError("the process beside this one died")
