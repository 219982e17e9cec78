"""The fields of a header as they are found, line by line, and what is wrong with those lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.story.fieldline import Written, bare, unseen, written
from plugins.story.fieldnames import KNOWN, MEANT, REQUIRED, instead_of
from plugins.story.limits import LINE_CHARS
from plugins.story.model import Problem

_SPELLED = {f"{name}: ": name for name in KNOWN.values()}  # how most lines begin


class Field(NamedTuple):
    """One header line as written."""

    name: str  # in the spelling of the closed list
    value: str  # outer space stripped
    line: int


def known(line: str) -> str | None:
    """The name of a line that is a field of the closed list; None where it is none."""
    found = written(line)
    return KNOWN.get(found.name.casefold()) if found else None


@dataclass(slots=True)
class Found:
    """What was found in a header so far."""

    fields: dict[str, Field] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    apart: bool = False  # whether fields are read below an empty line
    unreadable: int = 0  # lines that are no fields
    _unknown: dict[int, str] = field(default_factory=dict)  # names that aren't listed, by line
    _last: str = ""  # the field that an indented line goes on with
    _end: int = 0  # the last line of a known field

    def tell(self, line: int, rule: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(line, "error", rule, message, remedy))

    def take(self, line: str, n: int) -> bool:
        """Put one header line into `fields`, or say what is wrong with it; False where it has
        nothing of a field."""
        begin = line.find(" ") + 1
        if name := _SPELLED.get(line[:begin]):
            self._keep(name, line[begin:].strip(), n)
            return True
        if not (line[0].isspace() and self._last):
            if found := written(line):
                self._take_written(found, n)
                return True
        elif not self._is_lost(line):
            self._go_on(line)
            return True
        if found := bare(line):
            self._tell_bare(line, found, n)
            self._keep(*found, n)
            return True
        return False

    def _take_written(self, found: Written, n: int) -> None:
        if name := KNOWN.get(found.name.casefold()):
            self._keep(name, found.value, n)
        else:
            self._unknown[n], self._last = found.name, ""

    def _is_lost(self, line: str) -> bool:
        """Whether an indented line is a field that the story needs, and doesn't have yet."""
        name = known(line.strip())
        return name in REQUIRED and name not in self.fields

    def _keep(self, name: str, value: str, n: int) -> None:
        """Put a known field into `fields`, unless it is there already."""
        self._end = n
        if name not in self.fields:
            self.fields[name] = self._short_enough(Field(name, value, n))
            self._last = name
            return
        self._last = ""
        if not self.apart:  # a second header is told as one
            message = f"{name} stands here and on line {self.fields[name].line}."
            self.tell(n, "field-doubled", message, f"Keep one {name} line.")

    def _go_on(self, line: str) -> None:
        above = self.fields[self._last]
        value = f"{above.value} {line.strip()}".strip()
        self.fields[self._last] = self._short_enough(above._replace(value=value))

    def _short_enough(self, found: Field) -> Field:
        """The field, cut where it is too long; that is told once."""
        if len(found.value) <= LINE_CHARS:
            return found
        message = f"{found.name} has more than {LINE_CHARS:,} characters."
        remedy = f"Shorten {found.name}."
        fault = Problem(found.line, "error", "field-too-long", message, remedy)
        if fault not in self.problems:
            self.problems.append(fault)
        return found._replace(value=found.value[:LINE_CHARS])

    def _tell_bare(self, line: str, found: Written, n: int) -> None:
        message, remedy = _no_field(line), "Write it from the beginning of the line, as"
        if odd := unseen(line):
            message = f"{message} It has an invisible character ({odd})."
            remedy = "Type the line anew:"
        self.tell(n, "not-a-field", message, f"{remedy} {found.name}: {short(found.value)}")

    def tell_unreadable(self, line: str, n: int, goes_on: bool) -> None:
        """Tell of a line that has nothing of a field. goes_on: whether fields stand below it."""
        remedy = "Write fields as Key: value, and leave one empty line before the story."
        if goes_on:
            remedy = "If it belongs to the story, put it below the header; if not, remove it."
        if goes_on and self.fields:
            remedy = f"If the line above goes on here, put two spaces in front. {remedy}"
        self.tell(n, "not-a-field", _no_field(line), remedy)
        self.unreadable += 1
        self._last = ""

    def tell_unknown(self) -> frozenset[str]:
        """Tell of the names that aren't listed; the fields that are meant by some of them. Behind
        the last field the story may begin."""
        for n, name in self._unknown.items():
            message = f"“{short(name)}” is not a field of a story."
            remedy = instead_of(name, is_text=n > self._end or " " in name)
            if there := self.fields.get(MEANT.get(name.casefold(), "")):
                remedy = f"Add what it says to {there.name} on line {there.line}; remove this line."
            self.tell(n, "unknown-field", message, remedy)
        meant = {MEANT.get(name.casefold(), "") for name in self._unknown.values()}
        return frozenset(meant - {""})


def short(text: str) -> str:
    """The beginning of a text, where it is long."""
    return text if len(text) <= 40 else text[:39] + "…"


def _no_field(line: str) -> str:
    return f"This line of the header is not a field: “{short(line)}”."
