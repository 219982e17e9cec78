"""Stories that are one story in several languages: `Translates:` names the original.

A translation names the original itself and not another translation, so who belongs together is a
matter of one look, in whatever order files come and go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from plugins.story.model import Listing, Problem

Group = tuple[Listing, ...]


def groups_of(stories: Iterable[Listing]) -> Mapping[str, Group]:
    """Those that belong together, by the slug of each of them: the original first, then as given.

    The original may be missing: its translations belong together all the same.
    """
    given = list(stories)
    groups: dict[str, list[Listing]] = defaultdict(list)
    for story in given:
        if story.translates:
            groups[story.translates].append(story)
    if not groups:
        return {}
    for story in given:
        if story.slug in groups and not story.translates:
            groups[story.slug].insert(0, story)
    whole = [tuple(group) for group in groups.values() if len(group) > 1]
    return {story.slug: group for group in whole for story in group}


def faults_of(stories: Sequence[Listing], slugs: Container[str]) -> Iterator[Problem]:
    """What is wrong with translations. slugs: of all files, readable or not."""
    told = [story for story in stories if story.status != "withdrawn"]
    translations = [story for story in told if story.translates]
    if not translations:
        return
    by_slug = {story.slug: story for story in told}
    taken: dict[tuple[str, str], list[Listing]] = defaultdict(list)
    for story in translations:
        taken[story.translates, story.lang.casefold()].append(story)
    for story in translations:
        original = by_slug.get(story.translates)
        if story.translates == story.slug:
            message = "The story is a translation of itself."
            remedy = "Name the original's file, or remove the line."
            yield _at(story, "translates-itself", message, remedy)
        elif story.translates not in slugs:
            message = f"There is no story “{story.translates}” to be a translation of."
            remedy = "Write the original's file name without .md, or remove the line."
            yield _at(story, "translates-nothing", message, remedy)
        elif original and original.translates:
            yield _of_a_translation(story, original)
        elif original and original.lang.casefold() == story.lang.casefold():
            message = f"The original, {original.path}, is in the same language ({story.lang})."
            remedy = "Write in Lang: what language this one is in."
            yield _at(story, "translates-same-language", message, remedy)
        elif len(same := taken[story.translates, story.lang.casefold()]) > 1:
            others = ", ".join([other.path for other in same if other is not story])
            message = f"{others} translates it into the same language ({story.lang})."
            remedy = "Keep one of them; the other may become a story of its own, with Reply-To."
            yield _at(story, "translates-same-language", message, remedy)


def _of_a_translation(story: Listing, other: Listing) -> Problem:
    if other.translates == story.slug:
        message = f"This story and {other.path} call each other the original."
        remedy = "Remove the line in the one that was written first."
    else:
        message = f"The story that Translates names, {other.path}, is a translation itself."
        remedy = f"Name the original: write Translates: {other.translates}"
    return _at(story, "translates-translation", message, remedy)


def _at(story: Listing, rule: str, message: str, remedy: str) -> Problem:
    line = story.lines.get("Translates", 1)
    return Problem(line, "error", rule, message, remedy, story.path)
