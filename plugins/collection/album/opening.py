"""Bytes that a stranger sent to pixels: upright, in sRGB, and with nothing else about them.

Limits hold before a pixel is decoded. What Pillow is told is told to it alone: none of its global
settings is changed.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

from PIL import AvifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from plugins.collection.album import avif, unfit
from plugins.collection.album.colours import flat, to_srgb
from plugins.collection.album.kinds import AVIF, JPEG, WEBP, Kind
from plugins.collection.album.scans import too_many_scans
from plugins.story import limits

# The only readers there are for us; naming them keeps Pillow from loading all the others.
READERS = (AvifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)

ORIENTATION = 0x0112  # of EXIF 2.3, 4.6.4; 1 is upright
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def opened(data: bytes, kind: Kind) -> Image.Image:
    """A picture of which the header is read, and nothing decoded. Raises Unfit."""
    if kind is JPEG and too_many_scans(data):
        raise unfit.broken(kind)
    if kind is WEBP and (size := _webp_size(data)):
        _measure(*size)  # libwebp makes room for all pixels as soon as it is asked for anything
    coded = avif.sizes(data) if kind is AVIF else []
    for each in coded:
        _measure(*each)
    with _reading(kind):
        try:
            image = Image.open(BytesIO(data), formats=[kind.format])
        except Image.DecompressionBombError:
            raise unfit.too_large(*_png_size(data)) from None
        _measure(*image.size)
        # A JPEG's further frames are smaller copies and depth maps that phones add: no film.
        if kind is not JPEG and getattr(image, "n_frames", 1) > 1:
            raise unfit.animated()
        if coded and image.size != coded[0]:
            raise unfit.broken(kind)
    return image


class Decoded(NamedTuple):
    """A picture upright and in sRGB, without any metadata."""

    image: Image.Image  # RGB, or RGBA where something shines through
    width: int  # of the whole picture, where the image is smaller
    height: int


def decoded(data: bytes, kind: Kind, width: int) -> Decoded:
    """A picture, its image at most `width` pixels wide. Raises Unfit."""
    image = opened(data, kind)
    size = image.size
    with _reading(kind):
        if kind is JPEG:
            image.draft(None, (width, width))  # decodes at a half, a quarter … of the size
        image.load()
        turn = orientation(image)
        profile = image.info.get("icc_profile")
        image = flat(image)
        if turn in _TURNS:
            image = image.transpose(_TURNS[turn])
        if image.width > width:
            height = max(1, round(image.height * width / image.width))
            image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        image = to_srgb(image, profile)
    image.info = {}
    return Decoded(image, *(size if turn < 5 else size[::-1]))


def orientation(image: Image.Image) -> int:
    """How a picture is turned, by EXIF's numbers; 1 where it doesn't say, or says nonsense."""
    try:
        found = image.getexif().get(ORIENTATION, 1)
    except Exception:  # whatever its reader ran into: browsers show such a picture as it is
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


@contextmanager
def _reading(kind: Kind) -> Iterator[None]:
    """What Pillow warns of is nothing to us, and what its readers raise makes a picture Unfit."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except unfit.Unfit:
            raise
        except MemoryError:
            raise unfit.unreadable("it takes too much memory") from None
        except Exception as error:  # OSError, SyntaxError, ValueError, struct.error, IndexError, …
            raise unfit.broken(kind) from error


def _measure(width: int, height: int) -> None:
    if width * height > limits.PICTURE_PIXELS or max(width, height) > limits.PICTURE_SIDE:
        raise unfit.too_large(width, height)


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height in a PNG's first chunk: the only kind of ours that can have so many."""
    if data[12:16] != b"IHDR" or len(data) < 24:
        return limits.PICTURE_SIDE, limits.PICTURE_SIDE
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in a WebP's first chunk (RFC 9649, 2.5 to 2.7)."""
    head, first = data[20:30], data[12:16]
    if len(head) < 10:
        return None
    if first == b"VP8X":
        wide, high = (int.from_bytes(head[n : n + 3], "little") for n in (4, 7))
        return wide + 1, high + 1
    if first == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if first == b"VP8 ":
        wide, high = struct.unpack("<HH", head[6:10])
        return wide & 0x3FFF, high & 0x3FFF
    return None
