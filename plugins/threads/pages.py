"""Pages of stories, and of stories that were withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from plugins.collection import concerned
from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.story.model import Listing


def pages(collection: Collection) -> Iterator[Page]:
    """One page a story at stories/<slug>.html."""
    for story in concerned.stories(collection):
        yield Page(
            f"stories/{story.slug}.html",
            "story.html",
            (story,),
            partial(_shows, collection, story),
            partial(_data, collection, story),
            still=collection.stays(story),
        )
    for story in collection.withdrawn:
        data = partial(_tombstone, story)
        yield Page(f"stories/{story.slug}.html", "withdrawn.html", (), nothing, data)


def _shows(collection: Collection, story: Listing) -> Iterable[str]:
    links = collection.links(story)
    around = (links.previous, links.next, links.answers, None, *links.replies, None, *links.related)
    around += (None, *links.translations, None, links.another)
    return (
        *[other.shown if other else "" for other in around],
        *[collection.topics[hashtag.key].name for hashtag in story.hashtags],
        collection.voices[story.author.slug].name,
        "paired" if links.paired else "",
    )


def _data(collection: Collection, story: Listing) -> Mapping[str, object]:
    return {
        "story": story,
        "text": collection.text(story),
        "links": collection.links(story),
        "topics": tuple(collection.topics[hashtag.key] for hashtag in story.hashtags),
        "voice": collection.voices[story.author.slug],
    }


def _tombstone(story: Listing) -> Mapping[str, object]:
    return {"story": story}
