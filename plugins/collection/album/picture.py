"""A picture that can be shown, and all those that the site shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Picture(NamedTuple):
    """A picture file, and what was seen when it was read."""

    path: str  # the file, relative to the project
    content: str  # a digest of its bytes, in hex
    width: int  # pixels, once it is turned upright
    height: int
    colour: int  # the one that most of it has, 0xRRGGBB in sRGB
    alpha: bool  # whether anything shines through


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures that the site shows, by the story that shows them: "<slug>/<file name>"."""

    root: Path  # the project, to which the paths of pictures are relative
    pictures: Mapping[str, Picture]


EMPTY = Gallery(Path(), {})
