"""The story files of a folder, read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.story.limits import STORY_BYTES
from plugins.story.model import Problem, Story
from plugins.story.read import read_story
from plugins.story.reading import Reading


@dataclass(frozen=True, slots=True)
class Shelf:
    """All stories that could be read, and the Problems of all files."""

    stories: tuple[Story, ...]  # in the order of their paths
    problems: tuple[Problem, ...]


def story_files(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """The story files below a folder in a fixed order, and Problems for what can't be one.

    root: the project, to which the paths in Problems are relative. Folders may group stories; a
    link is never followed. A folder that isn't there has no stories.
    """
    files, problems = [], []
    for entry in _walk(folder):
        path = Path(entry.path)
        name = path.relative_to(root).as_posix()
        if entry.is_symlink():
            remedy = "Put the file itself here."
            problems.append(_stranger(name, "is a link to another place", remedy))
        elif path.suffix == ".md" and entry.is_file():
            files.append(path)
        elif path.suffix.lower() in {".md", ".markdown", ".txt", ".rst", ".html"}:
            problems.append(_stranger(name, "is not read as a story", "Let its name end in .md"))
    return files, problems


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield entry


def _stranger(name: str, what: str, remedy: str) -> Problem:
    return Problem(1, "error", "not-a-story", f"This file {what}.", remedy, name)


def read_file(path: Path) -> bytes:
    """A story file's bytes; of a file that is too large, only enough to see that it is."""
    with path.open("rb") as file:
        return file.read(STORY_BYTES + 1)


def read_shelf(files: Iterable[Path], root: Path, reading: Reading) -> Shelf:
    """Read story files. root: the project, to which the paths in Problems are relative."""
    stories, problems = [], []
    for path in files:
        name = path.relative_to(root).as_posix()
        try:
            data = read_file(path)
        except OSError as error:
            message = f"The file can't be read: {error.strerror}."
            problems.append(Problem(0, "error", "unreadable", message, "Check its rights.", name))
            continue
        story, found = read_story(name, data, reading)
        problems.extend(found)
        if story:
            stories.append(story)
    return Shelf(tuple(stories), tuple(problems))
