"""Pages of hashtags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from plugins.collection import concerned
from plugins.collection.collection import Collection
from plugins.collection.letters import by_letter, names_show
from plugins.collection.page import Page
from plugins.collection.paging import Paging, parts_of
from plugins.collection.text import Shown
from plugins.collection.topics import Topic
from plugins.hashtags.life import Life, life_of
from plugins.story.model import Listing

STORIES = 10  # a page of one hashtag: their posts are whole
MOST_USED = 60  # hashtags that are listed by use


class Passage(NamedTuple):
    """The posts of one story that carry a hashtag."""

    story: Listing
    posts: tuple[Shown, ...]  # empty where only the header names it
    story_posts: int  # how many posts the story has


def pages(collection: Collection) -> Iterator[Page]:
    """tags/<slug>.html for each hashtag."""
    for topic in concerned.topics(collection):
        yield from _topic(collection, topic)


def index(collection: Collection) -> Iterator[Page]:
    """tags/index.html."""
    topics = sorted(collection.topics.values(), key=lambda t: (t.name.casefold(), t.key))
    by_use = tuple(sorted(topics, key=lambda topic: -len(topic.stories))[:MOST_USED])
    for paging, letters in by_letter(topics, lambda topic: topic.name, "tags/index"):
        used = () if paging.newer else by_use  # the first page alone has them
        data = {"letters": letters, "by_use": used, "paging": paging}
        shows = names_show(letters, paging, _line, *map(_line, used))
        yield Page(paging.path, "tags.html", (), shows, partial(dict, data))


def _line(topic: Topic) -> str:
    return f"{topic.slug} {topic.name} {len(topic.stories)}"


def _topic(collection: Collection, topic: Topic) -> Iterator[Page]:
    life = cache(lambda: life_of(topic.stories))
    for stories, paging in parts_of(topic.stories, f"tags/{topic.slug}", STORIES):
        yield Page(
            paging.path,
            "tag.html",
            stories,
            partial(_shows, collection, topic, paging, life),
            partial(_data, collection, topic, stories, paging, life),
            still=collection.topic_stays(topic),
        )


def _shows(
    collection: Collection, topic: Topic, paging: Paging, life_of_topic: Callable[[], Life]
) -> Iterable[str]:
    shown = (repr(paging), topic.name)
    if paging.newer:  # an older page stays as it is, whatever comes
        return shown
    beside = [f"{other.slug} {other.name}" for other in collection.beside(topic)]
    return (*shown, str(len(topic.stories)), repr(life_of_topic()), *beside)


def _data(
    collection: Collection,
    topic: Topic,
    stories: tuple[Listing, ...],
    paging: Paging,
    life_of_topic: Callable[[], Life],
) -> Mapping[str, object]:
    passages = tuple(_passage(collection, topic, story) for story in stories)
    given = {"topic": topic, "carriers": passages, "paging": paging}
    if paging.newer:
        return {**given, "beside": (), "life": None}
    return {**given, "beside": collection.beside(topic), "life": life_of_topic()}


def _passage(collection: Collection, topic: Topic, story: Listing) -> Passage:
    text = collection.text(story)
    return Passage(story, text.carrying(topic.key), len(text.posts))
