"""Colours of every kind to those of the web: 8 bits of sRGB, and alpha where something shows."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}  # ICC.1:2022, 7.2.6, to Pillow's modes


def flat(image: Image.Image) -> Image.Image:
    """A picture as L, RGB, CMYK, or (only where something shines through) RGBA, each of 8 bits."""
    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        if _shines_through(clear):
            return clear
        image = clear.convert("RGB")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A flat picture as RGB or RGBA in sRGB.

    profile: the ICC profile of its colours. One that is damaged, or of other colours than the
    picture's, is as good as none: browsers do the same.
    """
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    plain = image.convert("RGB") if alpha else image
    plain = _by_profile(plain, profile) if profile else plain
    plain = plain.convert("RGB")
    if alpha:
        plain.putalpha(alpha)
    return plain


def main_colour(image: Image.Image) -> int:
    """The colour that most of an RGB picture has, 0xRRGGBB."""
    small = image.convert("RGB").resize((48, 48), Image.Resampling.BOX)
    few = small.quantize(6, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    counts = few.histogram()
    place = 3 * counts.index(max(counts))
    red, green, blue = (few.getpalette() or [])[place : place + 3]
    return red << 16 | green << 8 | blue


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits as grey of 8: `convert` alone would make all but the darkest white."""
    return image.point(lambda value: value * (1 / 256)).convert("L")


def _shines_through(image: Image.Image) -> bool:
    low, _ = image.getchannel("A").getextrema()
    return float(low) < 255  # type: ignore[arg-type]  # of one channel it is two numbers


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if _SPACES.get(source.profile.xcolor_space) != image.mode:
            return image
        target = ImageCms.createProfile("sRGB")
        done = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if done is None else done
