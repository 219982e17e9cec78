"""How much memory a process and all its descendants use together, sampled from /proc.

The proportional share (PSS) is summed: a page that forked workers share counts once. Reading it
takes time from the process that is read, so a run whose memory is sampled is not a run to time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Final, Self

PROC: Final = Path("/proc")
INTERVAL: Final = 0.02  # seconds from one sample to the next, at the least
REST: Final = 4  # times the length of the last sample, at the least


def session(leader: int) -> Iterator[int]:
    """The processes of a session that was begun by `leader`, itself among them.

    A descendant belongs to it even when its parent has ended; zombies are left out.
    """
    for name in filter(str.isdigit, os.listdir(PROC)):
        try:
            stat = (PROC / name / "stat").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        fields = stat[stat.rindex(b")") + 1 :].split()  # a name may hold spaces and brackets
        if fields[0] not in (b"Z", b"X") and int(fields[3]) == leader:
            yield int(name)


def shared_out(process: int) -> int:
    """A process's proportional share of memory in bytes; 0 if it has ended."""
    try:
        rollup = (PROC / str(process) / "smaps_rollup").read_bytes()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    for line in rollup.splitlines():
        if line.startswith(b"Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def can_sample() -> bool:
    """Whether this system tells a process's share (Linux does)."""
    return (PROC / "self" / "smaps_rollup").is_file()


class TreePeak:
    """While entered, watches a session from a thread; then `bytes` is the most it held at once."""

    def __init__(self, leader: int) -> None:
        self.bytes = self.samples = 0
        self._leader = leader
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            begun = time.perf_counter()
            self.bytes = max(self.bytes, sum(map(shared_out, session(self._leader))))
            self.samples += 1
            pause = max(INTERVAL, REST * (time.perf_counter() - begun))
