"""Problems as annotations in GitHub: workflow commands on standard output.

The form and what has to be escaped in it: docs.github.com, "Workflow commands for GitHub Actions",
and @actions/core, command.ts (escapeData, escapeProperty).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.check.formats.text import verdict
from plugins.story.model import Problem
from plugins.story.report import shown

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def lines(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """A command a Problem, and a last line that says what the check is worth."""
    for problem in problems:
        yield command(problem)
    yield verdict(files, problems)


def command(problem: Problem) -> str:
    """`::error file=content/stories/ada.md,line=9,title=missing-field::Role is missing. …`

    A story's text can't end the line, and so can't begin a command of its own.
    """
    properties = {"file": problem.path, "line": str(problem.line), "title": problem.rule}
    if not problem.line:
        del properties["line"]
    given = ",".join(f"{name}={escaped(value, ':,')}" for name, value in properties.items())
    place = f" ({problem.path}:{problem.line})" if problem.line else ""  # the log shows no other
    said = escaped(f"{problem.message} {problem.remedy}{place}")
    return f"::{_COMMANDS[problem.level]} {given}::{said}"


def escaped(text: str, signs: str = "") -> str:
    """Text as a command's data, or, with the signs that divide them, as one of its properties."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for sign in signs:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return shown(text)
