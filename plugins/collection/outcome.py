"""What a build did, for those who ran it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


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
