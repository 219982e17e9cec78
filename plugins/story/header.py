"""The header of a story file: `Key: value` lines, of which the keys are a closed list.

A header is raw until `fields.check` has passed it: this module only finds the lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.story.fieldline import bare, is_meant
from plugins.story.fieldnames import REQUIRED
from plugins.story.fieldsfound import Field, Found, known
from plugins.story.model import Problem

MOST = 20  # lines that are no field, and are told one by one
_RULE = re.compile(r"-{3}[ \t]*")


@dataclass(frozen=True, slots=True)
class Header:
    """A story file cut in two: raw."""

    fields: dict[str, Field]  # by name; the first one where a name is doubled
    body: str
    body_line: int  # the file's line on which the body begins, or would
    problems: tuple[Problem, ...]
    misnamed: frozenset[str] = frozenset()  # fields that stand there by another name


def has_header(text: str) -> bool:
    """Whether a text begins with a header, rather than with a thread."""
    lines = text.lstrip("\n").split("\n", 2)
    return is_meant(lines[1] if _RULE.fullmatch(lines[0]) and len(lines) > 1 else lines[0])


def split_header(text: str) -> Header:
    """Cut a story file (line ends are `\\n`) into header fields and body.

    The header ends at the first empty line, or at the closing `---` where it was opened by one. A
    value may go on in indented lines. All faults are found in one pass: fields are read on behind
    a line that is none, and below an empty line, as far as there are any.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    fenced = start < len(lines) and bool(_RULE.fullmatch(lines[start]))
    found = Found()
    n = _read(lines, start + fenced, fenced, found)
    if n < len(lines) and _closes(lines[n], fenced):
        n += 1
    elif fenced and not any(map(_RULE.fullmatch, lines[n:])):
        found.tell(
            start + 1,
            "header-open",
            "The header that begins with --- has no closing ---.",
            "Write --- on a line of its own after the last field.",
        )
    n = _read_apart(lines, n, found)
    misnamed = found.tell_unknown()
    return Header(found.fields, "\n".join(lines[n:]), n + 1, tuple(found.problems), misnamed)


def _closes(line: str, fenced: bool) -> bool:
    return bool(_RULE.fullmatch(line)) if fenced else not line.strip()


def _read(lines: Sequence[str], n: int, fenced: bool, found: Found) -> int:
    """Read fields from a line on; the line at which they end."""
    below = 0  # the last line that is a known field, worked out once it is asked for
    while n < len(lines) and not _closes(lines[n], fenced):
        if found.apart and _RULE.fullmatch(lines[n]):
            break
        if lines[n].strip() and not found.take(lines[n], n + 1):
            below = below or _last_field(lines, n, fenced, found)
            goes_on = n < below and found.unreadable < MOST
            found.tell_unreadable(lines[n], n + 1, goes_on)
            if not goes_on:
                break
        n += 1
    return n


def _read_apart(lines: Sequence[str], n: int, found: Found) -> int:
    """Read the fields below an empty line; the line at which the body begins."""
    while (first := _apart(lines, n, found, found.apart)) is not None:
        if not found.apart:
            found.apart = True
            found.tell(
                first + 1,
                "header-apart",
                "Below the header there are more lines that look like its fields.",
                "Remove the empty line above them; or the lines, if they are a second header.",
            )
        n = _read(lines, first, False, found)
        n += n < len(lines) and (_closes(lines[n], False) or _closes(lines[n], True))
    return n


def _apart(lines: Sequence[str], n: int, found: Found, sure: bool) -> int | None:
    """The first line of fields that stand below an empty line, or None.

    A story may begin with one such line, as Note: It rained. Two of them, or one of a field that
    every story needs and this one doesn't have, belong to the header. sure: whether there were
    some already.
    """
    first = _next(lines, n)
    if first < len(lines) and _RULE.fullmatch(lines[first]):
        first = _next(lines, first + 1)
    if first == len(lines):
        return None
    if not known(lines[first]):
        return first if not found.fields and bare(lines[first]) else None
    if sure:
        return first
    above = ""
    for line in lines[first:]:
        name = known(line) if line.strip() else ""
        if name is None:
            break
        if (above and name) or (name in REQUIRED and name not in found.fields):
            return first
        above = name
    return None


def _next(lines: Sequence[str], n: int) -> int:
    """The next line that isn't empty, from a line on."""
    while n < len(lines) and not lines[n].strip():
        n += 1
    return n


def _last_field(lines: Sequence[str], n: int, fenced: bool, found: Found) -> int:
    """The last line of a header that is a known field, from a line on; 0 where none is."""
    last = 0
    sure = found.apart
    while n < len(lines) and not (fenced and _RULE.fullmatch(lines[n])):
        if not lines[n].strip():
            first = _apart(lines, n, found, sure)
            if first is None:
                break
            sure, n = True, first
        if known(lines[n]) or bare(lines[n]):
            last = n
        n += 1
    return last
