"""A command run as a user would run it, measured from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.memory import TreePeak, can_sample, session
from tests.bench.quiet import processor_seconds

TAIL: Final = 3000  # characters of a failed command's output that are shown
GRACE: Final = 2.0  # seconds for a descendant to end after its parent


class BenchError(Exception):
    """A measurement can't be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    wall: float  # seconds
    cpu: float  # seconds of the process and of all descendants that were waited for
    largest: float  # MiB: peak resident memory of the largest single process, as the kernel kept it
    tree: float | None  # MiB: peak of all processes together; None if it wasn't sampled
    others: float | None  # processors that the rest of the machine kept busy meanwhile


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], sample: bool, log: Path
) -> Run:
    """Run a command and measure it. Raises BenchError if it fails or leaves a process behind.

    sample: whether memory is sampled, which makes the run slower. log: gets the command's output.
    """
    before = processor_seconds()
    with log.open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        with TreePeak(process.pid) if sample and can_sample() else nullcontext() as peak:
            _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    after = processor_seconds()
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(process, command, log)
    cpu = used.ru_utime + used.ru_stime
    busy = None if before is None or after is None else max(0.0, after - before - cpu) / wall
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    tree = peak.bytes / 2**20 if peak else None
    return Run(wall, cpu, used.ru_maxrss * unit / 2**20, tree, busy)


def _check(process: subprocess.Popen[bytes], command: Sequence[str], log: Path) -> None:
    if process.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace")[-TAIL:]
        raise BenchError(f"{' '.join(command)} ended with status {process.returncode}:\n{tail}")
    end = time.monotonic() + GRACE
    while can_sample() and any(session(process.pid)):
        if time.monotonic() > end:
            raise BenchError(f"{' '.join(command)} left a process running: its work isn't counted")
        time.sleep(0.01)
