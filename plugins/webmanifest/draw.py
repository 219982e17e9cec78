"""The site's icons, drawn: a bead on a thread, as theme/static/favicon.svg has it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from plugins.webmanifest.pages import MADDER, PAPER

GRID = 32  # units across, as in the SVG
FINE = 8  # a drawing is made this many times as large, and then made smaller: for soft edges
LINE, BEAD, CORNER = 3.0, 6.5, 7.0  # units: the thread's width, the bead's radius, the corners'


def icon(size: int, *, corner: float = CORNER, scale: float = 1.0) -> Image.Image:
    """One icon. corner: radius of its corners; 0 fills the square. scale: of bead and thread."""
    across = size * FINE
    unit = across / GRID
    image = Image.new("RGBA", (across, across))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, across - 1, across - 1), corner * unit, MADDER)
    middle, line, bead = across / 2, LINE * scale * unit, BEAD * scale * unit
    draw.rectangle((middle - line / 2, 0, middle + line / 2 - 1, across), PAPER)
    for radius, colour in ((bead + line / 2, PAPER), (bead - line / 2, MADDER)):
        box = (middle - radius, middle - radius, middle + radius - 1, middle + radius - 1)
        draw.ellipse(box, colour)
    return image.resize((size, size), Image.Resampling.BOX)


def drawn() -> Mapping[str, bytes]:
    """All icons, by the names of their files.

    A phone that shapes icons itself (maskable; Apple's) may cut off a fifth on each side.
    """
    sizes = [icon(size, corner=0 if size < 24 else CORNER) for size in (16, 32, 48)]
    return {
        "favicon.ico": _ico(sizes),
        "icon-192.png": _png(icon(192)),
        "icon-512.png": _png(icon(512)),
        "icon-maskable.png": _png(icon(512, corner=0, scale=0.8)),
        "apple-touch-icon.png": _png(icon(180, corner=0)),
    }


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _ico(sizes: list[Image.Image]) -> bytes:
    out = BytesIO()
    *others, largest = sizes
    boxes = [image.size for image in sizes]
    largest.save(out, "ICO", sizes=boxes, append_images=others)
    return out.getvalue()
