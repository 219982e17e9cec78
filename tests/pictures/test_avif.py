"""AVIFs, which say a size outside and are decoded to the one that they have inside."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.collection.album.av1 import frame_size
from plugins.collection.album.avif import sizes
from plugins.collection.album.kinds import AVIF
from plugins.collection.album.look import facts
from plugins.collection.album.opening import decoded
from plugins.collection.album.unfit import Unfit
from plugins.story import limits
from tests.pictures import boxed
from tests.pictures.boxed import Bits, Item, avif, box, coded
from tests.pictures.drawn import drawn, moving, saved, scene

SMALL = (60, 40)
PLAIN = Item(coded(SMALL), SMALL)
GREY = Item(coded(SMALL, "L"), SMALL)


def refused(data: bytes) -> str:
    """Why a picture is refused: its rule, and what is said; empty where it isn't."""
    try:
        facts("a.avif", data)
    except Unfit as fault:
        assert "JPEG" in fault.remedy or fault.rule == "picture-too-large"
        return f"{fault.rule}: {fault.message}"
    return ""


@pytest.mark.parametrize("size", [(1, 1), (33, 77), (64, 64), (600, 1), (1, 257), (700, 500)])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_what_pillow_writes_is_measured(size: tuple[int, int], mode: str) -> None:
    image = scene(size).convert(mode)
    if mode == "RGBA":
        image.putalpha(100)
    for quality, speed in ((0, 10), (50, 8), (90, 10)):
        data = saved(image, "AVIF", quality=quality, speed=speed, xmp=b"<x/>")
        assert sizes(data) == [size] * (2 if mode == "RGBA" else 1)
        assert facts("a.avif", data)[:2] == size


@pytest.mark.parametrize(
    "how",
    [
        {"speed": 0},
        {"speed": 6, "subsampling": "4:4:4", "quality": 100},
        {"speed": 10, "tile_rows": 1, "tile_cols": 2},
        {"speed": 10, "exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", "icc_profile": b"x" * 200},
        {"speed": 10, "advanced": {"enable-order-hint": "0", "sb-size": "128"}},
    ],
)
def test_however_it_is_written(how: dict[str, object]) -> None:
    assert sizes(drawn("AVIF", (301, 203), **how)) == [(301, 203)]


def test_what_other_programs_write_is_measured() -> None:
    whole = avif(Item(boxed.WHOLE, (64, 64)))
    assert sizes(whole) == [(64, 64)] and facts("a.avif", whole)[:2] == (64, 64)
    assert decoded(avif(PLAIN), AVIF, 100).image.size == SMALL
    assert facts("a.avif", avif(PLAIN, GREY))[:2] == SMALL
    assert sizes(avif(PLAIN, brands=b"mif1\0\0\0\0mif1avifmiaf")) == [SMALL]
    assert sizes(avif(PLAIN, after=box(b"free", bytes(9)) + b"\0\0\0\0uuid" + bytes(99))) == [SMALL]


BIG = (9_000, 9_000)
LONG = (limits.PICTURE_SIDE + 1, 1)


@pytest.mark.parametrize("size", [BIG, LONG, (6_000, 4_001)])
def test_what_is_too_large_is_not_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Image, "open", opened)
    large = Item(boxed.reduced(size) + boxed.unit(6, bytes(9)), size)
    assert refused(avif(large)).startswith("picture-too-large")
    assert refused(avif(PLAIN, large)).startswith("picture-too-large")
    assert "two sizes" in refused(avif(large._replace(said=SMALL)))
    assert "two sizes" in refused(avif(PLAIN, large._replace(said=SMALL)))
    assert "two sizes" in refused(avif(PLAIN._replace(said=size)))
    assert "two sizes" in refused(avif(PLAIN, GREY._replace(said=size)))


DELIMITER = boxed.unit(2, b"")
WITHIN = 4 + PLAIN.data[3]  # where the frame begins, behind a delimiter and the sequence
SEQUENCE, FRAME = PLAIN.data[2:WITHIN], PLAIN.data[WITHIN:]


