"""The Problems of story files, as the build would find them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.collection.admit import admit
from plugins.collection.gather import read_steward_of
from plugins.collection.sources import read_shelf, story_files
from plugins.story.model import Problem
from plugins.story.reading import Reading


class Unknown(LookupError):
    """A story was named that isn't there."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    files: int
    problems: tuple[Problem, ...]  # by file and line


def check(root: Path, names: Sequence[str], today: date) -> Checked:
    """Check the stories of a project; of all, or of those that are named by slug or file.

    today: the last day that isn't in the future anywhere. Raises Unknown.
    """
    files, problems = story_files(root / "content" / "stories", root)
    slugs = {path.stem for path in files}
    steward, faults = read_steward_of(root / "content", root)
    if names:
        chosen = [_find(files, name) for name in names]
        same = {path.stem.casefold() for path in chosen}
        read = [path for path in files if path.stem.casefold() in same]  # a doubled address shows
    else:
        chosen = read = files
        problems += faults
    shelf = read_shelf(read, root, Reading(aliases=steward.aliases))
    _, refused = admit(shelf.stories, slugs, today, drafts=True)
    wanted = {path.relative_to(root).as_posix() for path in chosen}
    if not names:
        wanted |= {problem.path for problem in problems}
    found = [p for p in (*problems, *shelf.problems, *refused) if p.path in wanted]
    return Checked(len(chosen), tuple(sorted(found, key=lambda p: (p.path, p.line, p.rule))))


def _find(files: Sequence[Path], name: str) -> Path:
    slug = Path(name).name.removesuffix(".md")
    found = [path for path in files if path.stem == slug]
    if not found:
        raise Unknown(name)
    exact = [path for path in found if Path(name).exists() and path.samefile(name)]
    return (exact or found)[0]
