"""Hashtags over the whole collection: which stories carry one, and how it is written.

Spellings merge by key (#MedEd, #meded). Shown is the steward's form, else the one most stories
use, else the one with more words marked by capitals, which a screen reader can tell apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import attrgetter, mul

from plugins.collection.carried import Carried
from plugins.collection.steward import Steward
from plugins.story.model import Listing
from plugins.story.slugs import tag_slug
from plugins.story.tags import key_of

_HASHTAGS = attrgetter("hashtags")


@dataclass(frozen=True, slots=True)
class Topic:
    """One hashtag of the collection."""

    key: str
    slug: str  # file name of its page
    name: str  # the spelling to show, without the #
    stories: tuple[Listing, ...]  # that carry it, oldest first


def topics_of(stories: Sequence[Listing], carried: Carried, steward: Steward) -> dict[str, Topic]:
    """All hashtags of the stories by key, in the order of their keys. carried: of these stories."""
    votes: dict[str, dict[str, int]] = {key: {} for key in carried.number}
    for hashtag, uses in Counter(chain.from_iterable(map(_HASHTAGS, stories))).items():
        votes[hashtag.key][hashtag.tag] = uses
    return {
        key: Topic(
            key=key,
            slug=tag_slug(key),
            name=steward.show.get(key) or _usual(key, votes[key]),
            stories=tuple([stories[n] for n in carried.carriers[carried.number[key]]]),
        )
        for key in sorted(votes)
    }


def beside(key: str, carried: Carried, most: int = 8) -> list[str]:
    """The keys of hashtags that stand beside one more often than their own frequency would have
    it, closest first."""
    number = carried.number[key]
    together = carried.together(number)
    del together[number]
    counts = together.values()
    scores = list(map(mul, map(mul, counts, counts), map(carried.rarities.__getitem__, together)))
    least = sorted(scores)[-most] if len(scores) > most else 0.0
    scored = zip(scores, together, strict=True)
    best = sorted([(-score, carried.keys[other]) for score, other in scored if score >= least])
    return [other for _, other in best[:most]]


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
