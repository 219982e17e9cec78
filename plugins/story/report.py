"""Problems in words for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from plugins.story.model import Problem


def in_words(problem: Problem) -> str:
    """`content/stories/ada.md:9: error: Role is missing. Add Role: mentor … [missing-field]`."""
    path, line = problem.path, problem.line
    place = f"{path}:{line}" if path and line else path or f"line {line}"
    said = f"{problem.level}: {problem.message} {problem.remedy} [{problem.rule}]"
    return f"{place}: {said}"


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
