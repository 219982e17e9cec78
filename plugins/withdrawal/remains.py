"""Where the rest of the collection speaks of a story: answers to it, and links to its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.collection.sources import Source, read_bytes, story_files
from plugins.story.decode import decode
from plugins.story.header import split_header
from plugins.story.values import story_slug


class Place(NamedTuple):
    """A line of a file."""

    path: str  # relative to the project
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Remains(NamedTuple):
    """What speaks of a story."""

    replies: tuple[Place, ...]  # stories that are in reply to it
    translations: tuple[Place, ...]  # stories that tell it in another language
    links: tuple[Place, ...]  # lines that link to its page


def remains(root: Path, source: Source) -> Remains:
    """What in the stories and pages of a project speaks of the story in a file.

    A file that can't be read as text speaks of nothing.
    """
    files = story_files(root / "content" / "stories", root)[0]
    texts = [(path, _text(root, path)) for path in _others(root, files, source)]
    stories = {file.path for file in files}
    told = [(path, text) for path, text in texts if path in stories]
    return Remains(
        _named_in("Reply-To", told, source.slug),
        _named_in("Translates", told, source.slug),
        tuple(p for path, text in texts for p in _links(path, text, source.slug)),
    )


def _others(root: Path, files: list[Source], source: Source) -> Iterator[str]:
    yield from (file.path for file in files if file.path != source.path)
    pages = root / "content" / "pages"
    yield from (path.relative_to(root).as_posix() for path in sorted(pages.glob("*.md")))


def _text(root: Path, path: str) -> str:
    return decode(read_bytes(f"{root}/{path}")).text


def _named_in(name: str, told: Iterable[tuple[str, str]], slug: str) -> tuple[Place, ...]:
    """Where a field of this name says the slug."""
    found = ((path, split_header(text).fields.get(name)) for path, text in told if slug in text)
    return tuple(
        Place(path, field.line)
        for path, field in found
        if field and story_slug(field.value) == slug
    )


def _links(path: str, text: str, slug: str) -> Iterator[Place]:
    """Lines with the name of the story's file or page in them."""
    if slug not in text:
        return
    named = re.compile(rf"(?<![\w-]){re.escape(slug)}\.(?:md|html)\b")
    for n, line in enumerate(text.split("\n"), 1):
        if named.search(line) and not line.startswith(("Reply-To:", "Translates:")):
            yield Place(path, n)
