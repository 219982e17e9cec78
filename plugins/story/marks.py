"""Accents and other marks that are heaped up on one letter, so that they run over other lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import category

from plugins.story.kinds import kind_of
from plugins.story.limits import MARKS
from plugins.story.model import Problem, Section
from plugins.story.rare import ASCII, without


def stacked(text: str, rare: str) -> Problem | None:
    """A Problem where more than MARKS marks stand on one letter: they run over other lines, and
    putting them in order takes time that grows with their square.

    rare: characters among which are all of the text that aren't ASCII.
    """
    marks = "".join(c for c in set(rare) if category(c) in ("Mn", "Me") and not kind_of(c))
    if not marks:
        return None
    found = re.search(f"[{re.escape(marks)}\xad]{{{MARKS + 1}}}", text)
    if not found:
        return None
    line = text.count("\n", 0, found.start()) + 1
    message = f"More than {MARKS} accents or marks stand on one letter."
    return Problem(line, "error", "stacked-marks", message, "Take them away, or write it in words.")


def heaped(sections: Sequence[Section], words: Sequence[str]) -> Iterator[Problem]:
    """The same of what is read of each section, where Markdown makes marks of their numbers
    (`&#782;`), or takes away what stood between them."""
    for section, text in zip(sections, words, strict=True):
        if not text.isascii() and (fault := stacked(text, without(text, ASCII))):
            yield replace(fault, line=section.line)
