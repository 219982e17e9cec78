"""The Problems of story files, as the build would find them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.collection.admit import admit
from plugins.collection.desk import read_all
from plugins.collection.sources import Source, story_files
from plugins.collection.steward import read_steward_of
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
    steward, faults = read_steward_of(root / "content", root)
    if names:
        chosen = [_find(files, name) for name in names]
        same = {source.slug.casefold() for source in chosen}
        read = [s for s in files if s.slug.casefold() in same]  # a doubled address shows
    else:
        chosen = read = files
        problems += faults
    stories, found = read_all(root, read, Reading(aliases=steward.aliases))
    slugs = {source.slug for source in files}
    _, refused = admit(stories, slugs, today, drafts=True)
    wanted = {source.path for source in chosen}
    if not names:
        wanted |= {problem.path for problem in problems}
    told = [problem for problem in (*problems, *found, *refused) if problem.path in wanted]
    return Checked(len(chosen), tuple(sorted(told, key=lambda p: (p.path, p.line, p.rule))))


def _find(files: Sequence[Source], name: str) -> Source:
    """The story file that a slug or a path names. Raises Unknown."""
    path = Path(name).as_posix()
    slug = path.rpartition("/")[2].removesuffix(".md")
    found = [source for source in files if source.slug == slug]
    if not found:
        raise Unknown(name)
    exact = [source for source in found if path.endswith(source.path)]
    return (exact or found)[0]
