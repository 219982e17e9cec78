"""A picture file to one of the site's files of it: the same bytes every time."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.collection.album.kinds import kind_of
from plugins.collection.album.look import read_picture
from plugins.collection.album.opening import decoded
from plugins.collection.album.picture import Picture
from plugins.collection.album.variants import FALLBACK, LEAN, QUALITIES, WIDTHS, Variant

# One thread: the workers share the cores already, and the bytes must not depend on their number.
_HOW: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"codec": "aom", "speed": 8, "subsampling": "4:2:0", "max_threads": 1}),
    "webp": ("WEBP", {"method": 4}),
    "jpg": ("JPEG", {"progressive": True, "optimize": True, "subsampling": "4:2:0"}),
    "png": ("PNG", {"optimize": True}),
}


class Changed(RuntimeError):
    """A picture is not what it was when it was looked at."""


def encoded(root: Path, picture: Picture, variant: Variant) -> bytes:
    """The bytes of a file: of the first quality that is lean enough, where it is for phones.

    root: the project. Raises Changed where the picture was changed meanwhile.
    """
    image = _source(root, picture.path, picture.content)
    if image.width != variant.width:
        size = (variant.width, variant.height)
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    format_name, how = _HOW[variant.ending]
    data = b""
    for quality in QUALITIES[variant.ending]:
        out = BytesIO()
        given = {"quality": quality} if quality else {}
        image.save(out, format_name, **how, **given)
        data = out.getvalue()
        if variant.width > FALLBACK or len(data) <= LEAN * variant.width // FALLBACK:
            break
    return data


@lru_cache(maxsize=1)  # the files of one picture are made one after the other
def _source(root: Path, path: str, content: str) -> Image.Image:
    """A picture as large as the largest file of it."""
    data = read_picture(root, path)
    kind = kind_of(data)
    if kind is None or hashlib.blake2b(data, digest_size=16).hexdigest() != content:
        raise Changed(f"{path} was changed while the site was built. Build it again.")
    return decoded(data, kind, WIDTHS[-1]).image
