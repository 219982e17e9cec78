"""The header of a story file: `Key: value` lines, of which the keys are a closed list.

A header is raw until `fields.check` has passed it: this module only finds the lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from plugins.story.fieldnames import FROM_FILE, KNOWN, MEANT, instead_of
from plugins.story.limits import LINE_CHARS
from plugins.story.model import Problem

_SPELLED = {f"{name}: ": name for name in KNOWN.values()}  # how most lines begin
_FIELD = re.compile(r"[ \t]{0,3}([\w][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_RULE = re.compile(r"-{3}[ \t]*")


class Field(NamedTuple):
    """One header line as written."""

    name: str  # in the spelling of the closed list
    value: str  # outer space stripped
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """A story file cut in two: raw."""

    fields: dict[str, Field]  # by name; the first one where a name is doubled
    body: str
    body_line: int  # the file's line on which the body begins, or would
    problems: tuple[Problem, ...]


def has_header(text: str) -> bool:
    """Whether a text begins with a header, rather than with a thread."""
    lines = text.lstrip("\n").split("\n", 2)
    first = lines[1] if _RULE.fullmatch(lines[0]) and len(lines) > 1 else lines[0]
    match = _FIELD.fullmatch(first)
    return match is not None and match[1].casefold() in {*KNOWN, *MEANT, *FROM_FILE}


def split_header(text: str) -> Header:
    """Cut a story file (line ends are `\\n`) into header fields and body.

    The header ends at the first empty line, or at the closing `---` where it was opened by one.
    A value may go on in indented lines. All faults are found in one pass.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    fenced = start < len(lines) and bool(_RULE.fullmatch(lines[start]))
    n = start + fenced
    fields: dict[str, Field] = {}
    problems: list[Problem] = []
    last = ""
    while n < len(lines) and not _closes(lines[n], fenced):
        line = lines[n]
        if line[:1] in " \t" and line.strip() and last:
            fields[last] = _longer(fields[last], line, problems)
        elif line.strip():
            last = _take(line, n + 1, fields, problems) or ""
            if problems and problems[-1].rule == "not-a-field":
                break
        n += 1
    if n < len(lines) and _closes(lines[n], fenced):
        n += 1
    elif fenced and not any(map(_RULE.fullmatch, lines[n:])):
        problems.append(
            _fault(
                start + 1,
                "header-open",
                "The header that begins with --- has no closing ---.",
                "Write --- on a line of its own after the last field.",
            )
        )
    return Header(fields, "\n".join(lines[n:]), n + 1, tuple(problems))


def _closes(line: str, fenced: bool) -> bool:
    return bool(_RULE.fullmatch(line)) if fenced else not line.strip()


def _longer(field: Field, line: str, problems: list[Problem]) -> Field:
    value = f"{field.value} {line.strip()}".strip()
    return _short_enough(Field(field.name, value, field.line), problems)


def _short_enough(field: Field, problems: list[Problem]) -> Field:
    """The field, cut where it is too long; that is told once."""
    if len(field.value) <= LINE_CHARS:
        return field
    message = f"{field.name} has more than {LINE_CHARS:,} characters."
    fault = _fault(field.line, "field-too-long", message, f"Shorten {field.name}.")
    if fault not in problems:
        problems.append(fault)
    return field._replace(value=field.value[:LINE_CHARS])


def _take(line: str, n: int, fields: dict[str, Field], problems: list[Problem]) -> str | None:
    """Put one header line into `fields`, or say what is wrong with it; its name where it counts."""
    begin = line.find(" ") + 1
    if name := _SPELLED.get(line[:begin]):
        return _keep(name, line[begin:].strip(), n, fields, problems)
    match = _FIELD.fullmatch(line)
    if not match:
        problems.append(
            _fault(
                n,
                "not-a-field",
                f"This line of the header is not a field: “{_short(line)}”.",
                "Write fields as Key: value, and leave one empty line before the story.",
            )
        )
        return None
    written, value = match[1], (match[2] or "").strip()
    name = KNOWN.get(written.casefold())
    if name is None:
        problems.append(_unknown(written, n))
        return None
    return _keep(name, value, n, fields, problems)


def _keep(
    name: str, value: str, n: int, fields: dict[str, Field], problems: list[Problem]
) -> str | None:
    """Put a known field into `fields`, unless it is there already."""
    if name in fields:
        problems.append(
            _fault(
                n,
                "field-doubled",
                f"{name} stands here and on line {fields[name].line}.",
                f"Keep one {name} line.",
            )
        )
        return None
    fields[name] = _short_enough(Field(name, value, n), problems)
    return name


def _unknown(written: str, n: int) -> Problem:
    message = f"“{_short(written)}” is not a field of a story."
    return _fault(n, "unknown-field", message, instead_of(written))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _fault(line: int, rule: str, message: str, remedy: str) -> Problem:
    return Problem(line, "error", rule, message, remedy)
