"""How stories stand to each other: before and after, answers, and what is related."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.collection.topics import Topic
from plugins.story.model import Listing

RELATED = 3  # related stories shown under a story
NEAREST = 8  # of one hashtag's stories, how many on each side in time are looked at


@dataclass(frozen=True, slots=True)
class Links:
    """Where a reader may go from one story."""

    previous: Listing | None  # the next older story
    next: Listing | None
    answers: Listing | None  # the story it is in reply to
    replies: tuple[Listing, ...]  # oldest first
    related: tuple[Listing, ...]  # closest first; none that is named above as answer or reply


def links_of(stories: Sequence[Listing], topics: Mapping[str, Topic]) -> dict[str, Links]:
    """The links of every story (oldest first), by slug.

    A reply to a story that isn't there has `answers` None (the reader of the file is told by
    `plugins.collection.admit`).
    """
    by_slug = {story.slug: story for story in stories}
    replies: dict[str, list[Listing]] = defaultdict(list)
    for story in stories:
        if story.reply_to in by_slug:
            replies[story.reply_to].append(story)
    place = {story.slug: n for n, story in enumerate(stories)}
    posts = {key: [place[story.slug] for story in topic.stories] for key, topic in topics.items()}
    links = {}
    for n, story in enumerate(stories):
        answers = by_slug.get(story.reply_to)
        named = {story.slug, *(other.slug for other in replies[story.slug])}
        if answers:
            named.add(answers.slug)
        links[story.slug] = Links(
            previous=stories[n - 1] if n else None,
            next=stories[n + 1] if n + 1 < len(stories) else None,
            answers=answers,
            replies=tuple(replies[story.slug]),
            related=_related(n, story, stories, posts, named),
        )
    return links


def _related(
    n: int,
    story: Listing,
    stories: Sequence[Listing],
    posts: Mapping[str, list[int]],
    named: set[str],
) -> tuple[Listing, ...]:
    """The stories that share the rarest hashtags with this one; nearer in time where equal.

    Of a frequent hashtag only the stories nearest in time are looked at: all pairs would be
    quadratic, and a hashtag that everybody uses says little.
    """
    weights: dict[int, float] = defaultdict(float)
    for hashtag in story.hashtags:
        carriers = posts[hashtag.key]
        here = bisect_left(carriers, n)
        for other in carriers[max(0, here - NEAREST) : here + NEAREST + 1]:
            weights[other] += 1 / len(carriers)
    ranked = sorted((-weight, abs(n - other), other) for other, weight in weights.items())
    found = (stories[other] for _, _, other in ranked)
    return tuple(s for s in found if s.slug not in named)[:RELATED]
