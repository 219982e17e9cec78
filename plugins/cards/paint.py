"""A card to a PNG of few colours.

Every colour is a mask of how much of it covers a pixel. The palette has each in some steps from the
paper to itself, so that masks become numbers of colours at once: nothing has to be counted and
chosen afterwards, and the bytes come out small. HarfBuzz draws what it shaped: Pillow's own way to
complex scripts needs a library of the system, and an SVG renderer took twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO

import uharfbuzz as hb
from PIL import Image

from plugins.cards.blocks import STRIP, Placed
from plugins.cards.emoji import picture
from plugins.cards.layout import LAST, Layout
from plugins.cards.motif import BEAD, MARK_SIZE, THREAD_X, bead, mark, strand
from plugins.cards.shaping import EMOJI_HEIGHT, EMOJI_RISE, Emoji, Glyph
from plugins.collection.cards import CARD_HEIGHT, CARD_WIDTH

SIZE = (CARD_WIDTH, CARD_HEIGHT)
PAPER = (0xFA, 0xF3, 0xF1)  # these as in theme/static/css/tokens.css, by day
INKS = {
    "quiet": (0x59, 0x45, 0x5A),
    "ink": (0x2A, 0x1A, 0x2B),
    "madder": (0x92, 0x12, 0x38),
    "woad": (0x13, 0x4A, 0x6B),
}
STEPS = 24  # of each ink, from the paper to itself
PICTURED = 256 - 1 - STEPS * len(INKS)  # colours that are left for emoji


def png(layout: Layout) -> bytes:
    """The card's file."""
    masks = _lettered(layout.placed)
    _strung(masks, layout)
    image = Image.new("P", SIZE, 0)
    for n, name in enumerate(INKS):
        if name in masks:
            image.paste(masks[name].point(_steps(n)), (0, 0), masks[name].point(_touched()))
    palette = _palette()
    pictures = [(item, placed) for placed in layout.placed for item in placed.items]
    emoji = [(item, placed) for item, placed in pictures if isinstance(item, Emoji)]
    if emoji:
        palette += _hung(image, emoji)
    image.putpalette(palette)
    out = BytesIO()
    image.save(out, "PNG", compress_level=7)
    return out.getvalue()


def _lettered(placed: Sequence[Placed]) -> dict[str, Image.Image]:
    """The masks of all letters, by ink."""
    masks = {}
    for ink in INKS:
        drawer = hb.RasterDraw()
        drawer.extents = hb.RasterExtents(0, 0, *SIZE, CARD_WIDTH)
        drawn = False
        for part in placed:
            if part.ink == ink:
                for item in part.items:
                    if isinstance(item, Glyph):
                        _draw(drawer, item, part)
                        drawn = True
        made = drawer.render() if drawn else None
        if made:  # its first row is the lowest
            masks[ink] = Image.frombytes("L", SIZE, made.buffer, "raw", "L", CARD_WIDTH, -1)
    return masks


def _draw(drawer: hb.RasterDraw, glyph: Glyph, part: Placed) -> None:
    scale = glyph.scale * part.size
    x, y = part.x + glyph.x * part.size, CARD_HEIGHT - part.y + glyph.y * part.size
    drawer.transform = (scale, 0, 0, scale, x, y)
    drawer.draw_glyph(glyph.font, glyph.number)


def _strung(masks: dict[str, Image.Image], layout: Layout) -> None:
    """Add the thread, its beads and the mark to the masks."""
    rtl = layout.rtl
    x = round(CARD_WIDTH - THREAD_X if rtl else THREAD_X)
    for dye, mask in strand(layout.thread, rtl).items():
        whole = masks.setdefault(dye, Image.new("L", SIZE))
        whole.paste(mask, (CARD_WIDTH - STRIP if rtl else 0, 0))
        for n, y in enumerate(layout.beads):
            hung = bead(layout.thread, n == 0, rtl)[dye]
            whole.paste(hung, (x - BEAD - 1, round(y) - BEAD - 1))
    if not layout.signed:
        return
    quiet = masks.setdefault("quiet", Image.new("L", SIZE))
    left = CARD_WIDTH - STRIP - MARK_SIZE[0] if rtl else STRIP
    quiet.paste(mark(), (left, LAST - 10 - MARK_SIZE[1] // 2))


@cache
def _steps(ink: int) -> list[int]:
    """The number of the palette's colour for each value of an ink's mask."""
    return [1 + ink * STEPS + max(0, -(-value * STEPS // 255) - 1) for value in range(256)]


@cache
def _touched() -> list[int]:
    """Which values of a mask count: what is fainter than half a step is left to the paper."""
    return [255 if value * STEPS * 2 > 255 else 0 for value in range(256)]


def _palette() -> list[int]:
    found = list(PAPER)
    for colour in INKS.values():
        for step in range(1, STEPS + 1):
            found += [p + (c - p) * step // STEPS for p, c in zip(PAPER, colour, strict=True)]
    return found


def _hung(image: Image.Image, emoji: Sequence[tuple[Emoji, Placed]]) -> list[int]:
    """Paste emoji into the card; the colours that they add to its palette."""
    boxes = list(_boxes(emoji))
    widest = max(picture.width for picture, _ in boxes)
    sheet = Image.new("RGB", (widest, sum(p.height for p, _ in boxes)), PAPER)
    y = 0
    for pasted, _ in boxes:
        sheet.paste(pasted, (0, y), pasted)
        y += pasted.height
    few = sheet.quantize(PICTURED, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    first = 1 + STEPS * len(INKS)
    numbers = few.point([min(255, n + first) for n in range(256)])
    y = 0
    for pasted, place in boxes:
        part = numbers.crop((0, y, pasted.width, y + pasted.height))
        image.paste(part, place, pasted.getchannel("A").point(_touched()))
        y += pasted.height
    return (few.getpalette() or [])[: 3 * PICTURED]


def _boxes(
    emoji: Sequence[tuple[Emoji, Placed]],
) -> Iterator[tuple[Image.Image, tuple[int, int]]]:
    """Each emoji in its size, and where its corner lies."""
    for item, placed in emoji:
        kept = picture(item.name)
        height = round(placed.size * EMOJI_HEIGHT)
        size = (max(1, height * kept.width // kept.height), height)
        x = round(placed.x + (item.x + 0.02) * placed.size)
        y = round(placed.y - EMOJI_RISE * placed.size)
        yield kept.convert("RGBa").resize(size, Image.Resampling.BICUBIC).convert("RGBA"), (x, y)
