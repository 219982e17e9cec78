"""Pictures that say one size in one place and another elsewhere, or hold more than they show."""

from __future__ import annotations

import struct
import zlib

import pytest

from plugins.collection.album import opening
from plugins.collection.album.kinds import kind_of
from plugins.collection.album.look import facts
from plugins.collection.album.opening import decoded
from plugins.collection.album.unfit import Unfit
from tests.pictures.drawn import drawn, png_of, saved, scene

Chunk = tuple[bytes, bytes]

GOOD = b"".join(b"\0" + bytes(30) for _ in range(10))  # the rows of 10 × 10 pixels
DATA: Chunk = (b"IDAT", zlib.compress(GOOD))
END: Chunk = (b"IEND", b"")
SWOLLEN = zlib.compress(bytes(900_000))  # a little less than is too much for one chunk
ENDLESS = zlib.compress(GOOD + bytes(200_000_000))


def refused(name: str, data: bytes) -> str:
    """The rule by which a picture is refused; empty where it isn't."""
    try:
        facts(name, data)
    except Unfit as fault:
        return fault.rule
    return ""


def header(width: int = 10, height: int = 10, interlaced: int = 0) -> Chunk:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, interlaced)


def animation(frames: int) -> Chunk:
    return b"acTL", struct.pack(">II", frames, 0)


def frame(number: int, width: int = 10, height: int = 10) -> Chunk:
    return b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, 0, 0, 1, 1, 0, 0)


def pixels(number: int) -> Chunk:
    return b"fdAT", struct.pack(">I", number) + DATA[1]


@pytest.mark.parametrize(
    ("chunks", "rule"),
    [
        ([header(), header(9_000, 9_000), DATA], "picture-too-large"),
        ([header(), *[(b"zTXt", b"K\0\0" + SWOLLEN)] * 80, DATA], "picture-broken"),
        ([header(), DATA, *[(b"zTXt", b"K\0\0" + SWOLLEN)] * 80], "picture-broken"),
        ([header(), DATA, *[(b"iTXt", b"K\0\1\0\0\0" + SWOLLEN)] * 80], "picture-broken"),
        ([header(), animation(1), frame(0, 9_000, 9_000), DATA], "picture-broken"),
        ([header(), animation(1), DATA, frame(0), pixels(1)], "picture-animated"),
        ([header(), animation(2**31 - 1), frame(0), DATA], "picture-animated"),
    ],
)
def test_a_png_that_is_more_than_it_says_is_refused(chunks: list[Chunk], rule: str) -> None:
    assert refused("a.png", png_of(*chunks, END)) == rule


@pytest.mark.parametrize(
    "chunks",
    [
        [header(9_000, 9_000), header(), DATA],
        [header(), DATA, header(9_000, 9_000), DATA],
        [header(), (b"IDAT", ENDLESS)],
        [header(interlaced=1), (b"IDAT", ENDLESS)],
        [header(), animation(1), frame(0), DATA, frame(1), pixels(2)],
        [header(), DATA, animation(2), frame(0), pixels(1)],
    ],
)
def test_what_a_png_does_not_show_is_not_read(chunks: list[Chunk]) -> None:
    data = png_of(*chunks, END)
    kind = kind_of(data)
    assert kind and decoded(data, kind, 9_000).image.size == (10, 10)


def webp(*chunks: Chunk) -> bytes:
    body = b"WEBP" + b"".join(map(part, chunks))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def part(chunk: Chunk) -> bytes:
    name, data = chunk
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def coded(side: int, lossless: bool) -> Chunk:
    """The pixels of a WebP without transparency, which is one chunk."""
    data = drawn("WEBP", (side, side), lossless=lossless, method=0)
    return data[12:16], data[20 : 20 + int.from_bytes(data[16:20], "little")]


def small(number: int) -> bytes:
    return (number - 1).to_bytes(3, "little")


def canvas(side: int, flags: int = 0) -> Chunk:
    return b"VP8X", bytes([flags, 0, 0, 0]) + small(side) * 2


def moved(side: int, still: Chunk) -> Chunk:
    return b"ANMF", bytes(6) + small(side) * 2 + small(100) + b"\0" + part(still)


@pytest.mark.parametrize("lossless", [True, False])
def test_a_webp_of_two_sizes_is_refused(lossless: bool) -> None:
    big, little = coded(5_000, lossless), coded(100, lossless)
    for chunks in (
        [canvas(100), big],
        [canvas(100, flags=2), (b"ANIM", bytes(6)), moved(5_000, big)],
        [canvas(100, flags=2), (b"ANIM", bytes(6)), moved(100, big)],
        [canvas(100, flags=16), (b"ALPH", b"\1" + big[1][5:]), coded(100, lossless=False)],
        [(b"JUNK", b"more"), big],
    ):
        assert refused("a.webp", webp(*chunks)) == "picture-broken"
    for chunks in ([big], [big, little], [canvas(5_000), little]):
        assert refused("a.webp", webp(*chunks)) == "picture-too-large"
    assert facts("a.webp", webp(little, big))[:2] == (100, 100)


def test_a_webp_is_measured_before_its_reader_is_asked_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening.Image, "open", lambda *_, **__: pytest.fail("it was opened"))
    assert refused("a.webp", webp(canvas(16_000))) == "picture-too-large"


def sized(side: int) -> bytes:
    """A JPEG's header of a frame, by which it has so many pixels."""
    data = drawn("JPEG")
    at = data.find(b"\xff\xc0")
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    return data[at : at + 5] + struct.pack(">HH", side, side) + data[at + 9 : at + 2 + length]


@pytest.mark.parametrize("marker", [0x00, 0x01, 0x02, 0xC8, 0xD0, 0xD8, 0xD9, 0xDE, 0xF0, 0xFD])
def test_a_jpeg_of_two_sizes_is_refused(marker: int) -> None:
    """marker: one that readers may take for one with a length, or without, as they like."""
    data = drawn("JPEG")
    at = data.find(b"\xff\xc0")
    for other in (sized(9_000), sized(10)):
        assert refused("a.jpg", data[:at] + other + data[at:])
        hidden = bytes([0xFF, marker]) + struct.pack(">H", 2 + len(other)) + other
        assert refused("a.jpg", data[:at] + hidden + data[at:])


def test_further_pictures_of_a_photo_are_not_read() -> None:
    data = bytearray(saved(scene(), "MPO", save_all=True, append_images=[scene((30, 20))]))
    at = data.rfind(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 65_000, 65_000)
    assert facts("a.jpg", bytes(data))[:2] == (60, 40)


@pytest.mark.parametrize(
    "kind", "BMP DDS DIB EPS GIF ICNS ICO JPEG2000 PCX PDF PPM SGI TGA TIFF".split()
)
def test_what_else_pillow_reads_is_not_taken(kind: str) -> None:
    for ending in ("jpg", "png", "webp", "avif"):
        assert refused(f"a.{ending}", drawn(kind, (32, 32))) == "picture-kind"
