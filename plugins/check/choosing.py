"""Which stories are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.collection.named import STORIES, named
from plugins.collection.sources import Source, story_files
from plugins.collection.steward import Steward, read_steward_of
from plugins.story.model import Problem


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
    files, pictures, problems = story_files(root / STORIES, root)
    steward, faults = read_steward_of(root / "content", root)
    told = (*problems, *faults)
    if not names:
        return Chosen(tuple(files), tuple(files), tuple(pictures), told, steward)
    asked = dict.fromkeys(named(root, files, name) for name in names)
    folders = {source.path.removesuffix(".md") for source in asked}
    within = [p for p in pictures if p.path.rpartition("/")[0] in folders]
    beside = [p for p in problems if p.path.rpartition("/")[0] in folders]
    return Chosen(tuple(files), tuple(asked), tuple(within), tuple(beside), steward)
