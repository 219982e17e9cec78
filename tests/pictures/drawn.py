"""Pictures for tests, drawn here: no file is kept of them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
PLACE = {1: "N", 2: (48.0, 51.0, 29.0), 3: "E", 4: (2.0, 17.0, 40.0)}


def scene(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Four quarters of different colours: which is where tells how a picture is turned."""
    image = Image.new("RGB", size, (200, 30, 30))
    width, height = size
    image.paste((30, 160, 30), (width // 2, 0, width, height // 2))
    image.paste((30, 30, 200), (0, height // 2, width // 2, height))
    image.paste((230, 230, 60), (width // 2, height // 2, width, height))
    return image


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def drawn(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **how: Any) -> bytes:
    """The scene in a format and mode."""
    return saved(scene(size).convert(mode), kind, **how)


def told(orientation: int = 1) -> bytes:
    """EXIF that says how a picture is turned, with what, and where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "Spy Camera"
    exif.get_ifd(GPS).update(PLACE)
    return exif.tobytes()


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG whose header says what it likes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = (b"IDAT", zlib.compress(b"\0" * 100))
    return png_of((b"IHDR", header), *chunks, data, (b"IEND", b""))


def png_of(*parts: tuple[bytes, bytes]) -> bytes:
    """A PNG of these chunks: names and what they hold."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def corner(image: Image.Image, x: int, y: int) -> str:
    """The name of the colour in a corner (0 or 1 each), as well as lossy formats keep it."""
    pixel = image.convert("RGB").getpixel(((image.width - 1) * x, (image.height - 1) * y))
    assert isinstance(pixel, tuple)
    names = {
        "red": (200, 30, 30),
        "green": (30, 160, 30),
        "blue": (30, 30, 200),
        "yellow": (230, 230, 60),
    }
    return min(names, key=lambda n: sum((a - b) ** 2 for a, b in zip(names[n], pixel, strict=True)))


def corners(image: Image.Image) -> list[str]:
    return [corner(image, x, y) for y in (0, 1) for x in (0, 1)]
