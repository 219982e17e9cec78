"""The facts of the machine that figures depend on."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from tests.bench.results import Machine


def this_machine() -> Machine:
    """The machine this runs on."""
    return Machine(
        processors=_usable(),
        processor=_processor(),
        memory=round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        system=f"{platform.system()} {platform.release().split('-')[0]}",
        python=platform.python_version(),
    )


def _usable() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processor() -> str:
    """The processor's name as its maker has it."""
    try:
        facts = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in facts.splitlines() if "model name" in line)
    return next(names, platform.machine())
