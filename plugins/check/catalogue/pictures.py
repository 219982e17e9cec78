"""What may be wrong with a picture's file."""

from __future__ import annotations

import struct
import zlib

from plugins.check.rule import Example, told

SHOWN = "1/ This is it. ![Two hands and a plane](hands.png)"
PLACE = "stories/the-question/hands.png"


# EXIF 2.3 of which the place is all that there is: north of the equator.
NORTH = struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, 0x8825, 4, 1, 26, 0)
NORTH += struct.pack("<HHHI4sI", 1, 1, 2, 2, b"N", 0)


def png(width: int = 8, height: int = 8, frames: int = 1, exif: bytes = b"") -> bytes:
    """A black picture (PNG 1.2; APNG 1.0 where it has more than one frame)."""
    pixels = zlib.compress(b"\0" * (1 + 3 * 8) * 8)
    chunks = [_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))]
    if exif:
        chunks.append(_chunk(b"eXIf", exif))
    if frames > 1:
        chunks += [_chunk(b"acTL", struct.pack(">II", frames, 0)), _frame(0)]
    chunks.append(_chunk(b"IDAT", pixels))
    for n in range(1, frames):
        chunks += [_frame(2 * n - 1), _chunk(b"fdAT", struct.pack(">I", 2 * n) + pixels)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + _chunk(b"IEND", b"")


def _frame(number: int) -> bytes:
    return _chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, 8, 8, 0, 0, 1, 10, 0, 0))


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def _shown(data: bytes | int, note: str, name: str = "hands.png") -> Example:
    """A story that shows a picture of these bytes; of so many zeros, where it is a number."""
    text = SHOWN.replace("hands.png", name)
    return Example(text, files=((f"stories/the-question/{name}", data),), note=note)


GOOD = _shown(png(), "")

RULES = (
    told(
        "picture-missing",
        "error",
        says="""
        The story names a picture that isn't in its folder, `content/stories/` and the story's name.
        Capitals count.
        """,
        bad="1/ This is it. ![Two hands and a plane](feet.png)",
        good=GOOD,
    ),
    told(
        "picture-unused",
        "note",
        says="A picture lies in the story's folder, and the story doesn't show it.",
        bad=Example(
            "1/ This is it.", files=((PLACE, png()),), note="with a picture hands.png in its folder"
        ),
        good=GOOD,
    ),
    told(
        "picture-unfit",
        "error",
        says="The story names a picture that can't be shown; why, is said of the picture itself.",
        bad=_shown(b"1/ This is it.", "a text with a picture's name"),
        good=GOOD,
    ),
    told(
        "picture-tells-place",
        "warning",
        says="""
        The camera wrote into the picture's file where it was taken. The site doesn't show that, but
        the file is public in the repository as it is. Take it out: most phones and programs have a
        switch for it where a picture is shared or exported.
        """,
        bad=_shown(png(exif=NORTH), "a picture with its place"),
        good=GOOD,
    ),
    told(
        "picture-place",
        "error",
        says="A picture lies in a folder that no story has the name of.",
        bad=Example(
            "1/ This is it.",
            files=(("stories/the-questions/hands.png", png()),),
            note="its picture is in the folder the-questions",
        ),
        good=GOOD,
    ),
    told(
        "picture-name",
        "error",
        says="""
        A picture's name is part of its address: letters, digits, spaces, points and hyphens, and a
        letter or digit first. Two names that differ in capitals alone are one to some computers.
        """,
        bad=Example(
            "1/ This is it.",
            files=(("stories/the-question/_hands.png", png()),),
            note="with a picture _hands.png",
        ),
        good=GOOD,
    ),
    told(
        "picture-kind",
        "error",
        says="""
        Pictures are JPEG, PNG, WebP or AVIF. What a file is, its content says and not its name;
        SVG, GIF and HEIC are not taken.
        """,
        bad=_shown(b"GIF89a" + bytes(20), "a GIF with another name"),
        good=GOOD,
    ),
    told(
        "picture-ending",
        "error",
        says="A picture's name ends as its kind does: `.jpg`, `.png`, `.webp` or `.avif`.",
        bad=_shown(png(), "a PNG picture", "hands.jpg"),
        good=GOOD,
    ),
    told(
        "picture-animated",
        "error",
        says="The picture moves. That distracts from reading, and harms some who see it.",
        bad=_shown(png(frames=2), "a picture that moves"),
        good=GOOD,
    ),
    told(
        "picture-broken",
        "error",
        says="""
        The picture's file is cut short or damaged, or says two sizes. An AVIF has to be one plain
        still picture, not put together of several.
        """,
        bad=_shown(png()[:41], "half of a picture"),
        good=GOOD,
    ),
    told(
        "picture-too-large",
        "error",
        says="""
        A picture has at most 24 million pixels, and 12,000 on a side. 2,000 on a side are wide
        enough for every screen.
        """,
        bad=_shown(png(20_000, 20_000), "a picture of 20,000 × 20,000 pixels"),
        good=GOOD,
    ),
    told(
        "picture-too-heavy",
        "error",
        says="A picture's file has at most 10 MB.",
        bad=_shown(10 * 1024 * 1024 + 1, "a file of more than 10 MB"),
        good=GOOD,
    ),
    told(
        "too-many-pictures",
        "error",
        says="A story has at most 20 pictures.",
        bad=Example(
            "1/ This is it.",
            files=tuple((f"stories/the-question/{n}.png", png()) for n in range(21)),
            note="with 21 pictures",
        ),
        good=GOOD,
    ),
)
