"""What a build did, for those who ran it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # where nothing changed, neither is needed
    from plugins.collection.manifest import Manifest
    from plugins.collection.page import Page


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    stories: int = 0  # on the site
    pages: int = 0  # there are
    read: int = 0  # files that were read
    made: int = 0  # pages that were made again
    written: int = 0  # files whose bytes changed
    removed: int = 0
    reasons: Callable[[], Iterable[str]] = tuple  # why each page was made, in words

    def in_words(self, seconds: float) -> str:
        """One line for the end of a build."""
        return (
            f"{_count(self.stories, 'story', 'stories')}, {self.read:,} read; "
            f"{_count(self.pages, 'page', 'pages')}, {self.made:,} made; "
            f"{_count(self.written, 'file', 'files')} written, {self.removed:,} removed; "
            f"{seconds:.2f} s"
        )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def reasons(
    todo: Sequence[Page], there: Container[str], base: str, before: Manifest
) -> Iterator[str]:
    """Why each page was made, in words.

    there: the addresses of the files that were there. base: the digest of what all pages are made
    from. before: what the last build left.
    """
    for page in todo:
        digest = before.made.get(page.path, "")
        texts = [s.path for s in page.texts if before.texts.get(s.slug) != s.digest]
        if page.path not in before.made:
            why = "it is new"
        elif not digest:
            why = "the last build did not end"
        elif page.path not in there:
            why = "its file was gone"
        elif before.base != base and not page.costly:
            why = "settings, templates or code changed"
        elif texts:
            why = f"shows {', '.join(texts[:3])}{' …' if len(texts) > 3 else ''}"
        else:
            why = "what it lists changed"
        yield f"{page.path}: {why}"