@pytest.mark.parametrize(
    "data",
    [
        SEQUENCE + boxed.reduced(BIG) + FRAME,
        boxed.reduced(BIG) + SEQUENCE + FRAME,
        SEQUENCE + FRAME + DELIMITER + boxed.reduced(BIG) + FRAME,
        SEQUENCE + SEQUENCE + FRAME,
        SEQUENCE + FRAME + FRAME,
        SEQUENCE + boxed.unit(3, bytes(9)) + FRAME,
        SEQUENCE + boxed.unit(7, bytes(9)) + FRAME,
        SEQUENCE + boxed.unit(8, bytes(9)) + FRAME,
        SEQUENCE + boxed.unit(9, bytes(9)) + FRAME,
        bytes([9 << 3 | 2]) + SEQUENCE[1:] + FRAME,
        SEQUENCE + bytes([9 << 3 | 2]) + FRAME[1:],
        SEQUENCE,
        FRAME,
        FRAME + SEQUENCE,
        DELIMITER * 300 + SEQUENCE + FRAME,
        SEQUENCE + FRAME + b"\0",
        SEQUENCE + FRAME[:20],
        SEQUENCE + b"\x32" + b"\xff" * 9 + FRAME,
    ],
)
def test_an_item_is_one_sequence_and_one_frame(data: bytes) -> None:
    assert FRAME[0] >> 3 == 6 and sizes(avif(Item(SEQUENCE + FRAME, SMALL))) == [SMALL]
    for items in ([Item(data, SMALL)], [PLAIN, Item(data, SMALL)]):
        with pytest.raises(Unfit):
            sizes(avif(*items))


def test_parts_may_say_their_layer_and_the_last_no_length() -> None:
    layered = bytes([SEQUENCE[0] | 4, 0]) + SEQUENCE[1:]
    for head in (b"\x30", b"\x34\0"):
        assert frame_size(DELIMITER + layered + head + bytes(9)) == SMALL


# What may stand in a whole sequence header before its size (5.5.1), as the specification has it.
TICKS: tuple[Bits, ...] = ((1, 1), (1, 32), (9, 32))
MODEL: tuple[Bits, ...] = ((1, 1), (8, 5), (1, 32), (3, 5), (6, 5))  # delays of 9, times of 7 bits
POINT: tuple[Bits, ...] = ((0, 12), (5, 5))
TIER: tuple[Bits, ...] = ((0, 12), (8, 5), (1, 1))
DELAY: tuple[Bits, ...] = ((1, 1), (5, 9), (6, 9), (1, 1))
BEFORE: dict[str, tuple[tuple[Bits, ...], int]] = {
    "nothing": (((0, 1), (0, 1), (0, 5), *POINT), 0),
    "two points": (((0, 1), (0, 1), (1, 5), *POINT, *TIER), 0),
    "delays": (((0, 1), (1, 1), (1, 5), *POINT, (1, 1), (9, 4), *TIER, (0, 1)), 0),
    "ticks": ((*TICKS, (0, 1), (0, 1), (0, 1), (0, 5), *TIER), 0),
    "equal": ((*TICKS, (1, 1), (0, 3), (1, 1), (5, 3), (0, 1), (0, 1), (0, 5), *POINT), 0),
    "model": ((*TICKS, (0, 1), *MODEL, (0, 1), (1, 5), *POINT, *DELAY, *TIER, (0, 1)), 7),
    "equal model": ((*TICKS, (1, 1), (1, 1), *MODEL, (0, 1), (0, 5), *POINT, *DELAY), 0),
}


@pytest.mark.parametrize("ids", [0, 3, 14])
@pytest.mark.parametrize("before", BEFORE)
def test_whole_headers_are_read_as_they_are_specified(before: str, ids: int) -> None:
    fields, time = BEFORE[before]
    start = boxed.sequence((1_234, 987), fields, ids=ids)
    good = boxed.frame(override=0, time=time, ids=ids)
    assert frame_size(start + good) == (1_234, 987)
    own = boxed.frame(override=1, time=time, ids=ids)
    with pytest.raises(Unfit, match="larger"):
        frame_size(start + own)


