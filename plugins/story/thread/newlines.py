"""Which single newlines of unrolled text ask to be cut: what a cut costs, and what no cut costs.

Lists, emoji bullets after a colon, tag lines, cues and a lower-case continuation stay uncut; a
blank line never parts posts (thread-grammar, "Positions").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.story.thread import tails
from plugins.story.thread.lines import LIST, OPAQUE

if TYPE_CHECKING:
    from plugins.story.thread.layout import Layout

Costs = tuple[float, float]  # of cutting, of not cutting

_ORDINARY: Final = (0.15, 1.0)
_OPEN: Final = (0.3, 0.8)  # the line above ends no sentence
_CLEAR: Final = (0.05, 1.2)  # below a tag line or an opening cue
_HELD: Final = (2.5, 0.0)  # inside a list, before tags, at a cue
_LOWER: Final = (0.9, 0.0)  # before a word that goes on in lower case
_JOINED: Final = (10.0, 0.0)  # a blank line: inside a post

_COLONS = (":", "：")
_POINTS = (".", ")")
# A line that begins with one of these is no tag line; "h" and "w" may begin an address.
_LETTERS = frozenset("abcdefgijklmnopqrstuvxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[-–—→▪●‣◦•*+✅✔☑])\s")
_EMOJI_FIRST = re.compile(rf"\s*(?:[{tails.EMOJI}]|[0-9]\uFE0F?\u20E3|🔟)")
_FINISHED = re.compile(rf"[.!?…。！？:;\"”’»)\]{tails.EMOJI}]\s*$")


def costs(layout: Layout) -> list[Costs]:
    """For each line what cutting before it costs, and what not cutting costs."""
    lines, hints = layout.lines, layout.hints
    found = [_JOINED]
    bullets = False  # inside a list of emoji bullets
    above = layout.raw(0) if lines else ""
    plain_above = False
    lower_case = _lower_case(layout)
    for index in range(1, len(lines)):
        raw, line = layout.raw(index), lines[index]
        plain = raw[0] in _LETTERS and raw[1:2] not in _POINTS and index not in hints
        if plain:
            bullets = False
        elif _EMOJI_FIRST.match(raw):
            bullets = bullets or above.rstrip()[-1:] in _COLONS
        else:
            bullets = False
        if line.loose:
            found.append(_JOINED)
        elif bullets or ((not plain or index == 1) and _held(layout, index, raw, above)):
            found.append(_HELD)
        elif lower_case and raw.lstrip()[:1].islower():
            found.append(_LOWER)
        elif not plain_above and (layout.tags(index - 1) or layout.opens(index - 1)):
            found.append(_CLEAR)
        else:
            found.append(_ORDINARY if _finished(above) else _OPEN)
        above, plain_above = raw, plain
    return found


def _finished(above: str) -> bool:
    return above[-1] in ".!?…" or _FINISHED.search(above[-8:]) is not None


def _held(layout: Layout, index: int, raw: str, above: str) -> bool:
    """Whether the newline before a line stays uncut: lists, tag lines, cues, quotations."""
    kind = layout.lines[index].kind
    if kind == LIST or (kind == OPAQUE and layout.lines[index - 1].kind == OPAQUE):
        return True
    if _NUMBERED.match(raw) and (_NUMBERED.match(above) or above.rstrip()[-1:] in _COLONS):
        return True
    if layout.tags(index) or layout.closes(index) or layout.opens(index):
        return True
    return index == 1 and layout.opens(0)


def _lower_case(layout: Layout) -> bool:
    """Whether lower case at the beginning of a line says that the line goes on: not where most
    lines begin so."""
    lower = sum(layout.raw(i).lstrip()[:1].islower() for i in range(len(layout.lines)))
    return lower * 2 < len(layout.lines)
