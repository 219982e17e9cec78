"""The collection: all stories, and every view of them that more than one page needs.

Built in one pass over light objects (`Listing`); a whole story is fetched only where a page that
shows its text is made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plugins.collection.links import Links, links_of
from plugins.collection.site import Site
from plugins.collection.topics import Steward, Topic, topics_of
from plugins.story.model import Listing, Story


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who tells stories here."""

    name: str  # the spelling most of their stories use
    slug: str
    stories: tuple[Listing, ...]  # oldest first


@dataclass(frozen=True, slots=True)
class Collection:
    """What the feature plugins make their pages of."""

    stories: tuple[Listing, ...]  # that may be listed, oldest first
    withdrawn: tuple[Listing, ...]  # have a page that says so, and are in no list
    topics: Mapping[str, Topic]  # hashtags by key
    voices: Mapping[str, Voice]  # people by slug, in the order of their names
    years: Mapping[int, tuple[Listing, ...]]  # newest year first, each oldest first
    links: Mapping[str, Links]  # by story slug
    features: frozenset[str]  # the feature plugins that are there: "hashtags", "feeds"
    whole: Callable[[Listing], Story]  # fetches a story with its text
    site: Site

    def told_by(self, role: str) -> tuple[Listing, ...]:
        """The stories of one role ("mentor", "mentee"), oldest first; "both" counts as each."""
        return tuple(story for story in self.stories if story.role in (role, "both"))

    def newest(self, most: int) -> tuple[Listing, ...]:
        """The latest stories, newest first."""
        return self.stories[: -most - 1 : -1]


def collect(
    stories: Iterable[Listing],
    steward: Steward,
    features: frozenset[str],
    whole: Callable[[Listing], Story],
    site: Site,
) -> Collection:
    """All views of the stories, which may come in any order; slugs must differ."""
    ordered = sorted(stories, key=lambda story: (story.date, story.slug))
    listed = tuple(story for story in ordered if story.status != "withdrawn")
    topics = topics_of(listed, steward)
    return Collection(
        stories=listed,
        withdrawn=tuple(story for story in ordered if story.status == "withdrawn"),
        topics=topics,
        voices=_voices(listed),
        years=_years(listed),
        links=links_of(listed, topics),
        features=features,
        whole=whole,
        site=site,
    )


def _voices(stories: Iterable[Listing]) -> dict[str, Voice]:
    told: dict[str, list[Listing]] = defaultdict(list)
    for story in stories:
        told[story.author.slug].append(story)
    names = {slug: _usual_name(by) for slug, by in told.items()}
    order = sorted(told, key=lambda slug: (names[slug].casefold(), slug))
    return {slug: Voice(names[slug], slug, tuple(told[slug])) for slug in order}


def _usual_name(stories: Iterable[Listing]) -> str:
    votes = Counter(story.author.name for story in stories)
    return max(votes.items(), key=lambda vote: (vote[1], vote[0]))[0]


def _years(stories: Iterable[Listing]) -> dict[int, tuple[Listing, ...]]:
    years: dict[int, list[Listing]] = defaultdict(list)
    for story in stories:
        years[story.date.year].append(story)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}
