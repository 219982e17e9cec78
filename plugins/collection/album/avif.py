"""How large the pictures in an AVIF are, read before anything of it is decoded.

Its container says it (ISO/IEC 14496-12), and again each of its coded parts, which decoders believe:
4 KB that say "100 × 100" outside may be 268 million pixels inside. So both are read, and an AVIF is
taken where they say the same (AV1 Image File Format 1.1, 2.1): the plain form that encoders write,
of a picture, its transparency and what else is coded by itself. Boxes that don't matter are passed
over; what is put together of several pictures, or isn't understood, is refused.
"""

from __future__ import annotations

from typing import TypeAlias

from plugins.collection.album import unfit
from plugins.collection.album.av1 import Size, frame_size
from plugins.collection.album.bits import MOST, Bits
from plugins.collection.album.kinds import AVIF

Boxes: TypeAlias = list[tuple[bytes, bytes]]  # names, and what they hold

_CODED = b"av01"
_ITEMS = {_CODED, b"Exif", b"mime"}  # no `grid`, `iovl` or `tmap`, which are made of other items


def sizes(data: bytes) -> list[Size]:
    """Width and height of each coded picture, the one that is shown first. Raises Unfit."""
    top = _boxes(data)
    if any(name == b"moov" for name, _ in top):
        raise unfit.animated()
    if top[:1] != [(b"ftyp", _one(top, b"ftyp"))] or b"avif" not in _brands(top[0][1]):
        raise unfit.unreadable("it isn't said to be a still AVIF picture")
    meta = _boxes(_one(top, b"meta")[4:])
    kinds = _kinds(_one(meta, b"iinf"))
    if set(kinds.values()) - _ITEMS:
        raise unfit.unreadable("it is put together of several pictures")
    contents, said = _contents(data, meta), _said(_boxes(_one(meta, b"iprp")))
    found = {i: frame_size(contents.get(i, b"")) for i in kinds if kinds[i] == _CODED}
    if any(said.get(item) != [size] for item, size in found.items()):
        raise unfit.unreadable("it says two sizes")
    shown = _shown(_one(meta, b"pitm"))
    if shown not in found:
        raise unfit.broken(AVIF)
    return [found.pop(shown), *found.values()]


def _boxes(data: bytes) -> Boxes:
    """The boxes that follow each other in a file or a box (14496-12, 4.2)."""
    bits, boxes = Bits(data), Boxes()
    while bits.left():
        size, name, head = bits.take(32), bits.cut(4), 8
        if size == 1:
            size, head = bits.take(64), 16
        if len(boxes) == MOST or 0 < size < head:
            raise unfit.broken(AVIF)
        boxes.append((name, bits.cut(size - head if size else bits.left())))
    return boxes


def _one(boxes: Boxes, name: bytes) -> bytes:
    """What the box of a name holds, of which there has to be one."""
    found = [held for other, held in boxes if other == name]
    if len(found) != 1:
        raise unfit.broken(AVIF)
    return found[0]


def _brands(ftyp: bytes) -> list[bytes]:
    """What a file says it is (4.3): its major brand, a version, and compatible ones."""
    return [ftyp[:4], *(ftyp[n : n + 4] for n in range(8, min(len(ftyp), 4 * MOST), 4))]


def _shown(pitm: bytes) -> int:
    """The number of the primary item (8.11.4)."""
    bits = Bits(pitm)
    return bits.take(16 if bits.take(32) >> 24 == 0 else 32)


def _kinds(iinf: bytes) -> dict[int, bytes]:
    """What kind each item is of, by its number (8.11.6)."""
    bits, kinds = Bits(iinf), dict[int, bytes]()
    count = bits.take(16 if bits.take(32) >> 24 == 0 else 32)
    entries = _boxes(bits.cut(bits.left()))
    for name, entry in entries:
        bits = Bits(entry)
        version = bits.take(32) >> 24
        if name != b"infe" or version not in (2, 3):
            raise unfit.broken(AVIF)
        number = bits.take(16 if version == 2 else 32)
        bits.take(16)  # item_protection_index
        kinds[number] = bits.cut(4)
    if not len(kinds) == len(entries) == count:
        raise unfit.broken(AVIF)
    return kinds


def _contents(data: bytes, meta: Boxes) -> dict[int, bytes]:
    """The bytes of each item (8.11.3): out of the file (0), or of the box `idat` (1)."""
    bits, contents, room = Bits(_one(meta, b"iloc")), dict[int, bytes](), len(data)
    version = bits.take(32) >> 24
    offset, length, base, index = (8 * bits.take(4) for _ in range(4))
    for _ in range(_few(bits.take(16 if version < 2 else 32))):
        number = bits.take(16 if version < 2 else 32)
        method = bits.take(16) if version else 0
        bits.take(16)  # data_reference_index
        start, extents = bits.take(base), b""
        source = _one(meta, b"idat") if method else data
        for _ in range(_few(bits.take(16))):
            bits.take(index if version else 0)
            at, size = start + bits.take(offset), bits.take(length)
            room -= size  # no two items share any
            if not 0 < size <= len(source) - at or room < 0:
                raise unfit.broken(AVIF)
            extents += source[at : at + size]
        if number in contents or version > 2 or method > 1:
            raise unfit.broken(AVIF)
        contents[number] = extents
    return contents


def _said(iprp: Boxes) -> dict[int, list[Size]]:
    """The sizes that are among each item's properties (8.11.14; ISO/IEC 23008-12, 6.5.3)."""
    properties, said = _boxes(_one(iprp, b"ipco")), dict[int, list[Size]]()
    for bits in (Bits(held) for name, held in iprp if name == b"ipma"):
        head = bits.take(32)
        number_bits, index_bits = 16 if head >> 24 == 0 else 32, 15 if head & 1 else 7
        for _ in range(_few(bits.take(32))):
            item = bits.take(number_bits)
            if item in said or len(said) == MOST:
                raise unfit.broken(AVIF)
            said[item] = []
            for _ in range(bits.take(8)):
                index = bits.take(1 + index_bits) & ((1 << index_bits) - 1)  # behind `essential`
                if index > len(properties):
                    raise unfit.broken(AVIF)
                name, held = properties[index - 1] if index else (b"", b"")
                if name == b"ispe":
                    size = Bits(held[4:])
                    said[item].append((size.take(32), size.take(32)))
    return said


def _few(count: int) -> int:
    """A count of what encoders write few of."""
    if count > MOST:
        raise unfit.unreadable("it has too many parts")
    return count
