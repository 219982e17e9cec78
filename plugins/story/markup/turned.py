"""Paragraphs, items and cells whose words run the other way than their story's: a Hebrew sentence
in an English story would be shown in a wrong order, with its full stop in front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from plugins.story.direction import Direction
from plugins.story.model import Section

# Characters of scripts that run from right to left.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RTL = re.compile(f"[{_RTL}]")
_LETTER = re.compile(r"[^\W\d_]")
_LTR = re.compile(rf"[^\W\d_{_RTL}]")
# A block with no other block in it.
_BLOCKS = "p | li | h[3-6] | t[hd] | [ou]l | blockquote | pre | table"
_BLOCK = re.compile(
    rf"""
    <(?P<tag> p | li | h[3-6] | t[hd] ) (?P<class> (?: \ class="\w+" )? )>
    (?P<inside> [^<]* (?: < (?! /? (?: {_BLOCKS} )\b ) [^<]* )* )
    </(?P=tag)>
    """,
    re.VERBOSE,
)
_NO_WORDS = re.compile(r"<a\ .*?</a>|<[^>]*>|&\w+;", re.DOTALL)  # a link is a run of its own


def turned(sections: Iterable[Section], way: Direction) -> tuple[Section, ...]:
    """The sections of a story that runs one way, with `dir` on each block whose letters mostly
    run the other."""
    block = partial(_block, way)
    other = RTL if way == "ltr" else _LTR
    return tuple(
        section._replace(html=_BLOCK.sub(block, section.html))
        if other.search(section.text)
        else section
        for section in sections
    )


def _block(way: Direction, match: re.Match[str]) -> str:
    words = _NO_WORDS.sub("", match["inside"])
    ltr = len(_LTR.findall(words))
    rtl = len(_LETTER.findall(words)) - ltr
    other = "rtl" if rtl > ltr else "ltr"
    if rtl == ltr or other == way:
        return match[0]
    return f'<{match["tag"]}{match["class"]} dir="{other}">{match["inside"]}</{match["tag"]}>'
