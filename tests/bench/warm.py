"""What a build reads, brought into the page cache before it is timed.

A system may drop what it keeps of files at any time, and a virtual machine that gives memory back
does so within a minute. A build that is timed then waits for the disk, as others do not.
"""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Final

AT_ONCE: Final = 1 << 20  # bytes
COMPILED: Final = (".pyc", ".so")  # what Python loads of its libraries


def program_files(program: Path) -> Iterator[Path]:
    """A program, and what it loads: the compiled code of its environment, where it is a Python."""
    yield program
    environment = program.parent.parent
    if (environment / "pyvenv.cfg").is_file():
        for folder in (environment / "lib", Path(sysconfig.get_path("stdlib"))):
            yield from (path for path in files(folder) if path.suffix in COMPILED)


def files(folder: Path, without: Path | None = None) -> Iterator[Path]:
    """All files below a folder, but for those below another one."""
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = [name for name in folders if here / name != without]
        yield from (here / name for name in names)


def warm(path: Path) -> int:
    """Read a file; its size in bytes."""
    read = 0
    with path.open("rb", buffering=0) as file:
        while part := file.read(AT_ONCE):
            read += len(part)
    return read
