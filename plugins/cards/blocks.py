"""The title and the first words of a card: how large, and in which lines. Pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plugins.cards.lines import Measured, balanced, broken, measured, shortened
from plugins.cards.shaping import Emoji, Glyph, Paragraph, line, paragraph
from plugins.cards.words import Words
from plugins.collection.cards import CARD_WIDTH

STRIP = 172  # of the thread; the column of words begins where it ends
EDGE = 80  # at the other side of the words
COLUMN = CARD_WIDTH - STRIP - EDGE
TITLES = ((104, 1), (96, 2), (86, 2), (78, 3), (70, 3), (62, 4), (54, 4))  # sizes, lines at most
TITLE_HEIGHT = 296
EXCERPTS = (36, 33, 30)  # sizes, the first that takes all
EXCERPT_LINES, EXCERPT_AIR = 3, 1.16
ORPHAN = 0.4  # of the column: where the last line is shorter, all are evened out


class Placed(NamedTuple):
    """Glyphs and pictures in a colour, their line's left end at a place."""

    items: Sequence[Glyph | Emoji]
    x: float
    y: float  # of the base line
    size: float
    ink: str


class Block(NamedTuple):
    """Lines of one size, to be set below each other."""

    paragraph: Measured
    lines: Sequence[tuple[int, int]]
    size: float
    pitch: float  # from one base line to the next
    ink: str

    @property
    def height(self) -> float:
        return self.pitch * len(self.lines)


def title_block(words: Words) -> Block:
    """The title in the largest size in which it takes few enough lines, and no word is parted.

    In the smallest, a word longer than a line is parted, and an ellipsis ends what is too long.
    """
    given = paragraph(words.title, words.lang, int(words.rtl), bold=True)
    smallest, most = TITLES[-1]
    title = measured(given, COLUMN / smallest)
    pitch = given.leading
    for size, lines in TITLES:
        width = COLUMN / size
        rows = broken(title, width)
        fits = all(title.width(*row) <= width for row in rows)
        if len(rows) <= lines and fits and len(rows) * pitch * size <= TITLE_HEIGHT:
            return Block(title, balanced(title, width), size, pitch * size, "ink")
    most = min(most, int(TITLE_HEIGHT / (pitch * smallest)))
    title = shortened(title, COLUMN / smallest, most)
    rows = broken(title, COLUMN / smallest)
    return Block(title, rows, smallest, pitch * smallest, "ink")


def excerpt_block(words: Words, room: float) -> Block | None:
    """The first words, whole in the largest size in which they are; cut in the largest at all."""
    given = paragraph(words.excerpt, words.lang, int(words.rtl))
    if not given.pieces:
        return None
    made = [block for size in EXCERPTS if (block := _set(given, size, room))]
    whole = [block for block in made if block.paragraph.paragraph is given]
    return next(iter((*whole, *made)), None)


def _set(given: Paragraph, size: float, room: float) -> Block | None:
    """A text in lines of a size, as many as there is room for; None where there is for none."""
    pitch, width = given.leading * EXCERPT_AIR * size, COLUMN / size
    most = min(EXCERPT_LINES, int(room / pitch))
    if most < 1:
        return None
    text = shortened(measured(given, width), width, most)
    lines = broken(text, width)
    if text.width(*lines[-1]) < ORPHAN * width:
        lines = balanced(text, width)
    return Block(text, lines, size, pitch, "ink")


def lines_of(block: Block, top: float, rtl: bool) -> list[Placed]:
    placed = []
    source = block.paragraph
    for n, (first, last) in enumerate(block.lines):
        items, width = line(source.paragraph, source.bounds[first], source.bounds[last])
        left = CARD_WIDTH - STRIP - width * block.size if rtl else STRIP
        y = _base(top, block) + n * block.pitch
        placed.append(Placed(items, left, y, block.size, block.ink))
    return placed


def _base(top: float, block: Block) -> float:
    """The first base line: letters stand in the middle of their line's height."""
    return top + block.pitch / 2 + 0.34 * block.size


def middle(top: float, block: Block) -> float:
    return _base(top, block) - 0.28 * block.size
