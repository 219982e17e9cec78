"""Problems for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.story.model import Problem
from plugins.story.report import report


def lines(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """One line a Problem, then the counts, then what the result is worth."""
    yield from report(problems)
    yield verdict(files, problems)


def verdict(files: int, problems: Sequence[Problem]) -> str:
    """What a check is worth. It looks for patterns: that it found none is no promise that a story
    is safe to publish, or that nobody in it can be recognised."""
    stories = "1 story" if files == 1 else f"{files:,} stories"
    levels = {problem.level for problem in problems}
    if "error" in levels:
        return f"{stories} checked: mend the errors, or there is no page for them."
    if "warning" in levels:
        return f"{stories} checked: no error; mend the warnings before it is published."
    apart = " but what the notes say" if levels else ""
    return (
        f"{stories} checked: no known pattern found{apart}. "
        "Whether somebody can be recognised, only people can tell."
    )
