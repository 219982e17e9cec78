"""The story files of a folder: which there are, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.story.limits import STORY_BYTES
from plugins.story.model import Problem

TEXTS = (".md", ".markdown", ".txt", ".rst", ".html")


@dataclass(frozen=True, slots=True)
class Source:
    """One story file as the file system knows it."""

    path: str  # relative to the project, with slashes
    size: int  # bytes
    changed: int  # time of its last change, nanoseconds

    @property
    def slug(self) -> str:
        """The file's name without .md."""
        return self.path.rpartition("/")[2][:-3]


def story_files(folder: Path, root: Path) -> tuple[list[Source], list[Problem]]:
    """The story files below a folder, by path, and Problems for what can't be one.

    root: the project, to which all paths are relative. Folders may group stories; a link is never
    followed. A folder that isn't there has no stories.
    """
    files: list[Source] = []
    problems: list[Problem] = []
    for name, entry in _walk(str(folder), folder.relative_to(root).as_posix()):
        if entry.is_symlink():
            what, remedy = "is a link to another place", "Put the file itself here."
            problems.append(Problem(1, "error", "not-a-story", f"This file {what}.", remedy, name))
        elif name.endswith(".md") and entry.is_file():
            stat = entry.stat()
            files.append(Source(name, stat.st_size, stat.st_mtime_ns))
        elif name.lower().endswith(TEXTS):
            message, remedy = "This file is not read as a story.", "Let its name end in .md"
            problems.append(Problem(1, "error", "not-a-story", message, remedy, name))
    files.sort(key=lambda source: source.path)
    return files, problems


def _walk(folder: str, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All files below a folder but hidden ones, with their paths relative to the project."""
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{name}/{entry.name}")
            else:
                yield f"{name}/{entry.name}", entry


def read_bytes(path: Path) -> bytes:
    """A story file's bytes; of a file that is too large, only enough to see that it is."""
    with path.open("rb") as file:
        return file.read(STORY_BYTES + 1)
