"""The fonts that cards are set in, and which of them draws a character."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from zipfile import ZipFile

import uharfbuzz as hb

from plugins.story.langtag import parts_of

FONTS = Path(__file__).parent / "fonts"
_EMBOLDEN = 0.022  # of an em: what a face without a bold one of its own is thickened by in titles


@dataclass(frozen=True, slots=True, eq=False)  # each is itself alone: it is asked for often
class Face:
    """A font of fonts/text.zip, for the characters of some blocks."""

    name: str  # its file there, without ending
    blocks: tuple[int, ...]  # beginnings and ends, in turn: in [b0, b1) or [b2, b3) or …
    leading: float = 1.2  # least height of a line, in ems
    size: float = 1.0  # of an em: scripts that look small beside Latin are drawn larger
    bold: str = ""  # the file of its bold

    def has(self, code: int) -> bool:
        """Whether a character is of its blocks; the font may lack it even so."""
        return bisect_right(self.blocks, code) % 2 == 1


_LATIN = (
    *(0x0, 0x530, 0x1AB0, 0x1B00, 0x1C80, 0x1C90, 0x1D00, 0x2E80, 0xA640, 0xA6A0, 0xA700, 0xA800),
    *(0xAB30, 0xAB70, 0xFB00, 0xFB07, 0xFE00, 0xFE30),
)
_ARABIC = (0x600, 0x700, 0x750, 0x780, 0x8A0, 0x900, 0xFB50, 0xFE00, 0xFE70, 0xFF00)
FACES = (
    Face("serif", _LATIN, 1.18, bold="serif-bold"),
    Face("arabic", _ARABIC, 1.4, 1.2, bold="arabic-bold"),
    Face("hebrew", (0x590, 0x600, 0xFB1D, 0xFB50), 1.25, 1.05),
    Face("thaana", (0x780, 0x7C0), 1.35),
    Face("armenian", (0x530, 0x590, 0xFB13, 0xFB18)),
    Face("devanagari", (0x900, 0x980, 0xA8E0, 0xA900), 1.35, 1.08),
    Face("bengali", (0x980, 0xA00), 1.35, 1.08),
    Face("gurmukhi", (0xA00, 0xA80), 1.35),
    Face("gujarati", (0xA80, 0xB00), 1.4),
    Face("oriya", (0xB00, 0xB80), 1.4),
    Face("tamil", (0xB80, 0xC00), 1.3),
    Face("telugu", (0xC00, 0xC80), 1.45),
    Face("kannada", (0xC80, 0xD00), 1.45),
    Face("malayalam", (0xD00, 0xD80), 1.35),
    Face("sinhala", (0xD80, 0xE00), 1.35),
    Face("thai", (0xE00, 0xE80), 1.4, 1.08),
    Face("lao", (0xE80, 0xF00), 1.5),
    Face("myanmar", (0x1000, 0x10A0, 0xA9E0, 0xAA00, 0xAA60, 0xAA80), 1.7),
    Face("georgian", (0x10A0, 0x1100, 0x1C90, 0x1CC0, 0x2D00, 0x2D30)),
    Face("ethiopic", (0x1200, 0x13A0, 0x2D80, 0x2DE0, 0xAB00, 0xAB30), 1.3),
    Face("khmer", (0x1780, 0x1800, 0x19E0, 0x1A00), 1.7),
    Face("math", (0x2190, 0x2300)),
    Face("symbols", (0x2300, 0x2C00)),
    Face("han-simplified", (0x2E80, 0xA000, 0xF900, 0xFB00, 0xFF00, 0xFFF0), 1.32, 0.96),
    Face("cjk", (0x1100, 0x1200, 0x2000, 0xA000, 0xA960, 0xA980, 0xAC00, 0xD800, 0xF900, 0xFB00,
                 0xFE30, 0xFE50, 0xFF00, 0xFFF0, 0x20000, 0x30000), 1.32, 0.96),
)  # fmt: skip
_SIMPLIFIED = tuple(face for face in FACES if face.name == "han-simplified")
_OTHERS = tuple(face for face in FACES if face not in _SIMPLIFIED)


def is_simplified(lang: str) -> bool:
    """Whether a text wants the simplified forms of Chinese characters.

    Chinese, Japanese and Korean share characters that each draws in its own way. Chinese is taken
    for simplified unless its tag says otherwise.
    """
    language, script, _ = parts_of(lang)
    return language == "zh" and script != "Hant"


@lru_cache(maxsize=4096)
def face_of(cluster: str, simplified: bool) -> Face | None:
    """The first face that has every character of a cluster; None where there is none."""
    for face in FACES if simplified else (*_OTHERS, *_SIMPLIFIED):
        if face.has(ord(cluster[0])) and covers(face, cluster):
            return face
    return None


@lru_cache(maxsize=8192)
def covers(face: Face, cluster: str) -> bool:
    """Whether a face has every character of a cluster."""
    font = font_of(face, bold=False)
    return all(
        char in "\u200c\u200d\u200e\u200f\u061c\u00ad\u200b\ufe0e\ufe0f"
        or font.get_nominal_glyph(ord(char)) is not None
        for char in cluster
    )


@cache
def font_of(face: Face, bold: bool) -> hb.Font:
    """A face's font, scaled in its own units; thickened where it has no bold and that is wanted."""
    font = hb.Font(_read((face.bold if bold else "") or face.name))
    if bold and not face.bold:
        font.synthetic_bold = (_EMBOLDEN, _EMBOLDEN, False)
    return font


@cache
def _read(name: str) -> hb.Face:
    with ZipFile(FONTS / "text.zip") as fonts:
        return hb.Face(hb.Blob(fonts.read(name)))
