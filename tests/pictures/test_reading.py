"""What is read of a picture file, and which files are refused with which words."""

from __future__ import annotations

import struct
import warnings
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile

from plugins.collection.album import memory
from plugins.collection.album.kinds import AVIF, JPEG, PNG, WEBP, Kind, kind_of
from plugins.collection.album.look import facts
from plugins.collection.album.opening import decoded
from plugins.collection.album.scans import too_many_scans
from plugins.collection.album.unfit import Unfit
from plugins.collection.album.variants import WIDTHS
from plugins.story import limits
from tests.pictures.drawn import corners, drawn, moving, png, png_of, saved, scene, told

KINDS = (AVIF, JPEG, PNG, WEBP)
UPRIGHT = ["red", "green", "blue", "yellow"]
TURNED = {  # what a viewer shows of the scene, by EXIF 2.3's table of orientations
    1: ["red", "green", "blue", "yellow"],
    2: ["green", "red", "yellow", "blue"],
    3: ["yellow", "blue", "green", "red"],
    4: ["blue", "yellow", "red", "green"],
    5: ["red", "blue", "green", "yellow"],
    6: ["blue", "red", "yellow", "green"],
    7: ["yellow", "green", "blue", "red"],
    8: ["green", "yellow", "red", "blue"],
}


def refused(name: str, data: bytes) -> str:
    """The rule by which a picture is refused; empty where it isn't."""
    try:
        facts(name, data)
    except Unfit as fault:
        assert fault.message.endswith(".") and len(fault.remedy) > 20
        return fault.rule
    return ""


def shown(data: bytes, width: int = 100) -> Image.Image:
    kind = kind_of(data)
    assert kind
    return decoded(data, kind, width).image


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_by_its_content(kind: Kind) -> None:
    data = drawn(kind.format)
    assert kind_of(data) is kind
    assert facts(f"a{kind.endings[0]}", data)[:2] == (60, 40)
    assert facts(f"A{kind.endings[-1].upper()}", data)[:2] == (60, 40)
    for other in KINDS:
        if other is not kind:
            assert refused(f"a{other.endings[0]}", data) == "picture-ending"


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("kind", KINDS)
def test_a_turned_picture_is_set_upright(kind: Kind, orientation: int) -> None:
    data = drawn(kind.format, exif=told(orientation), quality=95)
    image, width, height = decoded(data, kind, 100)
    assert corners(image) == TURNED[orientation]
    assert (width, height) == image.size == ((40, 60) if orientation > 4 else (60, 40))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_a_nonsensical_orientation_is_none(orientation: int) -> None:
    assert corners(shown(drawn("JPEG", exif=told(orientation)))) == UPRIGHT


