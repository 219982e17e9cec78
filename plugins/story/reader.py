"""Reads the fields of a header one by one, as the parsers of `values` understand them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from plugins.story.fieldsfound import Field
from plugins.story.header import Header
from plugins.story.model import Level, Problem

T = TypeVar("T")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")


class Reader:
    """Reads the fields of one header, and gathers what is wrong with them."""

    def __init__(self, header: Header) -> None:
        self.fields = header.fields
        self.problems: list[Problem] = []
        self.texts = {name: self._plain(field) for name, field in header.fields.items()}

    def fault(
        self, name: str, rule: str, message: str, remedy: str, level: Level = "error"
    ) -> None:
        line = self.fields[name].line if name in self.fields else 1
        self.problems.append(Problem(line, level, rule, message, remedy))

    def text(self, name: str) -> str:
        """The field as plain text in NFC, white space folded; empty where it isn't there."""
        return self.texts.get(name, "")

    def _plain(self, field: Field) -> str:
        value = field.value
        if value.isascii() and value.isprintable() and "  " not in value:
            return value
        if _CONTROL.search(value):
            message = f"{field.name} has an invisible control character."
            remedy = f"Type the {field.name} line anew."
            self.fault(field.name, "control-character", message, remedy)
        return unicodedata.normalize("NFC", _SPACE.sub(" ", _CONTROL.sub("", value)))

    def read(self, name: str, parse: Callable[[str], T | None], otherwise: T, remedy: str) -> T:
        """The field as `parse` understands it; a Problem and `otherwise` where it doesn't."""
        value = self.text(name)
        if not value:
            return otherwise
        got = parse(value)
        if got is None:
            shown = value if len(value) <= 60 else value[:59] + "…"
            rule = f"{name.lower()}-malformed"
            self.fault(name, rule, f"{name} can't be “{shown}”.", remedy)
            return otherwise
        return got

    def told(self, name: str, parse: Callable[[str], T | str], otherwise: T) -> T:
        """Like `read`, for a parser that says itself what is wrong."""
        value = self.text(name)
        got = parse(value) if value else otherwise
        if isinstance(got, str):
            self.fault(
                name,
                f"{name.lower()}-malformed",
                f"{name}: {got.rstrip('.')}.",
                f"Mend the {name} line.",
            )
            return otherwise
        return got
