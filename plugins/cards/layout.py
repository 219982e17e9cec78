"""Where everything of a card stands. Pixels, from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plugins.cards.blocks import (
    COLUMN,
    EDGE,
    STRIP,
    Placed,
    excerpt_block,
    lines_of,
    middle,
    title_block,
)
from plugins.cards.lines import measured, shortened
from plugins.cards.shaping import Paragraph, line, paragraph
from plugins.cards.words import Words
from plugins.collection.cards import CARD_WIDTH

TOP, BOTTOM = 64, 500  # of what stands above the last line
LAST = 574  # base line of the site's name
BYLINE, SITE = 33, 29  # sizes
GAP = 24  # between title, byline and excerpt
LOWEST = 436  # of the beads: below is the knot
MARK = 40  # room for the mark before the site's name
SPACE, DOT = 0.26, 0.3  # around the dots of the byline, and what each takes: ems


@dataclass(frozen=True, slots=True)
class Layout:
    """A card before it is painted."""

    placed: tuple[Placed, ...]
    beads: tuple[float, ...]  # heights of their middles; the first is the title's
    thread: str
    rtl: bool
    signed: bool  # with the site's name, and its mark beside it


def laid_out(words: Words) -> Layout:
    """Find a place for all words that can be drawn."""
    words = drawable(words)
    title = title_block(words)
    byline = _byline(words)
    gap = GAP if byline else GAP / 2
    used = title.height + (gap + BYLINE * 1.4 if byline else 0)
    excerpt = excerpt_block(words, BOTTOM - TOP - used - GAP)
    whole = used + (GAP + excerpt.height if excerpt else 0)
    top = TOP + max(0.0, BOTTOM - TOP - whole) * 0.42
    placed, beads = [*lines_of(title, top, words.rtl)], [middle(top, title)]
    top += title.height + gap
    if byline:
        base = top + BYLINE
        placed += _row(byline, base, words.rtl)
        beads.append(base - 0.3 * BYLINE)
        top += BYLINE * 1.4 + GAP
    if excerpt:
        placed += lines_of(excerpt, top, words.rtl)
        beads.append(middle(top, excerpt))
    placed += _foot(words)
    hung = [y for y in beads if y <= LOWEST]
    return Layout(tuple(placed), tuple(hung), words.thread, words.rtl, bool(words.site))


def drawable(words: Words) -> Words:
    """The words without those that have letters no font draws.

    Where that is the title, the card is that of its author, or of the site.
    """

    def whole(text: str) -> str:
        found = paragraph(text, words.lang)
        return text if found.whole and found.text else ""

    able = replace(
        words,
        title=whole(words.title),
        author=whole(words.author),
        about=tuple(filter(None, map(whole, words.about))),
        excerpt=whole(words.excerpt),
        corner=whole(words.corner),
        site=whole(words.site),
    )
    if able.title:
        return able
    return replace(able, title=able.author or able.site, author="", excerpt="")


def _byline(words: Words) -> list[tuple[Paragraph, str]]:
    """The author and what goes with it, as much as there is room for."""
    author = paragraph(words.author, words.lang, bold=True)
    dye = {"mentor": "madder", "mentee": "woad"}.get(words.thread, "ink")
    parts = [(author, dye)] if author.pieces else []
    parts += [(paragraph(part, words.lang), "quiet") for part in words.about]
    while len(parts) > 1 and _row_width(parts) > COLUMN / BYLINE:
        parts.pop()
    if parts and _row_width(parts) > COLUMN / BYLINE:
        width, (first, ink) = COLUMN / BYLINE, parts[0]
        parts = [(shortened(measured(first, width), width, 1).paragraph, ink)]
    return parts


def _row_width(parts: Iterable[tuple[Paragraph, str]]) -> float:
    widths = [line(part, 0, len(part.pieces))[1] for part, _ in parts]
    return sum(widths) + (len(widths) - 1) * (2 * SPACE + DOT)


def _row(parts: Sequence[tuple[Paragraph, str]], base: float, rtl: bool) -> list[Placed]:
    """Parts beside each other with dots between; each keeps its own direction."""
    placed = []
    x = 0.0
    dot = (paragraph("·", "en"), "quiet")
    for given, ink in [dotted for part in parts for dotted in (dot, part)][1:]:
        items, width = line(given, 0, len(given.pieces))
        width *= BYLINE
        left = CARD_WIDTH - STRIP - x - width if rtl else STRIP + x
        placed.append(Placed(items, left, base, BYLINE, ink))
        x += width + SPACE * BYLINE
    return placed


def _foot(words: Words) -> list[Placed]:
    """The site's name, and what stands at the other end of its line."""
    placed: list[Placed] = []
    if not words.site:
        return placed
    for text, size, at_start in ((words.site, SITE, True), (words.corner, SITE - 2, False)):
        room = (0.7 if at_start else 0.2) * COLUMN / size
        whole = measured(paragraph(text, "en", bold=at_start), room)
        given = shortened(whole, room, 1).paragraph
        items, width = line(given, 0, len(given.pieces))
        indent = STRIP + MARK if at_start else EDGE
        left = CARD_WIDTH - indent - width * size if at_start is words.rtl else indent
        placed.append(Placed(items, left, LAST, size, "quiet"))
    return placed
