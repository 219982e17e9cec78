"""The kinds of picture that are read: told by a file's first bytes, never by its name alone."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of picture."""

    format: str  # Pillow's name
    name: str  # people's
    endings: tuple[str, ...]  # of files, in lower case


JPEG = Kind("JPEG", "JPEG", (".jpg", ".jpeg"))
PNG = Kind("PNG", "PNG", (".png",))
WEBP = Kind("WEBP", "WebP", (".webp",))
AVIF = Kind("AVIF", "AVIF", (".avif",))

# What people have most often instead, by its first bytes, so that they can be told.
_OTHERS = (
    (b"GIF8", "a GIF"),
    (b"%PDF", "a PDF document"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"PK\3\4", "a ZIP archive or an office document"),
    (b"version https://git-lfs", "a pointer that Git LFS left instead of the picture"),
)


def kind_of(data: bytes) -> Kind | None:
    """The kind of picture that bytes begin as; None where it is none of ours."""
    if data[:3] == b"\xff\xd8\xff":
        return JPEG
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return AVIF
    if data[4:8] == b"ftyp" and data[8:12] in (b"mif1", b"msf1") and b"avif" in data[16:64]:
        return AVIF
    return None


def what_else(data: bytes) -> str:
    """What bytes of no kind of ours are, in words, as well as it can be told."""
    for start, name in _OTHERS:
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        return "a film or a HEIC picture"
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "a text in the manner of HTML or SVG"
    return "something else" if data else "empty"
