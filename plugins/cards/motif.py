"""The motif: a thread with beads, and a knot at its end. Masks, one for each dye."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, pi, sin

from PIL import Image, ImageDraw, ImageOps

from plugins.cards.blocks import STRIP
from plugins.collection.cards import CARD_HEIGHT

FINE = 4  # drawn so many times as large, then made smaller
THREAD_X, LINE = 100.0, 6.0
KNOT_Y, KNOT = 452.0, 2.3  # where the knot begins, and its size against that of the pages' knot
TURN, SWING, PLY = 58.0, 4.6, 5.4  # length of a twist of two plies, its half width, a ply's width
BEAD, RING = 14, 5.0  # a bead's radius and the width of its ring
MARK_SIZE = (26, 34)
Point = tuple[float, float]
Masks = Mapping[str, Image.Image]

# theme/templates/partials/knot.html: a straight piece, then curves, 32 wide.
_KNOT = (
    ((16, 0), (16, 2), (16, 5), (16, 7)),
    ((16, 7), (16, 13), (5, 14), (5, 21)),
    ((5, 21), (5, 29), (28, 30), (28, 19)),
    ((28, 19), (28, 9), (8, 4), (7, 12)),
    ((7, 12), (6.5, 17), (17, 22), (17, 32)),
    ((17, 32), (17, 41), (15, 45), (12, 51)),
)


def dyes(thread: str) -> tuple[str, ...]:
    """The colours of a thread of one kind of story."""
    return {"mentor": ("madder",), "mentee": ("woad",)}.get(thread, ("madder", "woad"))


@lru_cache(maxsize=8)
def strand(thread: str, rtl: bool) -> Masks:
    """The thread from the card's upper edge to its knot, STRIP wide, by dye."""
    size = (STRIP * FINE, CARD_HEIGHT * FINE)
    masks = {dye: Image.new("L", size) for dye in dyes(thread)}
    pens = [ImageDraw.Draw(mask) for mask in masks.values()]
    for x, y, side, phase in _steps():
        if len(pens) == 1:
            _dot(pens[0], (x, y), LINE / 2, 255)
            continue
        swing, front = SWING * sin(phase), cos(phase) > 0
        plies = [(x + side[0] * s, y + side[1] * s) for s in (swing, -swing)]
        over, under = (0, 1) if front else (1, 0)
        _dot(pens[under], plies[under], PLY / 2, 255)
        _dot(pens[under], plies[over], PLY / 2 + 1.2, 0)  # a gap, so that they are seen to cross
        _dot(pens[over], plies[over], PLY / 2, 255)
    return {dye: _fit(mask, rtl) for dye, mask in masks.items()}


def _steps() -> Iterator[tuple[float, float, Point, float]]:
    """Places along the thread, half a pixel apart: x, y, the way across, the angle of turn."""
    length = 0.0
    for (x, y), (next_x, next_y) in pairwise(_way()):
        far = hypot(next_x - x, next_y - y) or 1.0
        across = ((next_y - y) / far, (x - next_x) / far)
        for n in range(max(1, round(far * FINE / 2))):
            part = n / max(1, round(far * FINE / 2))
            turned = 2 * pi * (length + far * part) / TURN
            yield x + (next_x - x) * part, y + (next_y - y) * part, across, turned
        length += far


def _way() -> Iterator[Point]:
    yield THREAD_X, -8.0
    for curve in _KNOT:
        for n in range(24):
            t = n / 24
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (sum(w * p[k] for w, p in zip(weights, curve, strict=True)) for k in (0, 1))
            yield THREAD_X + (x - 16) * KNOT, KNOT_Y + y * KNOT
    yield THREAD_X + (12 - 16) * KNOT, KNOT_Y + 51 * KNOT


@lru_cache(maxsize=16)
def bead(thread: str, filled: bool, rtl: bool) -> Masks:
    """A bead by dye; of a story from both sides each has its half."""
    side = 2 * (BEAD + 1) * FINE
    middle = (side / 2 / FINE, side / 2 / FINE)
    whole = Image.new("L", (side, side))
    pen = ImageDraw.Draw(whole)
    _dot(pen, middle, BEAD + (1 if filled else 0), 255)
    if not filled:
        _dot(pen, middle, BEAD - RING, 0)
    names = dyes(thread)
    if len(names) == 1:
        return {names[0]: _fit(whole, rtl)}
    halves = []
    for corner in ((0, 0), (side, side)):
        half = Image.new("L", (side, side))
        ImageDraw.Draw(half).polygon([corner, (0, side), (side, 0)], fill=255)
        halves.append(Image.composite(whole, Image.new("L", whole.size), half))
    return {dye: _fit(half, rtl) for dye, half in zip(names, halves, strict=True)}


@lru_cache(maxsize=1)
def mark() -> Image.Image:
    """The site's mark (theme/templates/partials/mark.html)."""
    width, height = MARK_SIZE
    image = Image.new("L", (width * FINE, height * FINE))
    pen, x, y, radius = ImageDraw.Draw(image), width / 2, height / 2, width * 0.3
    pen.line([(x * FINE, 0), (x * FINE, height * FINE)], fill=255, width=round(2.8 * FINE))
    _dot(pen, (x, y), radius + 1.4, 255)
    _dot(pen, (x, y), radius - 1.4, 0)
    return _fit(image, False)


def _dot(pen: ImageDraw.ImageDraw, at: Point, radius: float, value: int) -> None:
    x, y = at
    box = [(n * FINE) for n in (x - radius, y - radius, x + radius, y + radius)]
    pen.ellipse(box, fill=value)


def _fit(mask: Image.Image, rtl: bool) -> Image.Image:
    small = mask.reduce(FINE)
    return ImageOps.mirror(small) if rtl else small
