"""Problems in words for a terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from plugins.story.model import Problem

# What GitHub's runner takes for an order in a program's output (actions/runner, ActionCommand.cs).
_ORDER = re.compile(r"(\A[\s+-]*(?=::)|(?=##\[))(::|##\[)")
_HARMLESS = "\u00a0\u3000\u200c\u200d"  # spaces, and joiners that emoji and scripts need


def in_words(problem: Problem) -> str:
    """`content/stories/ada.md:9: error: Role is missing. Add Role: mentor … [missing-field]`."""
    path, line = problem.path, problem.line
    place = f"{path}:{line}" if path and line else path or f"line {line}"
    said = f"{problem.level}: {problem.message} {problem.remedy} [{problem.rule}]"
    return shown(f"{place}: {said}")


def shown(text: str) -> str:
    """A text on one line as a terminal may have it: what doesn't show is named, as <U+001B>.

    So a story's text gives no order to a terminal, begins no line of its own, and can't turn the
    direction of the line it stands in; nor does it give one to whatever runs a workflow.
    """
    if "##[" in text or "::" in text:
        text = _ORDER.sub(lambda found: found[1] + _named(found[2][0]) + found[2][1:], text)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _HARMLESS else _named(c) for c in text)


def _named(char: str) -> str:
    return f"<U+{ord(char):04X}>"


def report(problems: Iterable[Problem]) -> Iterator[str]:
    """One line a Problem, and a last line that counts them; nothing where there is none."""
    counts: Counter[str] = Counter()
    files = set()
    for problem in problems:
        counts[problem.level] += 1
        files.add(problem.path)
        yield in_words(problem)
    if counts:
        parts = (
            f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}"
            for level in ("error", "warning", "note")
            if counts[level]
        )
        where = "1 file" if len(files) == 1 else f"{len(files)} files"
        yield f"{', '.join(parts)} in {where}."


def is_refused(problems: Iterable[Problem]) -> bool:
    """Whether a Problem keeps a story from being published."""
    return any(problem.level == "error" for problem in problems)
