"""Hashtags over the whole collection: which stories carry one, and how it is written.

Spellings merge by key (#MedEd, #meded). Shown is the steward's form, else the one most stories
use, else the one with more words marked by capitals, which a screen reader can tell apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from math import log2
from operator import attrgetter, mul

from plugins.collection.steward import Steward
from plugins.story.model import Listing
from plugins.story.slugs import tag_slug
from plugins.story.tags import key_of

STEPS = 4  # of rarity, until it is half as much
_HASHTAGS, _KEY = attrgetter("hashtags"), attrgetter("key")


@dataclass(frozen=True, slots=True)
class Topic:
    """One hashtag of the collection."""

    key: str
    slug: str  # file name of its page
    name: str  # the spelling to show, without the #
    stories: tuple[Listing, ...]  # that carry it, oldest first


@cache
def rarity(uses: int) -> float:
    """How rare a hashtag is that so many stories carry: half as much for twice as many.

    It goes by steps of a fifth, or one more story with a common hashtag would change a little on
    the pages of all that carry it.
    """
    return 2.0 ** (-round(STEPS * log2(uses)) / STEPS) if uses > 0 else 0.0


def topics_of(stories: Iterable[Listing], steward: Steward) -> dict[str, Topic]:
    """All hashtags of the stories (oldest first) by key, in the order of their keys."""
    carriers: dict[str, list[Listing]] = {}
    votes: dict[str, dict[str, int]] = {}
    for story in stories:
        for hashtag in story.hashtags:
            key, tag = hashtag.key, hashtag.tag
            if key in carriers:
                carriers[key].append(story)
                votes[key][tag] = votes[key].get(tag, 0) + 1
            else:
                carriers[key] = [story]
                votes[key] = {tag: 1}
    return {
        key: Topic(
            key=key,
            slug=tag_slug(key),
            name=steward.show.get(key) or _usual(key, votes[key]),
            stories=tuple(carriers[key]),
        )
        for key in sorted(carriers)
    }


def beside(
    topic: Topic, topics: Mapping[str, Topic], rarities: Mapping[str, float], most: int = 8
) -> tuple[Topic, ...]:
    """The hashtags that stand beside one more often than their own frequency would have it.

    rarities: of all, by key.
    """
    together = Counter(map(_KEY, chain.from_iterable(map(_HASHTAGS, topic.stories))))
    del together[topic.key]
    counts = together.values()
    scores = list(map(mul, map(mul, counts, counts), map(rarities.__getitem__, together)))
    least = sorted(scores)[-most] if len(scores) > most else 0.0
    scored = zip(scores, together, strict=True)
    best = sorted([(-score, key) for score, key in scored if score >= least])
    return tuple([topics[key] for _, key in best[:most]])


def _usual(key: str, votes: Mapping[str, int]) -> str:
    """The spelling to show; one that came by an alias only where there is no other."""
    if len(votes) == 1:
        return next(iter(votes))
    own = {spelling: uses for spelling, uses in votes.items() if key_of(spelling) == key}
    return max((own or votes).items(), key=_weight)[0]


def _weight(vote: tuple[str, int]) -> tuple[int, int, int, str]:
    spelling, uses = vote
    inner = sum(1 for a, b in pairwise(spelling) if a.islower() and b.isupper())
    return uses, inner, sum(map(str.isupper, spelling)), spelling
