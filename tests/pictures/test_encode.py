"""The files of a picture, as they are published."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.collection.album.look import facts
from plugins.collection.album.picture import Picture
from plugins.collection.album.variants import LEAN, Variant, variants
from plugins.pictures import encode
from tests.pictures.drawn import corners, drawn, saved, scene, told

SECRETS = (
    b"Spy Camera",
    b"secret",
    b"Exif",
    b"http://ns.adobe.com",
    b"ICC_PROFILE",
    b"iCCP",
    b"eXIf",
)


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    encode._source.cache_clear()


def picture(root: Path, name: str, data: bytes) -> Picture:
    (root / name).write_bytes(data)
    content = hashlib.blake2b(data, digest_size=16).hexdigest()
    return Picture(name, content, *facts(name, data))


def files(root: Path, name: str, data: bytes) -> dict[Variant, bytes]:
    one = picture(root, name, data)
    return {variant: encode.encoded(root, one, variant) for variant in variants(one).all}


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def full(size: tuple[int, int] = (900, 600)) -> bytes:
    return drawn(
        "JPEG",
        size,
        exif=told(6),
        comment=b"secret",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret</x:xmpmeta>",
        icc_profile=b"secret" * 50,
    )


def test_files_are_upright_of_their_kind_and_size(tmp_path: Path) -> None:
    made = files(tmp_path, "a.jpg", full())
    assert {(v.ending, v.width) for v in made} == {
        *(("avif", 480), ("avif", 600), ("webp", 480), ("webp", 600), ("jpg", 600)),
    }
    for variant, data in made.items():
        image = opened(data)
        assert image.format == {"jpg": "JPEG"}.get(variant.ending, variant.ending.upper())
        assert image.size == (variant.width, variant.height)
        assert corners(image) == ["blue", "red", "yellow", "green"]
        assert facts(f"a.{variant.ending}", data)[:2] == image.size


def test_files_say_nothing_but_the_picture(tmp_path: Path) -> None:
    for data in files(tmp_path, "a.jpg", full()).values():
        image = opened(data)
        assert not dict(image.getexif())
        assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & image.info.keys()
        assert not [secret for secret in SECRETS if secret in data]


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_other_kinds_lose_what_they_carry_too(tmp_path: Path, kind: str) -> None:
    data = drawn(kind, (500, 300), exif=told(3), icc_profile=b"secret" * 50)
    for made in files(tmp_path, f"a.{kind.lower()}", data).values():
        image = opened(made)
        assert not dict(image.getexif()) and "icc_profile" not in image.info
        assert not [secret for secret in SECRETS if secret in made]
        assert corners(image) == ["yellow", "blue", "green", "red"]


def test_what_shines_through_does_so_in_every_file(tmp_path: Path) -> None:
    image = scene((300, 200))
    image.putalpha(Image.linear_gradient("L").resize((300, 200)))
    made = files(tmp_path, "a.webp", saved(image, "WEBP"))
    assert {variant.ending for variant in made} == {"avif", "webp", "png"}
    for data in made.values():
        alpha = opened(data).convert("RGBA").getchannel("A")
        assert isinstance(top := alpha.getpixel((150, 2)), int) and top < 20
        assert isinstance(bottom := alpha.getpixel((150, 197)), int) and bottom > 235
    for variant, data in made.items():
        assert facts(f"a.{variant.ending}", data)[0] == variant.width


def test_the_same_bytes_come_of_the_same_picture(tmp_path: Path) -> None:
    first = files(tmp_path, "a.jpg", full())
    encode._source.cache_clear()
    for variant, data in reversed(list(files(tmp_path, "a.jpg", full()).items())):
        assert data == first[variant]


def test_a_file_for_phones_is_lean(tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 1200), 30).resize((3200, 2400)).convert("RGB")
    made = files(tmp_path, "a.jpg", saved(noise, "JPEG", quality=95))
    best = encode._HOW["avif"]
    phone = next(v for v in made if v.ending == "avif" and v.width == 800)
    out = BytesIO()
    noise.resize((800, 600), Image.Resampling.LANCZOS).save(out, best[0], quality=52, **best[1])
    assert len(out.getvalue()) > LEAN >= len(made[phone])


def test_a_picture_that_changed_meanwhile_is_not_published(tmp_path: Path) -> None:
    one = picture(tmp_path, "a.jpg", full())
    (tmp_path / "a.jpg").write_bytes(drawn("JPEG"))
    with pytest.raises(encode.Changed, match=r"a\.jpg"):
        encode.encoded(tmp_path, one, variants(one).fallback)
