"""Which pictures a story shows, and where it names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from plugins.story.addresses import ROOT
from plugins.story.model import Depiction, Section

_SHOWN = re.compile(rf'<img src="{ROOT}stories/[^"/]*/([^"/]*)"')


def depictions(image: str, line: int, sections: Sequence[Section]) -> tuple[Depiction, ...]:
    """Each picture once, where it is named first. image: that of the header, on `line`."""
    found = {image: line} if image else {}
    for section in sections:
        for address in _SHOWN.findall(section.html) if "<img" in section.html else ():
            name = unquote(address)
            if name not in found:
                found[name] = section.line + _lines_before(name, section.text)
    return tuple([Depiction(*use) for use in found.items()])


def _lines_before(name: str, text: str) -> int:
    """How many lines of a text stand before a name; none where it is written in another way."""
    return max(0, text[: max(0, text.find(name))].count("\n"))


def said(alt: str) -> str:
    """What is said of a picture to those who can't see it: nothing, if it only adorns."""
    return "" if alt.strip().casefold() == "decorative" else alt
