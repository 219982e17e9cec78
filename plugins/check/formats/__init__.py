"""How Problems are written: for people, for programs, and for GitHub.

Whatever is written may hold a stranger's text: each format has to keep it text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from plugins.story.model import Problem

Writer = Callable[[int, Sequence[Problem]], Iterator[str]]  # of so many files; gives lines


def text(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """For a terminal: a line each, and a last line that counts them."""
    from plugins.check.formats.text import lines

    return lines(files, problems)


def as_json(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """For programs; the README names the members."""
    from plugins.check.formats.json import lines

    return lines(files, problems)


def sarif(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """SARIF 2.1.0, for code scanning and editors."""
    from plugins.check.formats.sarif import lines

    return lines(files, problems)


def github(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """Annotations in a pull request, as workflow commands."""
    from plugins.check.formats.github import lines

    return lines(files, problems)


FORMATS: Mapping[str, Writer] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}


def usual(environment: Mapping[str, str]) -> str:
    """The format where none is asked for."""
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"


def written(name: str, files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """The lines of a report in a format."""
    return FORMATS[name](files, problems)
