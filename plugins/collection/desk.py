"""One story file to what the shelf keeps of it."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.collection import packing, precompiled
from plugins.collection.bounded import TooLong, bounded
from plugins.collection.records import NOWHERE
from plugins.collection.sources import Source, read_bytes
from plugins.collection.text import text_of
from plugins.story.limits import READ_SECONDS
from plugins.story.reading import Reading

PATIENCE = 10.0 * READ_SECONDS  # of the clock: for what hangs where it can't be interrupted


def is_loaded() -> bool:
    """Whether this process can read at once: to load takes as long as to read a hundred files."""
    return "plugins.story.read" in sys.modules


def load_usual() -> None:
    """Load what reading most stories needs: before workers are forked that would each do it."""
    from plugins.story import read  # noqa: F401

    precompiled.keep()


def load() -> None:
    """Load all that reading needs, which is worth it for many stories."""
    from plugins.story.markup import blocks  # noqa: F401

    load_usual()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a worker reads files. What it gives can be written by `marshal`."""

    root: Path
    reading: Reading
    known: dict[str, bytes]  # digests of the bytes that files had
    put: Callable[[bytes], Any]  # puts a story's record away; where it is, as `marshal` writes it

    def read(self, source: Source) -> Any:
        """(digest, problems, listing, where the record is) of a file; no listing where it is no
        story. None if its bytes are as they were."""
        from plugins.story.read import digest_of, read_story  # here: most builds read nothing

        try:
            data = read_bytes(f"{self.root}/{source.path}")
        except OSError as error:
            return b"", (_unreadable(source.path, str(error.strerror)),), None, NOWHERE
        content = digest_of(data)
        if self.known.get(source.path) == content:
            return None
        try:
            given = (source.path, data, self.reading, content)
            story, problems = bounded(READ_SECONDS, read_story, *given)
        except TooLong:
            return b"", (_slow(source.path),), None, NOWHERE
        packed = tuple(packing.pack_problem(problem) for problem in problems)
        if story is None:
            return content, packed, None, NOWHERE
        text = packing.pack_text(text_of(story))
        record = marshal.dumps(text, packing.PLAIN)
        return content, packed, packing.pack_listing(story), self.put(record)

    def lost(self, source: Source, why: str) -> Any:
        """What stands for a file over which a worker died."""
        return b"", (_unreadable(source.path, why),), None, NOWHERE


def _unreadable(path: str, why: str) -> packing.PackedProblem:
    remedy = "Look at the file's rights and at its text; if both are fine, please tell us."
    return (1, "error", "unreadable", f"The file can't be read: {why}.", remedy, path)


def _slow(path: str) -> packing.PackedProblem:
    message = f"Reading this story takes longer than {READ_SECONDS} seconds, so it was given up."
    remedy = "Something in it stands there very many times, or very deep: make it simpler."
    return (1, "error", "too-slow", message, remedy, path)
