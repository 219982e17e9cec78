"""Which stories may stand together: rules that no file can be checked against alone."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from plugins.collection.translations import faults_of
from plugins.story.model import Listing, Problem

S = TypeVar("S", bound=Listing)


def admit(
    stories: Sequence[S], slugs: Container[str], today: date, drafts: bool = False
) -> tuple[tuple[S, ...], tuple[Problem, ...]]:
    """The stories that get a page, and why others don't.

    slugs: of all files, readable or not, so that a fault in one story is no fault in another that
    replies to it or translates it. today: the last day that isn't in the future anywhere. drafts:
    whether drafts get a page. Of two files that claim one address neither is taken: none can push
    out another.
    """
    problems = [
        *_doubled(stories),
        *_future(stories, today),
        *_lost_replies(stories, slugs),
        *faults_of(stories, slugs),
    ]
    refused = {problem.path for problem in problems}
    kept = (s for s in stories if s.path not in refused and (drafts or s.status != "draft"))
    return tuple(kept), tuple(problems)


def same_place(slug: str) -> str:
    """A form that two slugs share if any file system may take them for one name.

    They differ at most in case or in how letters are composed (Unicode 3.13, D146 and D147).
    """
    if slug.isascii():
        return slug.lower()
    folded = unicodedata.normalize("NFKC", slug.casefold())
    return unicodedata.normalize("NFKC", folded.casefold())


def _doubled(stories: Iterable[Listing]) -> Iterator[Problem]:
    claims: dict[str, list[Listing]] = defaultdict(list)
    for story in stories:
        claims[same_place(story.slug)].append(story)
    for claim in claims.values():
        for story in claim if len(claim) > 1 else ():
            others = ", ".join(other.path for other in claim if other is not story)
            message = f"The address stories/{story.slug}.html is claimed by {others} too."
            yield Problem(1, "error", "address-doubled", message, "Rename one file.", story.path)


def _future(stories: Iterable[Listing], today: date) -> Iterator[Problem]:
    for story in stories:
        for name, value in (("Date", story.date), ("Modified", story.modified)):
            if value and value.date() > today:
                message = f"{name} {value:%Y-%m-%d} is in the future."
                remedy = "Write the day on which it was told; keep it back with Status: draft"
                yield _at(story, name, "date-in-future", message, remedy)


def _lost_replies(stories: Iterable[Listing], slugs: Container[str]) -> Iterator[Problem]:
    for story in stories:
        if story.reply_to and story.reply_to == story.slug:
            yield _at(
                story,
                "Reply-To",
                "reply-to-itself",
                "The story is in reply to itself.",
                "Name the other story's file, or remove the line.",
            )
        elif story.reply_to and story.reply_to not in slugs:
            message = f"There is no story “{story.reply_to}” to be in reply to."
            remedy = "Write the other story's file name without .md, or remove the line."
            yield _at(story, "Reply-To", "reply-to-nothing", message, remedy)


def _at(story: Listing, field: str, rule: str, message: str, remedy: str) -> Problem:
    return Problem(story.lines.get(field, 1), "error", rule, message, remedy, story.path)
