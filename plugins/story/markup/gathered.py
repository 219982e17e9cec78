"""What turning a text into HTML collects on its way."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.story.model import Hashtag, Level, Mention, Problem


@dataclass(slots=True)
class Gathered:
    """Hashtags, mentions and problems so far, in the order of the text; `line` is where we are."""

    hashtags: list[Hashtag] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    line: int = 1

    def tell(self, level: Level, rule: str, message: str, remedy: str) -> None:
        """Add a problem with the line we are at."""
        self.problems.append(Problem(self.line, level, rule, message, remedy))

    def tell_once(self, level: Level, rule: str, message: str, remedy: str) -> None:
        """Add a problem, unless there is one by this rule."""
        if all(problem.rule != rule for problem in self.problems):
            self.tell(level, rule, message, remedy)
