"""Pictures whose files tell where they were taken: nobody sees it on the site, but the files are
public in the repository."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.collection.album.kinds import kind_of
from plugins.collection.album.opening import opened
from plugins.collection.sources import Source, read_bytes
from plugins.story.limits import PICTURE_BYTES
from plugins.story.model import Problem

_GPS = 0x8825  # of EXIF 2.3, 4.6.3
_EXIF = (b"Exif", b"eXIf", b"EXIF")  # how it begins in JPEG and AVIF, in PNG, in WebP
_REMEDY = (
    "Take it out before you add the file: exiftool -gps:all= and the file's name; or open the "
    "picture, and save it under another name without location or metadata."
)


def placed(root: Path, pictures: Sequence[Source]) -> Iterator[Problem]:
    """A Problem for each picture that tells its place. root: the project."""
    for source in pictures:
        try:
            data = read_bytes(f"{root}/{source.path}", PICTURE_BYTES)
        except OSError:
            continue  # whoever looks at the picture itself says so
        if any(sign in data for sign in _EXIF) and tells_place(data):
            message = "The picture's file tells where it was taken."
            yield Problem(0, "warning", "picture-tells-place", message, _REMEDY, source.path)


def tells_place(data: bytes) -> bool:
    """Whether a picture has a place in it, as EXIF has it."""
    kind = kind_of(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return kind is not None and bool(opened(data, kind).getexif().get_ifd(_GPS))
        except Exception:  # a picture that can't be opened is told elsewhere; EXIF may be anything
            return False
