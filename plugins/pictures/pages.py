"""The files of pictures: pictures/<name>-<width>.avif, .webp and .jpg or .png."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from plugins.collection.album.album import reading_key
from plugins.collection.album.variants import variants
from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.place import digest, folder_digest


def pages(collection: Collection) -> Iterator[Page]:
    """The files of every picture that a story shows. The original is not among them."""
    gallery = collection.gallery
    by_content = {picture.content: picture for picture in gallery.pictures.values()}
    if not by_content:
        return
    means = _means()
    for _, picture in sorted(by_content.items()):
        shows = partial(tuple, (picture.content, means))
        for variant in variants(picture).all:
            data = partial(_data, gallery.root, picture, variant)
            yield Page(
                variant.path,
                "",
                (),
                shows,
                data,
                costly=True,
                passing=True,
                source=picture.path,
            )


def _means() -> str:
    """A digest of what pictures are made with: the code that does it, and Pillow."""
    return digest(folder_digest(Path(__file__).parent, ending=".py"), reading_key())


def _data(*given: object) -> bytes:
    from plugins.pictures.encode import encoded  # here: Pillow is needed only where one is made

    return encoded(*given)  # type: ignore[arg-type]  # as `pages` gives them
