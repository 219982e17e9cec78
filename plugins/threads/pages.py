"""Pages of stories, and of stories that were withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.story.model import Listing


def pages(collection: Collection) -> Iterator[Page]:
    """One page a story at stories/<slug>.html."""
    for story in collection.stories:
        yield Page(
            path=f"stories/{story.slug}.html",
            template="story.html",
            shows=_shows(collection, story),
            data=partial(_data, collection, story),
        )
    for story in collection.withdrawn:
        yield Page(f"stories/{story.slug}.html", "withdrawn.html", (), partial(_tombstone, story))


def _shows(collection: Collection, story: Listing) -> tuple[str, ...]:
    links = collection.links[story.slug]
    around = (links.previous, links.next, links.answers, None, *links.replies, None, *links.related)
    return (
        story.digest,
        *(other.shown if other else "" for other in around),
        *(collection.topics[hashtag.key].name for hashtag in story.hashtags),
        collection.voices[story.author.slug].name,
    )


def _data(collection: Collection, story: Listing) -> Mapping[str, object]:
    return {
        "story": collection.whole(story),
        "links": collection.links[story.slug],
        "topics": tuple(collection.topics[hashtag.key] for hashtag in story.hashtags),
        "voice": collection.voices[story.author.slug],
    }


def _tombstone(story: Listing) -> Mapping[str, object]:
    return {"story": story}
