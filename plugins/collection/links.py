"""How stories stand to each other: before and after, answers, what is related, and a walk."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from plugins.collection.carried import Carried, numbers
from plugins.collection.translations import groups_of
from plugins.story.model import Listing

RELATED = 3  # related stories shown under a story
NEAREST = 4  # of one hashtag's stories, how many on each side in time are looked at
# Of the replies to one story that are read beside it on a page of their own: the oldest, and one of
# each person, so that nobody crowds out another.
PAIRS = 20


class Links(NamedTuple):
    """Where a reader may go from one story."""

    previous: Listing | None  # the next older story
    next: Listing | None
    answers: Listing | None  # the story it is in reply to
    replies: tuple[Listing, ...]  # oldest first
    beside: tuple[Listing, ...]  # those of them that a page has beside the story
    translations: tuple[Listing, ...]  # this story in all its languages, original first; or none
    related: tuple[Listing, ...]  # closest first; no answer, reply or translation
    another: Listing | None  # the next in a walk through all stories, in no order; None if alone
    paired: bool  # whether a page has this story beside the one it is in reply to


class Ties:
    """What is needed to tell the links of any story: made once, in one pass."""

    def __init__(self, stories: Sequence[Listing], carried: Carried) -> None:
        """stories: oldest first. carried: which hashtags they carry."""
        self.stories, self._carried = stories, carried
        self.place = {story.slug: n for n, story in enumerate(stories)}
        self.replies: dict[str, list[Listing]] = defaultdict(list)
        for story in stories:
            if story.reply_to in self.place:
                self.replies[story.reply_to].append(story)
        self._beside = {slug: _one_each(replies) for slug, replies in self.replies.items()}
        self.translations = groups_of(stories)
        self._days = numbers([story.date.toordinal() for story in stories])
        self._another = _ring(stories)

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
        translations = self.translations.get(story.slug, ())
        if translations:
            named.update([self.place[other.slug] for other in translations])
        return Links(
            previous=self.stories[n - 1] if n else None,
            next=self.stories[n + 1] if n + 1 < len(self.stories) else None,
            answers=None if asked is None else self.stories[asked],
            replies=tuple(replies),
            beside=self._beside.get(story.slug, ()),
            translations=translations,
            related=self._related(n, named),
            another=self._another.get(story.slug),
            paired=asked is not None and story in self._beside[story.reply_to],
        )

    def before_in_walk(self, slug: str) -> Sequence[str]:
        """The slug after which one comes, or would come, in the walk; none where nothing does."""
        walk = list(self._another)
        here = bisect_left(walk, _chance(slug), key=_chance)
        return walk[here - 1 : here or None] if walk else ()

    def pairs(self) -> Iterator[tuple[Listing, Listing]]:
        """Each story with each reply that is read beside it, by the dates of the replies."""
        for story in self.stories:
            if story.reply_to in self.place and story in self._beside[story.reply_to]:
                yield self.stories[self.place[story.reply_to]], story

    def _related(self, n: int, named: set[int]) -> tuple[Listing, ...]:
        """The stories that share the rarest hashtags with one; nearer in days where equal.

        Of a frequent hashtag only the stories nearest in time are looked at: all pairs would be
        quadratic, and a hashtag that everybody uses says little.
        """
        weights: dict[int, float] = {}
        weighed = weights.get
        for hashtag in self._carried.of(n):
            carriers = self._carried.carriers[hashtag]
            weight = self._carried.rarities[hashtag]
            here = bisect_left(carriers, n)
            for other in carriers[max(0, here - NEAREST) : here + NEAREST + 1]:
                weights[other] = weighed(other, 0.0) + weight
        enough = RELATED + len(named)
        least = sorted(weights.values())[-enough] if len(weights) > enough else 0.0
        days, day = self._days, self._days[n]
        ranked = sorted([(-w, abs(day - days[k]), k) for k, w in weights.items() if w >= least])
        found = [k for _, _, k in ranked if k not in named]
        return tuple([self.stories[k] for k in found[:RELATED]])


def _one_each(replies: Sequence[Listing]) -> tuple[Listing, ...]:
    """The first reply of each person: no story, and nobody, fills any number of pages."""
    first: dict[str, Listing] = {}
    for reply in replies:
        first.setdefault(reply.author.slug, reply)
    return tuple(islice(first.values(), PAIRS))


def _ring(stories: Sequence[Listing]) -> dict[str, Listing]:
    """After each story another, by slug: one walk through all of them, the last before the first.

    The order is that of a digest of their slugs: as good as chance to a reader, the same in every
    build, and a new story changes what one other leads to.
    """
    if len(stories) < 2:
        return {}
    mixed = sorted(stories, key=lambda story: _chance(story.slug))
    slugs = [story.slug for story in mixed]
    return dict(zip(slugs, [*mixed[1:], mixed[0]], strict=True))


def _chance(slug: str) -> bytes:
    return blake2b(slug.encode(), digest_size=8).digest()
