"""The files of a story: found by its slug, and emptied."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.collection.files import replace
from plugins.collection.named import STORIES, named
from plugins.collection.sources import Source, read_bytes, story_files
from plugins.withdrawal.tombstone import tombstone


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was done."""

    source: Source  # the story's file
    written: bool  # False where the file was this tombstone already
    removed: tuple[str, ...]  # files of its picture folder, relative to the project
    folder: str  # that folder, whether it is there or not
    left: tuple[str, ...]  # stories that lie in that folder and stay


def withdraw(root: Path, name: str, keep: Sequence[str] = ()) -> Withdrawn:
    """Make a tombstone of a story's file, and remove its pictures. Raises Unknown, OSError.

    root: the project. The file is replaced whole or not at all; done twice, nothing more happens.
    """
    files = story_files(root / STORIES, root)[0]
    source = named(root, files, name)
    place = root / source.path
    before = read_bytes(str(place))
    after = tombstone(before, keep).encode()
    if before != after:
        replace(str(place), after)
    folder = source.path.removesuffix(".md")
    removed, left = _empty(root, root / folder)
    return Withdrawn(source, before != after, removed, folder, left)


def _empty(root: Path, folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove a story's folder; the files that were removed, and the stories that stay in it.

    A link is removed and never followed.
    """
    if folder.is_symlink():
        folder.unlink()
        return (folder.relative_to(root).as_posix(),), ()
    removed, left = [], []
    for place, folders, files in os.walk(folder, topdown=False):
        for name in (*files, *(name for name in folders if os.path.islink(f"{place}/{name}"))):
            path = Path(place, name)
            shown = path.relative_to(root).as_posix()
            if name.endswith(".md") and not path.is_symlink():
                left.append(shown)
            else:
                path.unlink()
                removed.append(shown)
        if not os.listdir(place):
            os.rmdir(place)
    return tuple(sorted(removed)), tuple(sorted(left))
