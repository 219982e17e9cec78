"""Work that may take only so much processor time, in this process.

Time that other processes have of the processor doesn't count, so a busy machine is no reason to
give anything up. What runs in C without looking for signals is stopped once it returns.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


class TooLong(Exception):
    """The work was given up."""


def bounded(seconds: float, work: Callable[..., T], *given: object) -> T:
    """`work(*given)`. Raises TooLong after so many seconds of processor time.

    Without interval timers (Windows), and outside the main thread, nothing is bounded.
    """
    if threading.current_thread() is not threading.main_thread() or not _can():
        return work(*given)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return work(*given)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@cache
def _can() -> bool:
    """Whether there are timers; if so, from now on they are heard."""
    if not hasattr(signal, "setitimer"):
        return False
    signal.signal(signal.SIGPROF, _stop)
    return True


def _stop(number: int, frame: Any) -> None:
    raise TooLong
