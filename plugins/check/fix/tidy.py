"""All steps, one after the other; each is kept only if what the story says is the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from plugins.check.fix import body, header
from plugins.check.fix.body import Parts, parts_of
from plugins.check.fix.meaning import Meaning, meaning, mended, same_body, same_header
from plugins.story.rare import ASCII, without
from plugins.story.suspect import may_be_damaged

ROUNDS = 4  # what one step brings about another may tidy

SEEN = frozenset(["markers", "apostrophes"])
ALL = SEEN | {"damaged characters", "header", "blank lines", "spaces", "hashtags"}

Same = Callable[[Meaning, Meaning], bool]


class Step(NamedTuple):
    """One thing that is tidied."""

    name: str  # what is told of it
    change: Callable[[str, Parts], str]  # of a file's text and its parts, to its text
    same: Same


def tidied(
    text: str,
    show: Mapping[str, str],
    wanted: frozenset[str] = ALL,
    parts: Parts | None = None,
) -> tuple[str, tuple[str, ...]] | None:
    """A story file's text tidied, and the names of what was tidied in it.

    show: hashtag keys to the steward's spelling. wanted: the steps. parts: of the text, where they
    are known. None where something could be tidied, and it isn't certain what the file says: such
    a file is not touched. Tidied text stays as it is.
    """
    now: Meaning | None = None
    parts = parts or parts_of(text)
    done: dict[str, None] = {}
    for _ in range(ROUNDS):
        before = text
        for step in steps(show):
            made = step.change(text, parts) if step.name in wanted else text
            if made == text:
                continue
            now = now or meaning(text)
            if now is None:
                return None
            then = meaning(made)
            if then is not None and step.same(now, then):
                text, now, parts = made, then, parts_of(made)
                done[step.name] = None
        if text == before:
            break
    return text, tuple(done)


def steps(show: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps in their order."""
    return (
        Step("damaged characters", lambda text, parts: _repaired(text), mended),
        Step("header", lambda text, parts: header.tidy(text, show), same_header),
        Step("markers", lambda text, parts: parts.head + body.markers(parts), same_body),
        Step("blank lines", lambda text, parts: parts.head + body.blank_lines(parts), same_body),
        Step("spaces", lambda text, parts: parts.head + body.spaces(parts.body), same_body),
        Step(
            "hashtags", lambda text, parts: parts.head + body.hashtags(parts.body, show), same_body
        ),
        Step(
            "apostrophes", lambda text, parts: parts.head + body.apostrophes(parts.body), same_body
        ),
    )


def _repaired(text: str) -> str:
    if not may_be_damaged(text, without(text, ASCII)):
        return text
    from plugins.story.repair import repair  # loads its tables

    return repair(text).text
