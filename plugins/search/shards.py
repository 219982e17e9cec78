"""Which stories share an index.

One index as long as it is quickly made; then one a year, so that an edit has one year indexed
again. A browser joins them: that costs it a little more, and a small collection doesn't need it.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.collection.collection import Collection
from plugins.collection.place import digest
from plugins.story.model import Listing

MOST = 2500  # stories in one index: 4 seconds and 500 MB
ALL = "all"


@dataclass(frozen=True, slots=True)
class Shard:
    """Stories that share an index."""

    name: str  # its folder
    stories: tuple[Listing, ...]  # oldest first

    def key(self, collection: Collection, means: str) -> str:
        """A digest of all that the index is made from. means: of what it is made with."""
        topics = collection.topics
        parts = [means]
        for story in self.stories:
            parts += [story.slug, story.digest, *[topics[tag.key].name for tag in story.hashtags]]
        return digest(*parts)


def shards(collection: Collection) -> tuple[Shard, ...]:
    """The indexes of a collection, newest first; none where there is no story."""
    if not collection.stories:
        return ()
    if len(collection.stories) <= MOST:
        return (Shard(ALL, collection.stories),)
    return tuple(Shard(str(year), stories) for year, stories in collection.years.items())
