"""What a rule is: a name, a level, an explanation with a bad and a good example, and a search.

    @rule(
        "bare-link",
        "warning",
        bad="1/ It is all in https://example.org/a?id=7",
        good="1/ It is all in [her last lecture](https://example.org/a?id=7)",
    )
    def bare_link(draft: Draft, around: Around) -> Iterator[Finding]:
        '''An address stands in the text as it is. …'''
        for section in draft.sections:
            yield Finding(draft.line_in(section, 3), "What is wrong.", "What to do.")

The docstring is the explanation: its paragraphs go into CONTRIBUTING.md as they are, in Markdown,
and its first sentence is the rule's summary. The examples go there too, and are the rule's tests:
each is checked as a whole file, the bad one has to tell this rule, the good one must not.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.story.model import Level, Problem

SHOWN = 200  # characters of an example that are printed


class Finding(NamedTuple):
    """One place where a rule has something to say."""

    line: int  # of the file, from 1; 0 speaks of the file as a whole
    message: str  # what is wrong, in words a first-time contributor understands
    remedy: str  # what to do about it
    level: Level | None = None  # where it isn't the rule's own


Search = Callable[[Draft, Around], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Example:
    """A file that keeps or breaks a rule.

    text: a whole file if it begins with `---`; header lines, which replace or join those of an
    ordinary story, with or without a body below them; or a body alone (see `examples.whole`).
    """

    text: str
    name: str = "the-question.md"  # below content/stories
    data: bytes | None = None  # the file's bytes, where no text can be written that shows them
    files: tuple[tuple[str, str | bytes | int], ...] = ()  # below content; a number: zeros
    note: str = ""  # what the text doesn't show

    @property
    def shown(self) -> str:
        """The example as it is printed: cut where it is long."""
        text = self.text.strip("\n")
        return text if len(text) <= SHOWN else text[:SHOWN].rstrip() + " …"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: of the check, or of the build (then reading tells it, and `search` is None)."""

    name: str  # lower case with hyphens
    levels: tuple[Level, ...]  # its own first; others that it may also tell
    explanation: str  # Markdown, one or more paragraphs
    bad: Example
    good: Example
    search: Search | None = None

    @property
    def summary(self) -> str:
        """The first sentence of the explanation."""
        return re.split(r"(?<=[.!?])\s", self.explanation, maxsplit=1)[0].replace("\n", " ")

    def problems(self, draft: Draft, around: Around) -> Iterator[Problem]:
        """What the rule says of a draft."""
        if self.search:
            for line, message, remedy, level in self.search(draft, around):
                yield Problem(line, level or self.levels[0], self.name, message, remedy, draft.path)


def rule(
    name: str, *levels: Level, bad: str | Example, good: str | Example
) -> Callable[[Search], Rule]:
    """Make a Rule of a search function, whose docstring explains it."""

    def made(search: Search) -> Rule:
        explanation = inspect.cleandoc(search.__doc__ or "")
        return Rule(name, levels, explanation, _example(bad), _example(good), search)

    return made


def told(name: str, *levels: Level, says: str, bad: str | Example, good: str | Example) -> Rule:
    """The entry of a rule that reading or building tells."""
    return Rule(name, levels, inspect.cleandoc(says), _example(bad), _example(good))


def _example(given: str | Example) -> Example:
    return given if isinstance(given, Example) else Example(inspect.cleandoc(given))
