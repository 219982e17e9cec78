"""Which stories are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.collection.sources import Source, story_files
from plugins.collection.steward import Steward, read_steward_of
from plugins.story.model import Problem


class Unknown(LookupError):
    """A story was named that isn't there."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The story files of a project, and those that are asked for."""

    files: tuple[Source, ...]
    asked: tuple[Source, ...]
    pictures: tuple[Source, ...]  # in the folders of those
    problems: tuple[Problem, ...]  # of what lies among them; of the steward's list
    steward: Steward


def choose(root: Path, names: Sequence[str]) -> Chosen:
    """The stories of a project, or those that are named by slug or file. Raises Unknown."""
    files, pictures, problems = story_files(root / "content" / "stories", root)
    steward, faults = read_steward_of(root / "content", root)
    told = (*problems, *faults)
    if not names:
        return Chosen(tuple(files), tuple(files), tuple(pictures), told, steward)
    asked = dict.fromkeys(source for name in names for source in _find(files, name))
    folders = {source.path.removesuffix(".md") for source in asked}
    within = [p for p in pictures if p.path.rpartition("/")[0] in folders]
    beside = [p for p in problems if p.path.rpartition("/")[0] in folders]
    return Chosen(tuple(files), tuple(asked), tuple(within), tuple(beside), steward)


def _find(files: Sequence[Source], name: str) -> list[Source]:
    """The story files that a slug or a path names. Raises Unknown."""
    path = Path(name).as_posix()
    slug = path.rpartition("/")[2].removesuffix(".md")
    found = [source for source in files if source.slug == slug]
    if not found:
        raise Unknown(name)
    return [source for source in found if path.endswith(source.path)] or found[:1]
