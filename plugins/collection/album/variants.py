"""Which files of a picture the site has: their addresses and sizes.

An address is made of the picture's content and of how it is made, so what lies there never changes.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from plugins.collection.album.picture import Picture

WIDTHS = (480, 800, 1200, 1600)  # phones and desktops at one, one and a half and two dots a pixel
TALLEST = 2000  # pixels of height
FALLBACK = 800  # the width of the one file for browsers and feed readers that know only JPEG
ROOMY = 1.25  # a picture's own width is worth a file if it is so much wider than the one before

# Qualities to try, until a file for phones (no wider than FALLBACK) has at most LEAN bytes, or
# less in proportion where it is narrower: a story's page with a picture then has 40 KB at most.
QUALITIES = {"avif": (52, 44, 36, 28), "webp": (72, 60, 48, 36), "jpg": (74, 64, 54), "png": (0,)}
LEAN = 27_000


class Variant(NamedTuple):
    """One file of a picture."""

    path: str  # its address inside the site
    ending: str  # "avif", "webp", "jpg" or "png"
    width: int
    height: int


class Variants(NamedTuple):
    """All files of a picture."""

    avif: tuple[Variant, ...]  # narrowest first
    webp: tuple[Variant, ...]
    fallback: Variant  # a JPEG, or a PNG where something shines through

    @property
    def all(self) -> tuple[Variant, ...]:
        return (*self.avif, *self.webp, self.fallback)


def variants(picture: Picture) -> Variants:
    """The files of a picture; none is wider than it is itself."""
    made_of = f"{picture.content} {WIDTHS} {TALLEST} {QUALITIES} {LEAN}"
    name = hashlib.blake2b(made_of.encode(), digest_size=10).hexdigest()
    widths = _widths(picture)
    narrow = max((w for w in widths if w <= FALLBACK), default=widths[0])
    return Variants(
        tuple(_variant(name, picture, "avif", width) for width in widths),
        tuple(_variant(name, picture, "webp", width) for width in widths),
        _variant(name, picture, "png" if picture.alpha else "jpg", narrow),
    )


def shown_size(picture: Picture) -> tuple[int, int]:
    """Width and height of a picture as the largest file has it."""
    width = _widths(picture)[-1]
    return width, _height(picture, width)


def _widths(picture: Picture) -> tuple[int, ...]:
    widest = min(picture.width, WIDTHS[-1], max(1, picture.width * TALLEST // picture.height))
    return (*[w for w in WIDTHS if w * ROOMY <= widest], widest)


def _variant(name: str, picture: Picture, ending: str, width: int) -> Variant:
    return Variant(f"pictures/{name}-{width}.{ending}", ending, width, _height(picture, width))


def _height(picture: Picture, width: int) -> int:
    return max(1, round(picture.height * width / picture.width))
