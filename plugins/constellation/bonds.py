"""What binds stories to each other: answers, and hashtags that only a few of them carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from plugins.collection.collection import Collection
from plugins.collection.topics import Topic
from plugins.story.model import Listing

Pair: TypeAlias = tuple[int, int]

MOST = 90  # stories in one picture: more can't be told apart, and come a round trip later
ANSWERED = 60  # of them, at most, because of an answer; the rest are the newest
RARE = 5  # stories of the collection that carry a hashtag which binds them, at most


@dataclass(frozen=True, slots=True)
class Shared:
    """A rare hashtag."""

    topic: Topic
    stories: tuple[int, ...]  # that carry it, by their places, oldest first


@dataclass(frozen=True, slots=True)
class Bonds:
    """Some stories and what is between them; a story is named by its place."""

    stories: tuple[Listing, ...]  # oldest first
    of: int  # how many there are in all
    replies: tuple[Pair, ...]  # a story and one that answers it
    shared: tuple[Shared, ...]  # rarest first
    lines: tuple[Pair, ...]  # those next to each other in time of each that share a hashtag
    near: tuple[tuple[int, ...], ...]  # for each story those it has a thread or line to


def bonds_of(collection: Collection) -> Bonds:
    """The bonds of a collection; of a large one those of the newest stories, and of some with
    answers."""
    stories = _chosen(collection)
    place = {story.slug: n for n, story in enumerate(stories)}
    answers = [(place[s.reply_to], n) for n, s in enumerate(stories) if s.reply_to in place]
    replies = tuple(sorted(answers))
    shared = _shared(collection, stories)
    lines = _lines(shared, frozenset(replies))
    near = _near(len(stories), (*replies, *lines))
    return Bonds(stories, len(collection.stories), replies, shared, lines, near)


def _chosen(collection: Collection) -> tuple[Listing, ...]:
    if len(collection.stories) <= MOST:
        return collection.stories
    answered: dict[str, Listing] = {}
    for pair in reversed(collection.pairs):
        if len(answered) + 2 > ANSWERED:
            break
        answered.update((story.slug, story) for story in pair)
    chosen = dict(answered)
    for story in collection.newest(MOST):
        if len(chosen) == MOST:
            break
        chosen[story.slug] = story
    return tuple(sorted(chosen.values(), key=lambda story: (story.date, story.slug)))


def _shared(collection: Collection, stories: Sequence[Listing]) -> tuple[Shared, ...]:
    """The hashtags that are rarest in the whole collection, as long as there are fewer lines than
    stories."""
    carriers: dict[str, list[int]] = defaultdict(list)
    for n, story in enumerate(stories):
        for hashtag in story.hashtags:
            carriers[hashtag.key].append(n)
    tied = [(collection.topics[key], places) for key, places in carriers.items() if places[1:]]
    rare = sorted((len(t.stories), t.key, t, p) for t, p in tied if len(t.stories) <= RARE)
    shared, lines = [], 0
    for _, _, topic, places in rare:
        lines += len(places) - 1
        if lines > len(stories):
            break
        shared.append(Shared(topic, tuple(places)))
    return tuple(shared)


def _lines(shared: Iterable[Shared], replies: Container[Pair]) -> tuple[Pair, ...]:
    """One line a pair, and none along a thread."""
    pairs = dict.fromkeys(pair for tag in shared for pair in pairwise(tag.stories))
    return tuple(pair for pair in pairs if pair not in replies)


def _near(stories: int, pairs: Iterable[Pair]) -> tuple[tuple[int, ...], ...]:
    found: list[set[int]] = [set() for _ in range(stories)]
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return tuple(tuple(sorted(others)) for others in found)
