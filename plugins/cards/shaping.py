"""A text to glyphs in their places: directions, fonts, shaping. All lengths are in ems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import category, normalize

import uharfbuzz as hb

from plugins.cards.bidi import Stretch, base_level, levels, stretches
from plugins.cards.emoji import kept, shown, wants_picture
from plugins.cards.faces import Face, covers, face_of, font_of, is_simplified
from plugins.collection.graphemes import clusters

_SPARED = ("So", "Sk", "Cc", "Cf", "Cn", "Co")  # kinds of characters without which words are whole
EMOJI_ADVANCE, EMOJI_RISE, EMOJI_HEIGHT = 1.22, 0.9, 1.12  # as Noto's own stand among letters


class Glyph(NamedTuple):
    """An outline and where its origin lies."""

    font: hb.Font
    number: int
    x: float  # from the line's left end
    y: float  # above the base line
    scale: float  # from the font's units to ems


class Emoji(NamedTuple):
    """A picture among glyphs."""

    name: str
    x: float


class Piece(NamedTuple):
    """A cluster and what draws it."""

    start: int
    end: int
    face: Face | None  # None: a picture, or nothing
    emoji: str  # its name; empty where a face draws it

    @property
    def ink(self) -> Face | str | None:
        return self.face or self.emoji


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that is ready to be set in lines."""

    text: str
    pieces: tuple[Piece, ...]
    levels: tuple[int, ...]
    base: int  # 1: from right to left
    bold: bool
    lang: str
    whole: bool  # whether every letter of the text can be drawn

    @property
    def leading(self) -> float:
        """The least height of a line."""
        return max((p.face.leading * p.face.size for p in self.pieces if p.face), default=1.2)


def paragraph(text: str, lang: str, base: int | None = None, bold: bool = False) -> Paragraph:
    """Find out what draws a text. Signs and emoji that nothing draws are left out.

    base: 0 or 1 for its direction; None asks its first letter.
    """
    words = " ".join(normalize("NFC", text).split())
    parts = [part for cluster in clusters(words) for part in shown(cluster)]
    drawn, whole = _drawn(parts, is_simplified(lang))
    clean = " ".join("".join(cluster for cluster, _, _ in drawn).split())
    pieces = tuple(_placed(drawn, clean))
    level = base_level(clean) if base is None else base
    return Paragraph(clean, pieces, tuple(levels(clean, level)), level, bold, lang, whole)


Drawn = tuple[str, Face | None, str]  # a cluster, its face, its emoji


def _drawn(parts: Sequence[str], simplified: bool) -> tuple[list[Drawn], bool]:
    found: list[Drawn] = []
    whole = True
    before: Face | None = None
    for part in parts:
        emoji = kept(part) if wants_picture(part) else ""
        face = None if emoji else _face(part, before, simplified)
        if not face and not emoji:
            emoji = kept(part)
        if face or emoji:
            found.append((part, face, emoji))
        elif category(part[0]) not in _SPARED:
            whole = False
        before = face or before
    return found, whole


def _face(part: str, before: Face | None, simplified: bool) -> Face | None:
    """The face of a cluster: of a sign or space, that of the letter before if it has it."""
    if before and not part[0].isalnum() and covers(before, part):
        return before
    return face_of(part, simplified)


def _placed(drawn: Sequence[Drawn], clean: str) -> Iterator[Piece]:
    """The pieces where they stand in a text that lost spaces around what was left out."""
    at = 0
    for part, face, emoji in drawn:
        if clean.startswith(part, at):
            yield Piece(at, at + len(part), face, emoji)
            at += len(part)


def advance(given: Paragraph, first: int, last: int) -> float:
    """The width of some pieces, shaped by themselves."""
    return _set(given, first, last)[1]


def line(given: Paragraph, first: int, last: int) -> tuple[list[Glyph | Emoji], float]:
    """Some pieces as a line, and its width; a space at its end takes none."""
    while last > first and given.text[given.pieces[last - 1].start] == " ":
        last -= 1
    return _set(given, first, last)


def _set(given: Paragraph, first: int, last: int) -> tuple[list[Glyph | Emoji], float]:
    glyphs: list[Glyph | Emoji] = []
    x = 0.0
    if first == last:
        return glyphs, x
    start, end = given.pieces[first].start, given.pieces[last - 1].end
    for stretch in stretches(given.text, given.levels, start, end, given.base):
        for run in _runs(given.pieces[first:last], stretch):
            if run[0].face:
                x = _shape(given, run, stretch.rtl, x, glyphs)
            else:
                glyphs.append(Emoji(run[0].emoji, x))
                x += EMOJI_ADVANCE
    return glyphs, x


def _runs(pieces: Sequence[Piece], stretch: Stretch) -> list[list[Piece]]:
    """The pieces of a stretch, those of one face together, from left to right."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if piece.start < stretch.start or piece.start >= stretch.end:
            continue
        if runs and piece.face and runs[-1][0].face == piece.face:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs[::-1] if stretch.rtl else runs


def _shape(
    given: Paragraph, run: Sequence[Piece], rtl: bool, x: float, out: list[Glyph | Emoji]
) -> float:
    """Add the glyphs of a run of one face; where it ends."""
    face = run[0].face
    assert face
    font = font_of(face, given.bold)
    scale = face.size / font.face.upem
    start, end = run[0].start, run[-1].end
    buffer = hb.Buffer()
    buffer.add_str(given.text, start, end - start)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = given.lang
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        number, y = info.codepoint, place.y_offset * scale
        out.append(Glyph(font, number, x + place.x_offset * scale, y, scale))
        x += place.x_advance * scale
    return x
