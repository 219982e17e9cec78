"""What was measured, and what couldn't be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that is wrong on a page."""

    where: str  # a selector, a line, an address
    what: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one page."""

    line: str  # key of a Line
    kind: str  # of page
    page: str  # its address in the site
    value: float
    findings: tuple[Finding, ...] = ()  # what makes the value what it is
    worst: float | None = None  # of several runs, where the value is their median


@dataclass(frozen=True, slots=True)
class Result:
    """All that is known of one site."""

    site: str
    figures: tuple[Figure, ...]
    unmeasured: tuple[tuple[str, str], ...]  # parts and why they couldn't be measured
    left_out: tuple[str, ...]  # kinds of page that the site doesn't have


class NotMeasured(Exception):
    """A part can't be measured here; the message says what it needs."""
