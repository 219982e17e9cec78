"""What pages may have to be made of: everything, or what stories with new texts are part of.

A feature may leave out the pages of anything else: where only texts are new, they stay as they are.
It may not leave out a page that is `passing`. The new stories themselves say what they are part of:
to ask all others takes long in a collection of thousands, and most edits are of one text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugins.collection.collection import Collection
from plugins.collection.topics import Topic
from plugins.collection.voices import Voice
from plugins.story.model import Listing


def stories(collection: Collection) -> Sequence[Listing]:
    """The stories for which pages may have to be made, oldest first."""
    return collection.stories if collection.retold is None else collection.retold


def topics(collection: Collection) -> Iterable[Topic]:
    """The hashtags that they carry, in the order of their keys."""
    if collection.retold is None:
        return collection.topics.values()
    keys = {hashtag.key for story in collection.retold for hashtag in story.hashtags}
    return [topic for key, topic in collection.topics.items() if key in keys]


def voices(collection: Collection) -> Iterable[Voice]:
    """The people who tell them, in the order of their names."""
    if collection.retold is None:
        return collection.voices.values()
    slugs = {story.author.slug for story in collection.retold}
    return [voice for slug, voice in collection.voices.items() if slug in slugs]
