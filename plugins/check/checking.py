"""The Problems of story files: what the build would find, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from plugins.check.around import Around
from plugins.check.choosing import Chosen, choose
from plugins.check.dignity.committer import known_to_git
from plugins.check.draft import Draft, read_draft
from plugins.check.rules import RULES
from plugins.check.survey import around, glance, see
from plugins.collection import packing
from plugins.collection.admit import admit, same_place
from plugins.collection.bounded import TooLong, bounded
from plugins.collection.sources import Source, read_bytes
from plugins.collection.workers import spread
from plugins.story.limits import READ_SECONDS
from plugins.story.model import Listing, Problem
from plugins.story.reading import Reading

SECONDS = 2 * READ_SECONDS  # of the processor, for one story: it is read, and then judged


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    files: int
    problems: tuple[Problem, ...]  # by file and line


def check(root: Path, names: Sequence[str], today: date) -> Checked:
    """Check the stories of a project; of all, or of those that are named by slug or file.

    today: the last day that isn't in the future anywhere. Raises Unknown.
    """
    chosen = choose(root, names)
    reading = Reading(aliases=chosen.steward.aliases)
    told, listings = _surroundings(root, chosen, reading, today)
    told = replace(told, names=known_to_git(root, [s.path for s in chosen.asked if names]))
    slugs = {source.slug for source in chosen.files}
    _, refused = admit(listings, slugs, today, drafts=True)
    desk = _Desk(root, reading, told)
    found = spread(chosen.asked, desk.look, desk.lost)
    asked = {source.path for source in chosen.asked}
    every = (
        *chosen.problems,
        *(problem for problem in refused if problem.path in asked),
        *_pictures(root, chosen, [story for story in listings if story.path in asked]),
        *(packing.unpack_problem(problem) for problems in found for problem in problems),
    )
    ordered = sorted(every, key=lambda p: (p.path, p.line, p.rule, p.message))
    return Checked(len(chosen.asked), tuple(dict.fromkeys(ordered)))


def _surroundings(
    root: Path, chosen: Chosen, reading: Reading, today: date
) -> tuple[Around, list[Listing]]:
    """What the rules may know, and the stories that can be read.

    Where few are asked for, only they are read, with those that claim the same address, that they
    answer or translate, or whose sections they link to; in the rest hashtags are looked for, if one
    is not the steward's.
    """
    slugs = {source.slug for source in chosen.files}
    claimed = {same_place(source.slug) for source in chosen.asked}
    first = [source for source in chosen.files if same_place(source.slug) in claimed]
    seen = see(root, first, reading)
    listings = [story.listing for story in seen if story.listing]
    rest = [source for source in chosen.files if same_place(source.slug) not in claimed]
    linked = {slug for story in seen for slug in story.linked}
    seen += see(root, [source for source in rest if source.slug in linked], reading)
    unlinked = [source for source in rest if source.slug not in linked]
    known = chosen.steward.show
    new = any(tag.key not in known for story in seen for tag in story.tags)
    others = glance(root, unlinked, reading) if new else []
    return around(today, slugs, seen, others, chosen.steward), listings


def _pictures(root: Path, chosen: Chosen, stories: Sequence[Listing]) -> Sequence[Problem]:
    """What is wrong with the pictures of the chosen stories."""
    if not chosen.pictures and not any(story.pictures for story in stories):
        return ()
    from plugins.check.placed import placed  # most stories have none
    from plugins.collection.album.checking import picture_problems

    found = picture_problems(root, chosen.pictures, stories)
    return [*found, *placed(root, chosen.pictures)]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where a worker checks files; what it gives can be written by `marshal`."""

    root: Path
    reading: Reading
    around: Around

    def look(self, source: Source) -> Any:
        """The Problems of one file, packed."""
        try:
            data = read_bytes(f"{self.root}/{source.path}")
        except OSError as error:
            return self.lost(source, str(error.strerror))
        try:
            found = bounded(SECONDS, self._judged, source.path, data)
        except TooLong:
            message = f"Checking this story takes longer than {SECONDS} seconds."
            remedy = "Something in it stands there very many times, or very deep: make it simpler."
            found = [Problem(1, "error", "too-slow", message, remedy, source.path)]
        return tuple(map(packing.pack_problem, found))

    def _judged(self, path: str, data: bytes) -> list[Problem]:
        return list(judge(read_draft(path, data, self.reading), self.around))

    def lost(self, source: Source, why: str) -> Any:
        """What stands for a file that can't be read, or over which a worker died."""
        remedy = "Look at the file's rights and at its text; if both are fine, please tell us."
        message = f"The file can't be read: {why}."
        return (
            packing.pack_problem(Problem(1, "error", "unreadable", message, remedy, source.path)),
        )


def judge(draft: Draft, around: Around) -> Iterator[Problem]:
    """All Problems of a draft: of reading, and of the rules."""
    yield from draft.problems
    if not draft.text:
        return
    for rule in RULES:
        yield from rule.problems(draft, around)
