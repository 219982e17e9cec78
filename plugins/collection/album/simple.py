"""Pictures for feeds and for other programs: one file, and no choice."""

from __future__ import annotations

from functools import partial

from markupsafe import escape

from plugins.collection.album.picture import Gallery
from plugins.collection.album.variants import variants
from plugins.collection.rooted import Hang


def simple(gallery: Gallery) -> Hang:
    """What makes HTML of the pictures in a gallery, that even an old feed reader understands."""
    return partial(_img, gallery)


def _img(gallery: Gallery, place: str, alt: str, title: str, root: str) -> str:
    picture = gallery.pictures.get(place)
    if picture is None:
        return str(escape(alt))
    file = variants(picture).fallback
    said = f' title="{escape(title)}"' if title else ""
    return (
        f'<img src="{escape(root)}{file.path}" width="{file.width}" height="{file.height}"'
        f' alt="{escape(alt)}"{said}>'
    )
