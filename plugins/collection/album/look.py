"""One picture file to what the album keeps of it. What it gives can be written by `marshal`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from plugins.collection.album import unfit
from plugins.collection.album.kinds import kind_of
from plugins.collection.album.memory import bounded_memory
from plugins.collection.packing import PackedProblem
from plugins.collection.sources import Source, read_bytes
from plugins.story import limits

Facts: TypeAlias = tuple[int, int, int, bool]  # width, height, colour, alpha: as of a Picture

_SAMPLE = 160  # pixels of width that are enough to tell a colour


def facts(path: str, data: bytes) -> Facts:
    """What is to be seen of a picture. Raises Unfit, and nothing else.

    path: its file. data: its bytes, of which one more than allowed is enough to know.
    """
    if len(data) > limits.PICTURE_BYTES:
        raise unfit.too_heavy(len(data))
    kind = kind_of(data)
    if kind is None:
        raise unfit.of_no_kind(data)
    if not path.lower().endswith(kind.endings):
        raise unfit.misnamed(kind)
    from plugins.collection.album import opening  # here: most builds look at no picture
    from plugins.collection.album.colours import main_colour

    with bounded_memory():
        image, width, height = opening.decoded(data, kind, _SAMPLE)
    return width, height, main_colour(image), image.mode == "RGBA"


@dataclass(frozen=True, slots=True)
class Looker:
    """Where a worker looks at pictures."""

    root: Path
    known: dict[str, bytes]  # digests of the bytes that files had

    def look(self, source: Source) -> Any:
        """(digest, problems, Facts or None) of a file; None if its bytes are as they were."""
        try:
            if source.size > limits.PICTURE_BYTES:
                raise unfit.too_heavy(source.size)
            data = read_picture(self.root, source.path)
            content = hashlib.blake2b(data, digest_size=16).digest()
            if self.known.get(source.path) == content:
                return None
        except unfit.Unfit as fault:
            return b"", (_packed(fault, source.path),), None
        except OSError as error:
            return self.lost(source, str(error.strerror))
        try:
            return content, (), facts(source.path, data)
        except unfit.Unfit as fault:
            return content, (_packed(fault, source.path),), None

    def lost(self, source: Source, why: str) -> Any:
        """What stands for a file over which a worker died."""
        return b"", (_packed(unfit.unreadable(why), source.path),), None


def read_picture(root: Path, path: str) -> bytes:
    """A picture file's bytes; of one that is too large, only enough to see that it is."""
    return read_bytes(f"{root}/{path}", limits.PICTURE_BYTES)


def _packed(fault: unfit.Unfit, path: str) -> PackedProblem:
    return 1, "error", fault.rule, fault.message, fault.remedy, path
