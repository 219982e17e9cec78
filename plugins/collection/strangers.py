"""What is in a folder of stories and is neither a story nor a picture of one."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from plugins.story.model import Problem
from plugins.story.names import picture_fault
from plugins.story.report import shown

# What editors and systems leave behind without being asked. It is passed over in silence: nobody
# who has a story open in an editor should be told of it, and it is neither read nor published.
CLUTTER = re.compile(
    r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini"
    r"|.*~|#.*#|\.#.*|.*\.sw[a-z]|\..*\.kate-swp|\.goutputstream-.*|.*___jb_(?:tmp|old)___",
    re.IGNORECASE,
)


def misplaced(pictures: Sequence[str], stories: Set[str]) -> Iterator[tuple[str, Problem]]:
    """Pictures that lie in no story's folder, or whose names are no addresses, by path.

    stories: the paths of story files, without .md.
    """
    folded = Counter(map(str.casefold, pictures))
    for path in pictures:
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


def stranger(path: str, entry: os.DirEntry[str]) -> Iterable[Problem]:
    """What is wrong with something that is neither story nor picture."""
    own = entry.name
    if not own.isprintable():
        return (_unprintable(path),)
    if CLUTTER.fullmatch(own):
        return ()
    if entry.is_symlink():
        return (link(path),)
    if own == ".gitkeep" and entry.stat(follow_symlinks=False).st_size == 0:
        return ()
    if own in (".gitattributes", ".gitignore"):
        message = f"What {own} says of files here, it can hide from those who review them."
        remedy = "Remove it."
    elif own.startswith("."):
        message, remedy = (
            "Hidden files are not read.",
            "Remove it, or let its name begin otherwise.",
        )
    elif not entry.is_file(follow_symlinks=False):
        message, remedy = "This is neither a file nor a folder.", "Remove it."
    else:
        message = "This file is neither a story nor a picture."
        remedy = (
            "A story's name ends in .md, a picture's in .jpg, .png, .webp or .avif. Save a picture "
            "as one of these, and remove what is neither."
        )
    return (_fault("not-a-story", path, message, remedy),)


def link(path: str) -> Problem:
    """A link in the place of a file or folder."""
    message = "This is a link to another place, and links are not followed."
    return _fault("not-a-story", path, message, "Put the file or folder itself here.")


def _unprintable(path: str) -> Problem:
    message = "The name has characters that can't be shown."
    return _fault(
        "file-name", shown(path), message, "Rename it: letters, digits and single hyphens."
    )


def misnamed(path: str, fault: str) -> Problem:
    """A folder that not everybody can have under its name."""
    message = f"The folder can't have this name: {fault}."
    return _fault("file-name", path, message, "Rename it: letters, digits and single hyphens.")


def closed(path: str, why: str) -> Problem:
    """A folder that the system doesn't let us look into."""
    message = f"This folder can't be looked into: {why}."
    return _fault("unreadable", path, message, "Look at its rights, and try again.")


def _fault(rule: str, path: str, message: str, remedy: str) -> Problem:
    return Problem(1, "error", rule, message, remedy, path)
