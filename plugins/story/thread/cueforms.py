"""How a cue is written: one pattern for each kind of thread-grammar, "Cues".

Each is compiled at its first use: most threads need none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

Kind = Literal["open", "close"]

_LEFT, _RIGHT = r"[(\[（［【]\s?", r"\s?[)\]）］】]"
_SIGN = r"(?:\s?(?:🧵|[👇⬇↓▼⤵]\uFE0F?))"
_A = r"(?:(?:a|short|long|mini)[\s-]){0,2}"
_OPEN = rf"""(?:
    {_LEFT}(?i:{_A}thread)[:：]?{_SIGN}*{_RIGHT}[:：.]?{_SIGN}*
  | (?P<bare>(?:A\ )?(?:SHORT\ |MINI\ )?THREAD)(?:[:：]|(?![\w'’/-])){_SIGN}*
  | (?i:\b{_A}thread)\s?[:：]?{_SIGN}+
  | (?i:thread)[/／]+(?![a-z/／])
  | 🧵{_SIGN}*
)"""
_WORDS = r"(?:the\s)?end(?:\sof(?:\sthe)?\sthread|\sthread)?|fin"
_CLOSE = rf"""(?:
    (?i:{_WORDS})[/／]+(?![a-z/／])
  | [/／]\s?(?i:{_WORDS}|thread|thread\sover)(?![\w/／'’-])[.!]?
  | {_LEFT}[/／]?\s?(?i:{_WORDS})\s?[/／]?{_RIGHT}[.!]? | {_LEFT}[/／](?i:thread){_RIGHT}
  | 🔚
  | (?P<bare>(?:THE\ )?END(?:\ OF\ THREAD|\ THREAD)?|FIN)(?![\w/／'’-])[.:!]?
)"""
_MARK = r"(?P<mark>\*{1,3}|_{1,3}|~~)?"
_WRAPPED = rf"{_MARK}(?P<cue>%s)(?(mark)(?P=mark))"
_PATTERN: Final = {"open": _OPEN, "close": _CLOSE}
_LONE: Final = {
    "open": rf"{_MARK}(?P<cue>{_SIGN}*\s?(?i:{_A}thread)\s?[:：.!]?{_SIGN}*)(?(mark)(?P=mark))",
    "close": rf"(?![-•]\s(?i:{_WORDS})(?![^\n]*[-–—~•]))"  # the last item of a list
    rf"{_MARK}(?P<cue>(?:[-–—~•.]+\s?)?(?i:{_WORDS})[.!…]*(?:\s?[-–—~•]+)?)"
    r"(?(mark)(?P=mark))",
}


@cache
def begun(kind: Kind) -> re.Pattern[str]:
    """A cue that begins a piece."""
    return re.compile(_WRAPPED % _PATTERN[kind], re.VERBOSE)


@cache
def ended(kind: Kind) -> re.Pattern[str]:
    """A cue that ends a piece."""
    before = r"(?:^|(?<=[\s.!?…。！？)”\"’»*_]))"
    return re.compile(rf"{before}(?:{_WRAPPED % _PATTERN[kind]})\Z", re.VERBOSE)


@cache
def lone(kind: Kind) -> re.Pattern[str]:
    """A cue that has its line for itself."""
    return re.compile(_LONE[kind])
