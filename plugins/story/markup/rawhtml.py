"""Raw HTML that runs over several lines: recognised, so that no hashtag in it counts."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_RAW = (  # what CommonMark lets run over blank lines: its HTML blocks 1 to 5
    (re.compile(r"<(script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE), ""),
    (re.compile(r"<!--"), "-->"),
    (re.compile(r"<\?"), "?>"),
    (re.compile(r"<!\[CDATA\["), "]]>"),
)


def raw_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Raw HTML over several lines, as far as its closing sequence; without one it is text."""
    pos = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", pos) or state.is_code_block(start):
        return False
    closing = _closing(state.src, pos)
    first = state.src[pos : state.eMarks[start]].lower()
    if not closing or closing in first or closing not in state.src[pos:].lower():
        return False
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return False
        if closing in state.src[state.bMarks[line] : state.eMarks[line]].lower():
            return silent or _push_raw(state, start, line + 1)
    return False


def _closing(src: str, pos: int) -> str:
    """What ends the raw HTML that begins here; "" if none does that goes over blank lines."""
    for opening, closing in _RAW:
        if match := opening.match(src, pos):
            return closing or f"</{match[1].lower()}>"
    return ""


def _push_raw(state: StateBlock, start: int, end: int) -> bool:
    state.line = end
    token = state.push("raw_block", "", 0)
    token.map = [start, end]
    token.content = state.getLines(start, end, state.blkIndent, True)
    return True
