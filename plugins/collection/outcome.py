"""What a build did, for those who ran it."""

from __future__ import annotations

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
    reasons: tuple[str, ...] = ()  # why each page was made: "stories/ada.html: it is new"

    def in_words(self, seconds: float) -> str:
        """One line for the end of a build."""
        return (
            f"{self.stories:,} stories, {self.read:,} read; {self.pages:,} pages, {self.made:,} "
            f"made; {self.written:,} files written, {self.removed:,} removed; {seconds:.2f} s"
        )
