"""The files of a folder of stories: which there are, and what is in them.

A story is a `.md` file; its pictures lie in a folder of the same name beside it. All else is told,
and nothing but those files is ever opened: no link is followed, whatever it leads to.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from plugins.collection import strangers
from plugins.collection.place import last_change
from plugins.story.limits import STORY_BYTES
from plugins.story.model import Problem
from plugins.story.names import place_fault

RACE = 2_000_000_000  # a file changed this shortly before it was read may change again unseen, ns
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Source(NamedTuple):
    """One file as the file system knows it."""

    path: str  # relative to the project, with slashes
    size: int = 0  # bytes
    changed: int = 0  # time of its last change as `last_change` tells it, nanoseconds

    @property
    def slug(self) -> str:
        """A story file's name without .md."""
        return self.path.rpartition("/")[2][:-3]


class _Found(NamedTuple):
    """What a walk found so far."""

    files: list[Source]
    pictures: list[Source]
    problems: list[Problem]


def story_files(folder: Path, root: Path) -> tuple[list[Source], list[Source], list[Problem]]:
    """The story files below a folder and the pictures of stories, by path, and Problems for all
    that is neither.

    root: the project, to which all paths are relative. Folders may group stories. A folder that
    isn't there has no stories. What a picture's file holds is not looked at.
    """
    name = folder.relative_to(root).as_posix()
    if folder.is_symlink():
        return [], [], [strangers.link(name)]
    found = _Found([], [], [])
    todo = [(str(folder), name)] if folder.is_dir() else []
    while todo:
        place, name = todo.pop()
        try:
            with os.scandir(place) as entries:
                todo += _sort(entries, name, found)
        except OSError as error:  # its rights, or it was changed while it was looked at
            found.problems.append(strangers.closed(name, str(error.strerror)))
    found.files.sort()
    found.pictures.sort()
    return found.files, *_placed(found)


def _sort(
    entries: Iterable[os.DirEntry[str]], name: str, found: _Found
) -> Iterator[tuple[str, str]]:
    """Put what is in a folder into `found`; the folders in it are given back."""
    add = found.files.append
    for entry in entries:
        own = entry.name
        if own[0] == "." or not own.isprintable():
            found.problems.extend(strangers.stranger(f"{name}/{own}", entry))
        elif own[-3:] == ".md" and entry.is_file(follow_symlinks=False):
            known = entry.stat(follow_symlinks=False)
            add(Source(f"{name}/{own}", known.st_size, last_change(known)))
        elif entry.is_dir(follow_symlinks=False):
            if fault := place_fault(own):
                found.problems.append(strangers.misnamed(f"{name}/{own}", fault))
            else:
                yield entry.path, f"{name}/{own}"
        elif own.lower().endswith(PICTURES) and entry.is_file(follow_symlinks=False):
            known = entry.stat(follow_symlinks=False)
            found.pictures.append(Source(f"{name}/{own}", known.st_size, last_change(known)))
        else:
            found.problems.extend(strangers.stranger(f"{name}/{own}", entry))


class Known(Protocol):
    """What is kept of reading a file."""

    @property
    def size(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def content(self) -> bytes: ...


def is_known(known: Known | None, source: Source, looked: int) -> bool:
    """Whether a file is as it was when it was read. looked: when that was, or later, ns.

    What could not be read has no content: that may pass without a change of the file.
    """
    if known is None or (known.changed, known.size) != (source.changed, source.size):
        return False
    return bool(known.content) and source.changed < looked - RACE


def _placed(found: _Found) -> tuple[list[Source], list[Problem]]:
    """The pictures that belong to a story, and all Problems, by path."""
    faults: dict[str, Problem] = {}
    if found.pictures:
        stories = {file.path[:-3] for file in found.files}
        faults.update(strangers.misplaced([p.path for p in found.pictures], stories))
    kept = [picture for picture in found.pictures if picture.path not in faults]
    return kept, sorted([*found.problems, *faults.values()], key=lambda problem: problem.path)


def read_bytes(path: str, most: int = STORY_BYTES) -> bytes:
    """A file's bytes; of one with more than `most`, only enough to see that.

    A link or device is refused even if it took a file's place a moment ago. Raises OSError.
    """
    file = os.open(path, os.O_RDONLY | _NO_LINKS)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(0, "it is no file")
        data = os.read(file, most + 1)
        while len(data) <= most and (more := os.read(file, most + 1 - len(data))):
            data += more
        return data
    finally:
        os.close(file)
