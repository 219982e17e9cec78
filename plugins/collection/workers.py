"""Work spread over the cores by forked processes.

The results are in the order of the items and do not depend on the number of workers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from plugins.collection.crew import Crew, Told
from plugins.collection.worker import WorkError

__all__ = ["PATIENCE", "WORTH", "Told", "WorkError", "cores", "silent", "spread"]

T = TypeVar("T")

WORTH = 64  # items for which forking costs less than it saves
PATIENCE = 30.0  # seconds that one item may take before its worker is given up


def silent(done: int, of: int) -> None:
    """Hears of progress, and does nothing."""


def as_it_is(result: Any) -> Any:
    """Keeps a result as it came."""
    return result


def unprepared() -> None:
    """Prepares nothing."""


def cores() -> int:
    """How many workers are worth it on this machine; PIF_WORKERS decides where it is set."""
    given = os.environ.get("PIF_WORKERS", "")
    if given.isdecimal() and int(given):
        return int(given)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    items: Sequence[T],
    work: Callable[[T], Any],
    lost: Callable[[T, str], Any],
    workers: int = 0,
    told: Told = silent,
    keep: Callable[[Any], Any] = as_it_is,
    prepare: Callable[[], object] = unprepared,
    worth: int = WORTH,
    patience: float = 0.0,
    meanwhile: Iterable[object] = (),
    aside: bool = False,
) -> list[Any]:
    """`work` done for every item, in order.

    work: gives what `marshal` can write. lost: what stands for an item whose worker died, given
    why. workers: 0 asks the machine; below 2, and without fork, all is done in this process.
    told: called with the number of items done so far, and of all. keep: what is kept of a result,
    called in this process for each as it comes. prepare: what all workers need done first: one of
    them does it, and forks the others; not done where there are none. worth: items for which a
    worker is worth it. patience: seconds that one item may take before its worker is given up, if
    not PATIENCE.
    meanwhile: small steps that this process does while it has nothing to hear from workers; none
    where there are none, nor any more once they are done. aside: whether few items, too, are for a
    worker, if there is a core for one: this process has enough to do meanwhile.
    Raises WorkError if work raises; OSError if the system refused it something.
    """
    most = workers or cores()
    workers = min(most, len(items) // worth + 1)
    alone = workers < 2 and not (aside and most > 1)
    if alone or not items or not hasattr(os, "fork"):
        results = []
        for n, item in enumerate(items, 1):
            results.append(keep(work(item)))
            told(n, len(items))
        return results
    crew = Crew(items, work, lost, told, keep, prepare, patience or PATIENCE)
    return crew.run(min(workers, len(items)), meanwhile)