def test_damaged_exif_is_none() -> None:
    data = drawn("JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40)
    assert corners(shown(data)) == UPRIGHT


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("1", "PNG"), ("L", "PNG"), ("P", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG"), ("L", "WEBP")],
)
def test_pictures_of_any_mode_become_rgb(mode: str, kind: str) -> None:
    image = shown(drawn(kind, mode=mode))
    assert image.mode == "RGB"
    if mode in ("P", "CMYK"):
        assert corners(image) == UPRIGHT


@pytest.mark.parametrize(("level", "shade"), [(0, 0), (0x8000, 0x80), (0xFFFF, 0xFF)])
def test_grey_of_sixteen_bits_keeps_its_shade(level: int, shade: int) -> None:
    data = saved(Image.new("I;16", (5, 5), level), "PNG")
    assert shown(data).getpixel((2, 2)) == (shade, shade, shade)


def test_colours_of_sixteen_bits() -> None:
    rows = b"".join(b"\0" + struct.pack(">HHH", 0xFFFF, 0x8000, 0) * 4 for _ in range(4))
    header = struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0)
    data = png_of((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    assert shown(data).getpixel((1, 1)) == (255, 128, 0)


def test_transparency_is_kept_where_there_is_any() -> None:
    clear = scene()
    clear.putalpha(Image.linear_gradient("L").resize((60, 40)))
    for kind in ("PNG", "WEBP", "AVIF"):
        assert shown(saved(clear, kind)).mode == "RGBA"
        assert facts(f"a.{kind.lower()}", saved(clear, kind))[3]
    palette = scene().quantize(8)
    assert shown(saved(palette, "PNG", transparency=0)).mode == "RGBA"
    assert shown(saved(scene(), "PNG", transparency=(200, 30, 30))).mode == "RGBA"
    opaque = scene()
    opaque.putalpha(255)
    assert shown(saved(opaque, "PNG")).mode == "RGB"


def test_one_clear_pixel_of_many_is_seen() -> None:
    image = scene((1000, 800))
    image.putalpha(255)
    image.putpixel((999, 799), (0, 0, 0, 254))
    assert facts("a.png", saved(image, "PNG"))[3]


def test_colours_are_turned_to_srgb_by_their_profile() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = bytearray(srgb)  # of which what is called red is green
    red, green = swapped.find(b"rXYZ"), swapped.find(b"gXYZ")
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    for kind in ("PNG", "JPEG", "WEBP", "AVIF"):
        assert corners(shown(drawn(kind, icc_profile=srgb))) == UPRIGHT
        green_first = shown(drawn(kind, icc_profile=bytes(swapped)))
        assert corners(green_first)[:3] == ["green", "red", "blue"]


@pytest.mark.parametrize("profile", [b"nonsense" * 30, b"\0" * 200])
def test_a_profile_that_does_not_fit_is_none(profile: bytes) -> None:
    assert corners(shown(drawn("JPEG", icc_profile=profile))) == UPRIGHT
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert corners(shown(drawn("JPEG", mode="CMYK", icc_profile=srgb))) == UPRIGHT


def test_nothing_else_is_left_of_a_picture() -> None:
    data = drawn("JPEG", exif=told(6), comment=b"secret", xmp=b"<x:xmpmeta>secret</x:xmpmeta>")
    assert shown(data).info == {}


@pytest.mark.parametrize(
    ("name", "kind"), [("a.webp", "WEBP"), ("a.png", "PNG"), ("a.avif", "AVIF")]
)
def test_what_moves_is_refused(name: str, kind: str) -> None:
    assert refused(name, moving(kind)) == "picture-animated"


def test_a_photo_with_further_pictures_in_it_is_a_photo() -> None:
    data = saved(scene(), "MPO", save_all=True, append_images=[scene((30, 20))])
    assert facts("a.jpg", data)[:2] == (60, 40)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf\n<!doctype html><script>alert(1)</script>", "HTML"),
        (moving("GIF"), "GIF"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"version https://git-lfs.github.com/spec/v1\n", "LFS"),
        (b"plain words", "something else"),
    ],
)
def test_what_is_no_picture_is_told_what_it_is(data: bytes, word: str) -> None:
    for name in ("a.jpg", "a.png", "a.webp", "a.avif"):
        with pytest.raises(Unfit, match=word):
            facts(name, data)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6])
def test_what_is_cut_off_is_refused(kind: Kind, part: float) -> None:
    data = saved(Image.effect_noise((200, 200), 80).convert("RGB"), kind.format)
    cut = data[: max(16, int(len(data) * part))]
    assert refused(f"a{kind.endings[0]}", cut) == "picture-broken"


def test_too_many_bytes_are_refused_before_they_are_looked_at() -> None:
    assert refused("a.jpg", b"\xff" * (limits.PICTURE_BYTES + 1)) == "picture-too-heavy"


@pytest.mark.parametrize(
    ("width", "height"),
    [(30_000, 30_000), (2**31 - 1, 2**31 - 1), (6_000, 4_001), (limits.PICTURE_SIDE + 1, 1)],
)
def test_a_header_that_says_too_much_is_refused(width: int, height: int) -> None:
    assert refused("a.png", png(width, height)) == "picture-too-large"


def test_no_pixel_of_a_bomb_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded(*_: object) -> None:
        raise AssertionError("it was decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", loaded)
    assert refused("a.png", png(7_000, 7_000)) == "picture-too-large"
    assert refused("a.jpg", _jpeg_of(65_500, 65_500)) == "picture-too-large"
    assert refused("a.webp", _webp_of(16_384, 16_384)) == "picture-too-large"


