"""Which story file somebody means who names one: by its slug, or by its path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path


def files_meant(paths: Iterable[str], name: str, root: Path) -> list[str]:
    """The story files that a name may mean: a slug all that have it, a path that file alone.

    paths: of all story files, relative to the project, root. The ending .md may be left out.
    """
    folder, slash, file = name.strip().replace(os.sep, "/").rstrip("/").rpartition("/")
    file = f"{file.removesuffix('.md')}.md"
    if not slash:
        return [path for path in paths if path.rpartition("/")[2] == file]
    place = Path(os.path.realpath(root / f"{folder}/"), file)
    home = os.path.realpath(root)
    wanted = place.relative_to(home).as_posix() if place.is_relative_to(home) else ""
    return [path for path in paths if path == wanted]


def slug_in(name: str) -> str:
    """The slug in a name, whether it is one or a path."""
    return Path(name.strip()).name.removesuffix(".md")


def several(paths: Sequence[str], name: str) -> str:
    """What to say where a name may mean several files."""
    listed = ", ".join(paths)
    return f"Several files are “{slug_in(name)}”: {listed}. Name one: STORY={paths[0]}"
