"""A bound on the memory that looking at a picture takes, should the limits on its size let one by.

Where its files are made there is none: what was looked at has shown what it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such bounds
    resource = None  # type: ignore[assignment]

ROOM = 1 << 30  # bytes; the dearest picture that is allowed takes 400 MB
_STATM = Path("/proc/self/statm")  # only Linux tells there how much a process has


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Within it, what asks for ROOM more than there was at its beginning gets a MemoryError.

    Nothing is bounded where the system doesn't say how much there was.
    """
    used = _used()
    if not used:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [bound for bound in (soft, used + ROOM) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _used() -> int:
    """Bytes of this process's address space; 0 where nobody knows."""
    if resource is None or not _STATM.exists():
        return 0
    return int(_STATM.read_text().split()[0]) * resource.getpagesize()