@pytest.mark.parametrize("screen", [0, 1, 2])
def test_tools_for_screens_may_be_for_all_frames_or_each(screen: int) -> None:
    start = boxed.sequence(SMALL, screen=screen)
    assert frame_size(start + boxed.frame(override=0, screen=screen)) == SMALL
    with pytest.raises(Unfit, match="larger"):
        frame_size(start + boxed.frame(override=1, screen=screen))


@pytest.mark.parametrize("start", [0b1000, 0b0000, 0b0011, 0b0101, 0b0111])
def test_a_frame_that_is_shown_by_others_is_refused(start: int) -> None:
    """An existing one, one that isn't shown, and those that need another."""
    with pytest.raises(Unfit, match="larger"):
        frame_size(boxed.sequence(SMALL) + boxed.frame(override=0, start=start))


def test_a_number_of_too_many_bits_is_refused() -> None:
    fields = (*TICKS, (1, 1), (0, 32), (0, 32), (0, 32))
    with pytest.raises(Unfit):
        frame_size(boxed.sequence(SMALL, fields) + boxed.frame(override=0))


BARE = avif(PLAIN)
LOCATED = BARE.index(b"iloc") + 12


def patched(at: int, new: bytes) -> bytes:
    return BARE[:at] + new + BARE[at + len(new) :]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (avif(PLAIN, after=box(b"moov", bytes(9))), "moves"),
        (moving("AVIF"), "moves"),
        (avif(PLAIN, brands=b"avis\0\0\0\0avismsf1"), "still"),
        (box(b"free") + BARE, "still"),
        (BARE + BARE[:20], "damaged"),
        (BARE + BARE[20:], "damaged"),
        (avif(Item(bytes(8), SMALL, b"grid"), PLAIN), "several"),
        (avif(PLAIN, Item(bytes(8), SMALL, b"iovl")), "several"),
        (avif(PLAIN, GREY, Item(bytes(8), SMALL, b"tmap")), "several"),
        (avif(PLAIN._replace(kind=b"mime")), "damaged"),
        (avif(PLAIN._replace(more=(b"ispe\0\0\0\0\0\0\0\x3c\0\0\0\x28",))), "two sizes"),
        (BARE.replace(b"ispe", b"free"), "two sizes"),
        (patched(LOCATED + 6, struct.pack(">I", len(BARE) - 9)), "damaged"),
        (patched(LOCATED + 6, b"\xff\xff\xff\xff"), "damaged"),
        (patched(LOCATED + 10, b"\xff\xff\xff\xff"), "damaged"),
        (patched(LOCATED + 10, bytes(4)), "damaged"),
        (patched(LOCATED - 2, b"\xff\xff"), "parts"),
        (patched(LOCATED + 4, b"\xff\xff"), "parts"),
        (patched(BARE.index(b"pitm") + 8, b"\0\2"), "damaged"),
        (patched(BARE.index(b"ipma") + 8, b"\0\xff"), "parts"),
        (patched(BARE.index(b"ipma") + 15, b"\x7f"), "damaged"),
        (patched(BARE.index(b"iinf") + 8, b"\0\2"), "damaged"),
        (patched(BARE.index(b"infe") + 4, b"\1"), "damaged"),
        (avif(PLAIN, GREY).replace(b"infe\2\0\0\0\0\2", b"infe\2\0\0\0\0\1"), "damaged"),
        (BARE + box(b"free") * 300, "damaged"),
        (BARE + b"\0\0\0\1free" + b"\xff" * 8, "damaged"),
        (BARE + b"\0\0\0\7free", "damaged"),
    ],
)
def test_what_is_not_plain_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        sizes(data)


def test_items_do_not_share_bytes_or_numbers() -> None:
    """Else so many of them would be copied of one; and which of two is read, nobody knows."""
    data = avif(PLAIN, Item(GREY.data, SMALL, b"mime"))
    assert sizes(data) == [SMALL]
    for at, new in ((6, struct.pack(">II", 0, len(data))), (14, b"\0\1")):
        lying = data[: LOCATED + at] + new + data[LOCATED + at + len(new) :]
        with pytest.raises(Unfit, match="damaged"):
            sizes(lying)


