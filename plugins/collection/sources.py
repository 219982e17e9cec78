"""The story files of a folder: which there are, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.story.limits import STORY_BYTES
from plugins.story.model import Problem

TEXTS = (".md", ".markdown", ".txt", ".rst", ".html")


class Source(NamedTuple):
    """One story file as the file system knows it."""

    path: str  # relative to the project, with slashes
    size: int = 0  # bytes
    changed: int = 0  # time of its last change, nanoseconds

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
    todo = [(str(folder), folder.relative_to(root).as_posix())] if folder.is_dir() else []
    while todo:
        place, name = todo.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                own = entry.name
                if own.startswith("."):
                    continue
                if own.endswith(".md") and entry.is_file(follow_symlinks=False):
                    stat = entry.stat(follow_symlinks=False)
                    files.append(Source(f"{name}/{own}", stat.st_size, stat.st_mtime_ns))
                elif entry.is_dir(follow_symlinks=False):
                    todo.append((entry.path, f"{name}/{own}"))
                else:
                    problems += _stranger(f"{name}/{own}", entry.is_symlink())
    files.sort()
    problems.sort(key=lambda problem: problem.path)
    return files, problems


def _stranger(name: str, link: bool) -> Iterator[Problem]:
    """What is wrong with a file that is no story, if it might be meant as one."""
    if link:
        message, remedy = "This file is a link to another place.", "Put the file itself here."
        yield Problem(1, "error", "not-a-story", message, remedy, name)
    elif name.lower().endswith(TEXTS):
        message, remedy = "This file is not read as a story.", "Let its name end in .md"
        yield Problem(1, "error", "not-a-story", message, remedy, name)


def read_bytes(path: str) -> bytes:
    """A story file's bytes; of a file that is too large, only enough to see that it is."""
    with open(path, "rb") as file:
        return file.read(STORY_BYTES + 1)
