"""How stories stand to each other: before and after, answers, and what is related."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.collection.topics import Topic
from plugins.story.model import Listing

RELATED = 3  # related stories shown under a story
NEAREST = 4  # of one hashtag's stories, how many on each side in time are looked at


@dataclass(frozen=True, slots=True)
class Links:
    """Where a reader may go from one story."""

    previous: Listing | None  # the next older story
    next: Listing | None
    answers: Listing | None  # the story it is in reply to
    replies: tuple[Listing, ...]  # oldest first
    related: tuple[Listing, ...]  # closest first; none that is named above as answer or reply


class Ties:
    """What is needed to tell the links of any story: made once, in one pass."""

    def __init__(self, stories: Sequence[Listing], topics: Mapping[str, Topic]) -> None:
        self.stories = stories  # oldest first
        self.place = {story.slug: n for n, story in enumerate(stories)}
        self.carriers = {
            key: [self.place[story.slug] for story in topic.stories]
            for key, topic in topics.items()
        }
        self.replies: dict[str, list[Listing]] = defaultdict(list)
        for story in stories:
            if story.reply_to in self.place:
                self.replies[story.reply_to].append(story)

    def links(self, story: Listing) -> Links:
        """The links of one story.

        A reply to a story that isn't there has `answers` None (whoever wrote it is told by
        `plugins.collection.admit`).
        """
        n = self.place[story.slug]
        asked = self.place.get(story.reply_to)
        replies = self.replies.get(story.slug, [])
        named = {n, *(self.place[other.slug] for other in replies)}
        if asked is not None:
            named.add(asked)
        return Links(
            previous=self.stories[n - 1] if n else None,
            next=self.stories[n + 1] if n + 1 < len(self.stories) else None,
            answers=None if asked is None else self.stories[asked],
            replies=tuple(replies),
            related=self._related(n, story, named),
        )

    def _related(self, n: int, story: Listing, named: set[int]) -> tuple[Listing, ...]:
        """The stories that share the rarest hashtags with this one; nearer in time where equal.

        Of a frequent hashtag only the stories nearest in time are looked at: all pairs would be
        quadratic, and a hashtag that everybody uses says little.
        """
        weights: dict[int, float] = {}
        weighed = weights.get
        for hashtag in story.hashtags:
            carriers = self.carriers[hashtag.key]
            here = bisect_left(carriers, n)
            weight = 1 / len(carriers)
            for other in carriers[max(0, here - NEAREST) : here + NEAREST + 1]:
                weights[other] = weighed(other, 0.0) + weight
        enough = RELATED + len(named)
        least = sorted(weights.values())[-enough] if len(weights) > enough else 0.0
        ranked = sorted([(-w, abs(n - k), k) for k, w in weights.items() if w >= least])
        found = [k for _, _, k in ranked if k not in named]
        return tuple([self.stories[k] for k in found[:RELATED]])
