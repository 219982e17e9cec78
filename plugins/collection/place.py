"""Where a build reads and writes, and the digests of what it is made with."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICK = 10_000_000  # ns: file systems tell time in steps


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build reads and writes, and how it is to be done."""

    root: Path  # the folder of content/, to which the paths in Problems are relative
    content: Path
    theme: Path
    output: Path
    cache: Path  # the folder of what is kept between builds of this output
    features: frozenset[str]  # the feature plugins that are there
    drafts: bool  # whether drafts get a page
    whole_or_nothing: bool  # whether one faulty story keeps all from being written


def cache_of(output: Path, folder: Path) -> Path:
    """The cache folder of an output folder."""
    name = hashlib.blake2b(str(output).encode(), digest_size=6).hexdigest()
    return folder / f"{output.name}-{name}"


def folder_digest(*folders: Path, ending: str = "") -> str:
    """A digest of the names and bytes of the files below folders."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for name in sorted(_files(str(folder), "", ending)):
            with open(f"{folder}/{name}", "rb") as file:
                data = file.read()
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def last_change(known: os.stat_result) -> int:
    """When a file was last changed, ns: its bytes, name or rights. What a program says of the time
    (`touch -d`, `cp -p`, an archive) isn't trusted alone: the system has a time of its own."""
    return max(known.st_mtime_ns, known.st_ctime_ns)


def touched(since: int, *folders: Path) -> bool:
    """Whether any file below folders was changed at a time (ns since 1970) or later.

    That one was taken away tells only `folder_digest`: the times of folders aren't asked, since
    each package's changes when Python first keeps its compiled code there.
    """
    for folder in map(str, folders):
        for name in _files(folder, "", ""):
            path = f"{folder}/{name}"
            try:
                known = os.lstat(path)
                changed = last_change(known)
                if stat.S_ISLNK(known.st_mode):
                    changed = max(changed, last_change(os.stat(path)))
            except FileNotFoundError:
                return True
            if changed >= since - TICK:
                return True
    return False


def _files(folder: str, prefix: str, ending: str) -> list[str]:
    found: list[str] = []
    if os.path.isdir(folder):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        found += _files(entry.path, f"{prefix}{entry.name}/", ending)
                elif entry.name.endswith(ending) and entry.is_file():  # no editor's lock, no pipe
                    found.append(prefix + entry.name)
    return found


def libraries() -> str:
    """The interpreter and the installed packages with their versions."""
    return f"{sys.version} {packages()}"


def packages(*named: str) -> str:
    """The installed packages with their versions; only those that are named so, if any are."""
    begun = tuple(f"{name}-" for name in named) or ""
    names = sorted(
        name
        for folder in sys.path
        if folder.endswith("site-packages") and os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(".dist-info") and name.lower().startswith(begun)
    )
    return " ".join(names)


def digest(*parts: str) -> str:
    """One digest of several texts."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
