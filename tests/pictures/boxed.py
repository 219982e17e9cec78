"""AVIFs put together here, box by box and bit by bit, so that they can say what they like."""

from __future__ import annotations

import struct
from typing import NamedTuple

from tests.pictures.drawn import drawn

Size = tuple[int, int]
Bits = tuple[int, int]  # a number, and how many bits it has

# 64 × 64 grey pixels, coded by SVT-AV1, which writes headers whole; Pillow writes reduced ones.
WHOLE = bytes.fromhex("12000a0a00000002afff8d5f3008320d1000fa823fff1c430000080070")
NO_TIMING: tuple[Bits, ...] = ((0, 1), (0, 1), (0, 5), (0, 12), (0, 5))  # and one operating point

CODING = b"av1C\x81\x00\x0c\x00"  # what decoders want to know before, and don't rely on
ALPHA = b"auxC\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"


class Item(NamedTuple):
    data: bytes
    said: Size
    kind: bytes = b"av01"
    more: tuple[bytes, ...] = (CODING,)  # other properties: names and what they hold


def box(name: bytes, *parts: bytes) -> bytes:
    held = b"".join(parts)
    return struct.pack(">I", 8 + len(held)) + name + held


def avif(*items: Item, brands: bytes = b"avif\0\0\0\0avif", after: bytes = b"") -> bytes:
    """A file of items, of which the first is shown; the second is its transparency."""
    ftyp, meta = box(b"ftyp", brands), _meta(items, 0)
    meta = _meta(items, len(ftyp) + len(meta) + 8)
    return ftyp + meta + box(b"mdat", *(item.data for item in items)) + after


def _meta(items: tuple[Item, ...], start: int) -> bytes:
    numbers = range(1, len(items) + 1)
    places, infos, links, properties = b"", b"", b"", list[bytes]()
    for n, item in zip(numbers, items, strict=True):
        places += struct.pack(">HHHII", n, 0, 1, start, len(item.data))
        infos += box(b"infe", struct.pack(">IHH", 2 << 24, n, 0), item.kind, b"\0")
        own = (b"ispe\0\0\0\0" + struct.pack(">II", *item.said), *item.more)
        own = (*own, ALPHA) if n == 2 else own
        first = len(properties) + 1
        links += struct.pack(">HB", n, len(own)) + bytes(range(first, first + len(own)))
        properties += [box(each[:4], each[4:]) for each in own]
        start += len(item.data)
    refers = box(b"iref", bytes(4), box(b"auxl", struct.pack(">HHH", 2, 1, 1)))
    return box(
        b"meta",
        bytes(4),
        box(b"hdlr", bytes(8), b"pict", bytes(13)),
        box(b"pitm", bytes(4), struct.pack(">H", 1)),
        box(b"iloc", bytes(4), b"\x44\0", struct.pack(">H", len(items)), places),
        box(b"iinf", bytes(4), struct.pack(">H", len(items)), infos),
        refers if len(items) > 1 else b"",
        box(
            b"iprp",
            box(b"ipco", *properties),
            box(b"ipma", bytes(4), struct.pack(">I", len(items)), links),
        ),
    )


def coded(size: Size, mode: str = "RGB") -> bytes:
    """The scene as AV1."""
    data = drawn("AVIF", size, mode, speed=10)
    return data[data.index(b"mdat") + 4 :]


def unit(kind: int, data: bytes) -> bytes:
    """An OBU (AV1, 5.3), of fewer than 128 bytes."""
    return bytes([kind << 3 | 2, len(data)]) + data


def written(*fields: Bits) -> bytes:
    """Numbers one behind the other, and a 1 behind them."""
    text = "".join(f"{value:0{count}b}" for value, count in fields if count) + "1"
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def reduced(size: Size) -> bytes:
    """A reduced sequence header, as far as it tells the size."""
    return unit(1, written((0b000_1_1, 5), (0, 5), *_sized(size)))


def sequence(
    size: Size, before: tuple[Bits, ...] = NO_TIMING, *, ids: int = 0, screen: int = 2
) -> bytes:
    """A whole sequence header. before: what stands before its size."""
    numbers: tuple[Bits, ...] = ((1, 1), (ids - 3, 4), (0, 3)) if ids else ((0, 1),)
    forced: tuple[Bits, ...] = (
        ((1, 1), (1, 1)) if screen == 2 else ((0, 1), (screen, 1), (1, screen))
    )
    tools: tuple[Bits, ...] = ((0, 7), (1, 1), (0, 2), *forced, (0, 3))
    return unit(1, written((0b000_1_0, 5), *before, *_sized(size), *numbers, *tools))


def frame(
    *, override: int, start: int = 0b0001, time: int = 0, ids: int = 0, screen: int = 2
) -> bytes:
    """A frame of a whole sequence, as far as it tells whether it says a size of its own."""
    tools: tuple[Bits, ...] = ((1, int(screen > 1)), (1 - override, int(screen > 0)))
    fields: tuple[Bits, ...] = ((start, 4), (0, time), (0, 1), *tools, (0, ids))
    return unit(6, written(*fields, (override, 1), (0, 20)))


def _sized(size: Size) -> tuple[Bits, ...]:
    return (15, 4), (15, 4), (size[0] - 1, 16), (size[1] - 1, 16)