def _jpeg_of(width: int, height: int) -> bytes:
    data = bytearray(drawn("JPEG"))
    at = data.find(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def _webp_of(width: int, height: int) -> bytes:
    image = scene()
    image.putalpha(100)
    data = bytearray(saved(image, "WEBP"))
    assert data[12:16] == b"VP8X"
    data[24:30] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return bytes(data)


@pytest.mark.parametrize("chunk", [b"iCCP", b"zTXt", b"iTXt"])
def test_text_that_swells_is_refused(chunk: bytes) -> None:
    swelling = zlib.compress(b"\0" * 100_000_000)
    before = b"x\0\1\0\0\0" if chunk == b"iTXt" else b"x\0\0"
    assert refused("a.png", png(10, 10, (chunk, before + swelling))) == "picture-broken"


@pytest.mark.parametrize(
    "before",
    [b"", b"\xff\xff", b"\xff\x01", b"\xff\xd0", b"\xff\x02", b"\xff\xbf", b"\xff\xfe\0\2", b"\0"],
)
def test_a_picture_of_a_thousand_scans_is_refused(before: bytes) -> None:
    """before: what a walk along the scans might take for one that has a length, or miss."""
    data = drawn("JPEG", (400, 300), progressive=True, exif=told())
    assert refused("a.jpg", data) == ""
    last = data.rfind(b"\xff\xda")
    repeated = data[:last] + (before + data[last:-2]) * 1000 + data[-2:]
    assert too_many_scans(repeated)
    assert refused("a.jpg", repeated) == "picture-broken"


def test_scans_are_counted_as_a_decoder_finds_them() -> None:
    data = drawn("JPEG", (400, 300), progressive=True)
    last = data.rfind(b"\xff\xda")
    hidden = b"\xff\x01" + data[last:-2] * 100  # two bytes of a scan, that would be a length
    assert too_many_scans(data[:-2] + hidden + bytes(0x10000) + data[-2:])
    assert not too_many_scans(data[:-2] + b"\xff\x01\xff\xd3" + data[-2:])
    assert not too_many_scans(drawn("JPEG", (400, 300), restart_marker_blocks=1))


def test_what_lies_behind_a_photo_is_no_scan() -> None:
    assert refused("a.jpg", drawn("JPEG") + b"\xff\xda" * 1000) == ""


@pytest.mark.skipif(not memory._STATM.exists(), reason="only Linux tells how much there is")
def test_a_picture_that_takes_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource  # here: where the test is skipped, there may be none

    before = resource.getrlimit(resource.RLIMIT_AS)
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda *_: bytes(2 * memory.ROOM))
    with pytest.raises(Unfit, match="memory"):
        facts("a.png", drawn("PNG"))
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_the_largest_picture_has_memory_enough() -> None:
    clear = Image.new("RGBA", (6_000, 4_000), (9, 9, 9, 9))
    how = {"lossless": True, "quality": 0, "method": 0, "exif": told(6)}
    assert refused("a.webp", saved(clear, "WEBP", **how)) == ""
    assert refused("a.avif", saved(clear, "AVIF", speed=10, subsampling="4:4:4")) == ""


def test_pillow_is_left_as_it_was() -> None:
    most, cut, filters = (
        Image.MAX_IMAGE_PIXELS,
        ImageFile.LOAD_TRUNCATED_IMAGES,
        warnings.filters[:],
    )
    for data in (drawn("JPEG"), png(30_000, 30_000), b"", moving("PNG")):
        refused("a.jpg", data)
    assert (most, cut) == (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    assert warnings.filters == filters


SEEDS = [
    *(drawn(kind.format, exif=told(6)) for kind in KINDS),
    *(moving(kind) for kind in ("PNG", "WEBP", "AVIF")),
    drawn("JPEG", mode="CMYK", progressive=True),
    drawn("JPEG", (400, 300), progressive=True),  # looked at, and decoded, at a half of its size
    drawn("PNG", mode="P"),
]


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A picture with some bytes changed, cut out or put in."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        what = draw(st.sampled_from(["change", "cut", "insert"]))
        if what == "change" and data:
            data[at] = draw(st.integers(0, 255))
        elif what == "cut":
            del data[at : at + draw(st.integers(1, 40))]
        else:
            data[at:at] = draw(st.binary(max_size=12))
    return bytes(data)


@given(spoilt(), st.sampled_from(["a.jpg", "a.png", "a.webp", "a.avif"]))
def test_a_spoilt_picture_is_read_or_refused(data: bytes, name: str) -> None:
    if refused(name, data):
        return
    kind = kind_of(data)
    assert kind is not None
    image, width, height = decoded(data, kind, WIDTHS[-1])  # as for the files that are made
    assert image.mode in ("RGB", "RGBA") and image.width <= WIDTHS[-1]
    assert width * height <= limits.PICTURE_PIXELS


@given(st.binary(max_size=300), st.sampled_from([b"", *(seed[:40] for seed in SEEDS)]))
def test_any_bytes_are_refused_with_words(rest: bytes, start: bytes) -> None:
    refused("a.png", start + rest)
