"""One build of an output folder at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none: two builds at once are the user's own care there
    fcntl = None  # type: ignore[assignment]


@contextmanager
def only_build(folder: Path) -> Iterator[None]:
    """Hold the lock of a cache folder; where another build has it, say so and wait."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        if fcntl:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("Another build of this site is running: waiting for it.", file=sys.stderr)
                fcntl.flock(file, fcntl.LOCK_EX)
        yield