def test_properties_of_an_item_are_said_once() -> None:
    """Else there could be as many as there are bytes."""
    start, end = BARE.index(b"ipma") - 4, BARE.index(b"mdat") - 4
    data = bytearray(BARE[:end] + BARE[start:end] + BARE[end:])
    for name, at in ((b"meta", BARE.index(b"meta")), (b"iprp", BARE.index(b"iprp"))):
        assert data[at : at + 4] == name
        data[at - 4 : at] = (int.from_bytes(data[at - 4 : at], "big") + end - start).to_bytes(
            4, "big"
        )
    data[LOCATED + 6 : LOCATED + 10] = (len(BARE) - len(PLAIN.data) + end - start).to_bytes(
        4, "big"
    )
    again = data.rindex(b"ipma")
    data[again + 12 : again + 14] = b"\0\7"  # of an item that isn't there
    assert sizes(bytes(data)) == [SMALL]
    data[again + 12 : again + 14] = b"\0\1"
    data[again + 15] = 0  # no property
    with pytest.raises(Unfit, match="damaged"):
        sizes(bytes(data))


def beside(version: int, method: int) -> bytes:
    """A picture in the box `idat` of `meta`, where small ones may lie; in two parts."""
    wide = "I" if version > 1 else "H"
    places = struct.pack(f">{wide}{wide}HHH", 1, 1, method, 0, 2)
    places += struct.pack(">IIII", 0, 30, 30, len(PLAIN.data) - 30)
    located = box(b"iloc", bytes([version, 0, 0, 0, 0x44, 0]), places) + box(b"idat", PLAIN.data)
    start, end = BARE.index(b"iloc") - 4, BARE.index(b"iinf") - 4
    meta = BARE[BARE.index(b"meta") + 4 : start] + located + BARE[end : BARE.index(b"mdat") - 4]
    return BARE[:20] + box(b"meta", meta)


def test_contents_may_lie_beside_what_is_said_of_them() -> None:
    for version in (1, 2):
        assert facts("a.avif", beside(version, 1))[:2] == SMALL
    for version, method in ((1, 2), (1, 0x101), (2, 0), (3, 1)):
        with pytest.raises(Unfit):
            sizes(beside(version, method))


def test_pillow_has_to_find_the_size_that_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.collection.album.avif.sizes", lambda _: [(40, 60)])
    assert "damaged" in refused(BARE)


CLEAR = scene(SMALL)
CLEAR.putalpha(Image.linear_gradient("L").resize(SMALL))
SEEDS = [
    BARE,
    avif(PLAIN, GREY),
    avif(Item(boxed.WHOLE, (64, 64))),
    saved(CLEAR, "AVIF", speed=10, xmp=b"<x/>"),
]


@pytest.mark.parametrize("data", SEEDS)
def test_whatever_is_cut_off_is_refused(data: bytes) -> None:
    for end in range(len(data)):
        with pytest.raises(Unfit):
            sizes(data[:end])


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """An AVIF with some bits turned, and bytes cut out or put in."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data) - 1))
        what = draw(st.sampled_from(["turn", "turn", "cut", "insert"]))
        if what == "turn":
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif what == "cut":
            del data[at : at + draw(st.integers(1, 9))]
        else:
            data[at:at] = draw(st.binary(max_size=9))
    return bytes(data)


@given(spoilt())
def test_what_is_decoded_was_measured(data: bytes) -> None:
    try:
        measured = sizes(data)
        image, width, height = decoded(data, AVIF, limits.PICTURE_SIDE)
    except Unfit:
        return
    assert image.size == (width, height)
    assert measured[0] in (image.size, image.size[::-1])


@given(st.binary(max_size=200), st.sampled_from([0, 8, 20, 32, 100, 200, 250]))
def test_any_bytes_are_measured_or_refused(rest: bytes, kept: int) -> None:
    for read in (sizes, frame_size):
        try:
            read(BARE[:kept] + rest)
        except Unfit:
            continue
