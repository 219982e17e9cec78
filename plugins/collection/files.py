"""Writing the output: whole files, and only those whose bytes changed."""

from __future__ import annotations

import os
from pathlib import Path


def write_changed(path: Path, data: bytes) -> bool:
    """Write a file aside and rename it, unless it has these bytes already; whether it was written.

    A reader of the folder never sees half a file.
    """
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    aside.write_bytes(data)
    aside.replace(path)
    return True


def remove(root: Path, name: str) -> None:
    """Remove a file below root, and the folders that it leaves empty."""
    path = root / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or any(os.scandir(folder)):
            return
        folder.rmdir()
