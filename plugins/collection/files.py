"""Writing the output: whole files, and only those whose bytes changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_ASIDE = re.compile(r"(?:.*/)?\.[^/]*\.[0-9]+\.part")


def write_changed(path: Path, data: bytes) -> bool:
    """Write a file, unless it has these bytes already; whether it was written."""
    name = str(path)
    if holds(name, data):
        return False
    replace(name, data)
    return True


def holds(name: str, data: bytes) -> bool:
    """Whether a file has these bytes."""
    try:
        if os.stat(name).st_size != len(data):
            return False
        with open(name, "rb") as file:
            return file.read() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def replace(name: str, data: bytes) -> None:
    """Write a file aside and rename it: a reader of its folder never sees half a file."""
    aside = aside_of(name, os.getpid())
    try:
        create(aside, data)
        os.replace(aside, name)
    except BaseException:
        if os.path.lexists(aside):
            os.unlink(aside)
        raise


def aside_of(name: str, mark: int) -> str:
    """Where a file is written before it is renamed. mark: a number of who does it."""
    head, tail = os.path.split(name)
    told = hashlib.blake2b(tail.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    return os.path.join(head, f".{tail[:40]}-{told}.{mark}.part")  # long names differ by the digest


def left_aside(found: Iterable[str]) -> list[str]:
    """Those names that are of files which a killed build was about to rename."""
    return [name for name in found if name.endswith(".part") and _ASIDE.fullmatch(name)]


def create(name: str, data: bytes) -> None:
    """Write a file that is not there: nobody can know of it yet, so half of it misleads nobody."""
    try:
        file = os.open(name, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)
        file = os.open(name, _NEW, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):
            written += os.write(file, data[written:])
    finally:
        os.close(file)


def names(root: Path) -> set[str]:
    """The addresses of all files below a folder; none where there is no folder."""
    found: set[str] = set()
    todo = [(str(root), "")]
    while todo:
        folder, prefix = todo.pop()
        if not os.path.isdir(folder):
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    todo.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    found.add(prefix + entry.name)
    return found


def remove(root: Path, name: str) -> None:
    """Remove a file below root, and the folders that it leaves empty."""
    path = root / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:  # something else is in it
            return
