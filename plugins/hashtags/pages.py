"""Pages of hashtags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.letters import by_letter
from plugins.collection.page import Page
from plugins.collection.paging import Paging, parts_of
from plugins.collection.topics import Topic
from plugins.story.model import Listing, Section

STORIES = 20  # a page of one hashtag
MOST_USED = 60  # hashtags that are listed by use


@dataclass(frozen=True, slots=True)
class Passage:
    """The posts of one story that carry a hashtag."""

    story: Listing
    sections: tuple[Section, ...]  # empty where only the header names it
    story_posts: int  # how many posts the story has


def pages(collection: Collection) -> Iterator[Page]:
    """tags/index.html, and tags/<slug>.html for each hashtag."""
    yield from _index(collection)
    for topic in collection.topics.values():
        yield from _topic(collection, topic)


def _index(collection: Collection) -> Iterator[Page]:
    topics = sorted(
        collection.topics.values(), key=lambda topic: (topic.name.casefold(), topic.key)
    )
    by_use = tuple(sorted(topics, key=lambda topic: -len(topic.stories))[:MOST_USED])
    shows = tuple(f"{t.slug} {t.name} {len(t.stories)}" for t in topics)
    for paging, letters in by_letter(topics, lambda topic: topic.name, "tags/index"):
        data = {"letters": letters, "by_use": by_use, "paging": paging}
        yield Page(paging.path, "tags.html", shows, partial(dict, data))


def _topic(collection: Collection, topic: Topic) -> Iterator[Page]:
    beside = tuple(collection.topics[key] for key in topic.beside)
    names = (topic.name, *(f"{other.slug} {other.name}" for other in beside))
    for stories, paging in parts_of(topic.stories, f"tags/{topic.slug}", STORIES):
        shown = tuple(story.digest for story in stories)
        yield Page(
            path=paging.path,
            template="tag.html",
            shows=(
                repr(paging),
                str(len(topic.stories)) if not paging.newer else "",
                *names,
                *shown,
            ),
            data=partial(_data, collection, topic, beside, stories, paging),
        )


def _data(
    collection: Collection,
    topic: Topic,
    beside: tuple[Topic, ...],
    stories: tuple[Listing, ...],
    paging: Paging,
) -> Mapping[str, object]:
    passages = tuple(_passage(collection, topic, story) for story in stories)
    return {"topic": topic, "passages": passages, "beside": beside, "paging": paging}


def _passage(collection: Collection, topic: Topic, story: Listing) -> Passage:
    sections = collection.whole(story).sections
    carrying = (s for s in sections if any(hashtag.key == topic.key for hashtag in s.hashtags))
    return Passage(story, tuple(carrying), len(sections))
