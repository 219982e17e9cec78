"""Pictures in posts and at the head of a story."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from markupsafe import escape

from plugins.collection.album.picture import Gallery
from plugins.collection.album.tones import CLEAR, tone
from plugins.collection.album.variants import Variant, shown_size, variants
from plugins.collection.fragments.partial import partial
from plugins.collection.stencil import escaped
from plugins.collection.text import Text
from plugins.story.model import Listing
from plugins.story.pictures import said


class Pictures:
    """Each picture in the sizes and formats there are of it; where there are none, in words."""

    def __init__(self, env: Environment, gallery: Gallery) -> None:
        self._pictures = gallery.pictures
        self._picture = partial(env, "picture", "lead tone", "avif webp src width height alt title")

    def hung(self, place: str, alt: str, title: str, root: str) -> str:
        """A picture in a post. place: "<slug>/<file name>". root: the way to the site's root."""
        return self._one(place, alt, title, root, lead=False)

    def lead(self, story: Listing, text: Text, root: str) -> str:
        """The picture that a story's header names, at its head; nothing where it can't be shown."""
        place = f"{story.slug}/{text.image}"
        if place not in self._pictures:
            return ""
        return self._one(place, said(text.image_alt), "", root, lead=True)

    def _one(self, place: str, alt: str, title: str, root: str, lead: bool) -> str:
        picture = self._pictures.get(place)
        if picture is None:
            return str(escape(alt))
        files = variants(picture)
        width, height = shown_size(picture)
        words = (
            _set(files.avif, root),
            _set(files.webp, root),
            f"{root}{files.fallback.path}",
            str(width),
            str(height),
            alt,
            title,
        )
        # Where something shines through, a colour behind it would stay.
        ground = CLEAR if picture.alpha else tone(picture.colour)
        return self._picture.fill((lead, ground), escaped(words))


def _set(files: Sequence[Variant], root: str) -> str:
    return ", ".join([f"{root}{file.path} {file.width}w" for file in files])
