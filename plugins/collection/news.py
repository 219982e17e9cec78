"""What is new in a collection since the last build, and what the next one has to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from plugins.collection.changes import Changes, changes, keep_ties, kept_ties
from plugins.collection.collection import Collection
from plugins.collection.manifest import Manifest
from plugins.collection.place import digest


class News:
    """A collection beside what the last build left of it."""

    def __init__(self, collection: Collection, settled: str, before: Manifest, cache: Path) -> None:
        """settled: a digest of all that pages are made from but stories."""
        self._collection, self._settled = collection, settled
        self._before, self._cache = before, cache
        self._framed = before.frame  # the frame of what is kept of ties
        self._tied: Mapping[str, str] = {}  # by what stories are tied that are as they were

    @cached_property
    def frame(self) -> str:
        """A digest of all that lists show, and of all that pages are made from but stories."""
        return digest(self._settled, self._collection.outline)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Digests of the stories that have a page, by slug."""
        told = (*self._collection.stories, *self._collection.withdrawn)
        return {story.slug: story.digest for story in told}

    def changes(self) -> Changes | None:
        """What some stories can have changed; None where more is new, or it isn't known."""
        if not self._before.whole or self._before.settled != self._settled:
            return None
        ties = kept_ties(self._cache, self._before.frame)
        if ties is None:
            return None
        changed = {slug for slug, _ in self._before.texts.items() ^ self.texts.items()}
        changed |= ties.stories.keys() ^ {story.slug for story in self._collection.stories}
        self._tied = {slug: tie for slug, tie in ties.stories.items() if slug not in changed}
        return changes(self._collection, ties, changed)

    def keep_ties(self) -> None:
        """Keep by what stories are tied to others, if that isn't what the last build kept."""
        if self._framed == self.frame:
            return
        keep_ties(self._cache, self.frame, self._collection, self._tied)
        self._framed = self.frame
