"""The files of a folder of stories: which there are, and what is in them.

A story is a `.md` file; its pictures lie in a folder of the same name beside it. All else is told,
and nothing but those files is ever opened: no link is followed, whatever it leads to.
"""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.story.limits import STORY_BYTES
from plugins.story.model import Problem
from plugins.story.names import picture_fault
from plugins.story.report import shown

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
# What editors and systems leave behind without being asked. It is passed over in silence: nobody
# who has a story open in an editor should be told of it, and it is neither read nor published.
CLUTTER = re.compile(
    r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.git(?:keep|ignore|attributes)"
    r"|.*~|#.*#|\.#.*|.*\.sw[a-z]|\..*\.kate-swp|\.goutputstream-.*|.*___jb_(?:tmp|old)___",
    re.IGNORECASE,
)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Source(NamedTuple):
    """One file as the file system knows it."""

    path: str  # relative to the project, with slashes
    size: int = 0  # bytes
    changed: int = 0  # time of its last change, nanoseconds

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
        return [], [], [_link(name)]
    found = _Found([], [], [])
    todo = [(str(folder), name)] if folder.is_dir() else []
    while todo:
        place, name = todo.pop()
        try:
            with os.scandir(place) as entries:
                todo += _sort(entries, name, found)
        except OSError as error:  # its rights, or it was changed while it was looked at
            found.problems.append(_closed(name, str(error.strerror)))
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
            found.problems.extend(_stranger(f"{name}/{own}", entry))
        elif own[-3:] == ".md" and entry.is_file(follow_symlinks=False):
            known = entry.stat(follow_symlinks=False)
            add(Source(f"{name}/{own}", known.st_size, known.st_mtime_ns))
        elif entry.is_dir(follow_symlinks=False):
            yield entry.path, f"{name}/{own}"
        elif own.lower().endswith(PICTURES) and entry.is_file(follow_symlinks=False):
            known = entry.stat(follow_symlinks=False)
            found.pictures.append(Source(f"{name}/{own}", known.st_size, known.st_mtime_ns))
        else:
            found.problems.extend(_stranger(f"{name}/{own}", entry))


def _placed(found: _Found) -> tuple[list[Source], list[Problem]]:
    """The pictures that belong to a story, and all Problems, by path."""
    faults: dict[str, Problem] = {}
    if found.pictures:
        faults.update(_misplaced(found.pictures, {file.path[:-3] for file in found.files}))
    kept = [picture for picture in found.pictures if picture.path not in faults]
    return kept, sorted([*found.problems, *faults.values()], key=lambda problem: problem.path)


def _misplaced(pictures: Sequence[Source], stories: set[str]) -> Iterator[tuple[str, Problem]]:
    """Pictures that lie in no story's folder, or whose names are no addresses, by path."""
    folded = Counter(picture.path.casefold() for picture in pictures)
    for path, _, _ in pictures:
        folder, _, own = path.rpartition("/")
        if folder not in stories:
            message = "This picture doesn't lie in a story's folder."
            remedy = "Put it into a folder named as its story: the-soup/stove.jpg for the-soup.md"
            yield path, _fault("picture-place", path, message, remedy)
        elif fault := picture_fault(own):
            message = f"The picture's name can't be an address: {fault}."
            remedy = "Use letters, digits and hyphens: stove.jpg"
            yield path, _fault("picture-name", path, message, remedy)
        elif folded[path.casefold()] > 1:
            message = "Another picture's name differs from this one's in capitals alone."
            yield path, _fault("picture-name", path, message, "Give one of them another name.")


def _stranger(path: str, entry: os.DirEntry[str]) -> Iterable[Problem]:
    """What is wrong with something that is neither story nor picture."""
    own = entry.name
    if not own.isprintable():
        return (_unprintable(path),)
    if CLUTTER.fullmatch(own):
        return ()
    if entry.is_symlink():
        return (_link(path),)
    if own.startswith("."):
        message, remedy = (
            "Hidden files are not read.",
            "Remove it, or let its name begin otherwise.",
        )
    elif not entry.is_file(follow_symlinks=False):
        message, remedy = "This is neither a file nor a folder.", "Remove it."
    else:
        message = "This file is neither a story nor a picture."
        remedy = (
            "A story's name ends in .md, a picture's in .jpg, .png, .webp or .avif; remove others."
        )
    return (_fault("not-a-story", path, message, remedy),)


def _link(path: str) -> Problem:
    message = "This is a link to another place, and links are not followed."
    return _fault("not-a-story", path, message, "Put the file or folder itself here.")


def _unprintable(path: str) -> Problem:
    message = "The name has characters that can't be shown."
    return _fault(
        "file-name", shown(path), message, "Rename it: letters, digits and single hyphens."
    )


def _closed(path: str, why: str) -> Problem:
    message = f"This folder can't be looked into: {why}."
    return _fault("unreadable", path, message, "Look at its rights, and try again.")


def _fault(rule: str, path: str, message: str, remedy: str) -> Problem:
    return Problem(1, "error", rule, message, remedy, path)


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
