"""Which stories are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.collection.sources import Source, story_files
from plugins.collection.steward import Steward, read_steward_of
from plugins.story.model import Problem

STORIES = Path("content") / "stories"


class Unknown(LookupError):
    """A story was named that isn't there; the message says what is there instead."""


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
    asked = dict.fromkeys(source for name in names for source in _find(root, files, name))
    folders = {source.path.removesuffix(".md") for source in asked}
    within = [p for p in pictures if p.path.rpartition("/")[0] in folders]
    beside = [p for p in problems if p.path.rpartition("/")[0] in folders]
    return Chosen(tuple(files), tuple(asked), tuple(within), tuple(beside), steward)


def _find(root: Path, files: Sequence[Source], name: str) -> list[Source]:
    """The story files that a slug or a path names. Raises Unknown."""
    path = Path(name).as_posix()
    slug = path.rpartition("/")[2].removesuffix(".md")
    found = [source for source in files if source.slug == slug]
    if not found:
        said = f"There is no story “{name}” in {STORIES.as_posix()}."
        raise Unknown(f"{said} {_instead(root, files, slug)}".strip())
    return [source for source in found if path.endswith(source.path)] or found[:1]


def _instead(root: Path, files: Sequence[Source], slug: str) -> str:
    """What to do about a story that isn't there: a file with another ending, or a name like it."""
    from difflib import get_close_matches  # here, since few are misspelt

    stem = Path(slug).stem.casefold()
    for path in sorted((root / STORIES).rglob("*")):
        if path.stem.casefold() == stem and path.suffix != ".md" and path.is_file():
            name = path.relative_to(root)
            meant = name.with_suffix(".md").as_posix()
            return f"The file {name.as_posix()} needs another ending: rename it to {meant}"
    known = {source.slug.casefold(): source.slug for source in files}
    close = [known[name] for name in get_close_matches(slug.casefold(), known, n=3)]
    return f"Did you mean {' or '.join(close)}?" if close else ""
