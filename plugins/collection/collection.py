"""The collection: all stories, and every view of them that more than one page needs."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.collection.album.picture import EMPTY, Gallery
from plugins.collection.carried import Carried
from plugins.collection.links import Links, Ties
from plugins.collection.place import Place
from plugins.collection.recent import Recent
from plugins.collection.site import Site
from plugins.collection.steward import Steward
from plugins.collection.text import Text
from plugins.collection.topics import Topic, beside, topics_of
from plugins.collection.voices import Voice, voices_of
from plugins.collection.ways import Ways, ways_of
from plugins.story.model import Listing

if TYPE_CHECKING:
    from plugins.collection.changes import Changes

# Texts kept in memory, some ten kilobytes each; of a large collection so large a share: a page of a
# hashtag shows stories that lie so far apart in time, and pages come in the order of time.
TEXTS, SHARE = 3_000, 1 / 10


class Collection:
    """What the feature plugins make their pages of.

    Every view is worked out where it is first asked for, in one pass over light objects; after an
    edit that changes no list, most are never asked for. A whole story is fetched only where a
    page that shows its text is made.
    """

    def __init__(
        self,
        stories: Iterable[Listing],
        steward: Steward,
        features: frozenset[str],
        text: Callable[[Listing], Text],
        site: Site,
        gallery: Gallery = EMPTY,
        place: Place | None = None,
    ) -> None:
        """Stories may come in any order; their slugs must differ. text: fetches a story's text.

        place: where the site is built, for what is kept between builds; None where it isn't.
        """
        ordered = sorted(stories, key=_order)
        self.stories = tuple([s for s in ordered if s.status != "withdrawn"])  # oldest first
        self.withdrawn = tuple([s for s in ordered if s.status == "withdrawn"])  # in no list
        self.steward = steward
        self.features = features  # the feature plugins that are there: "hashtags", "feeds"
        self._fetch = text
        self._texts: Recent[str, Text] = Recent(max(TEXTS, round(len(self.stories) * SHARE)))
        self.site = site
        self.gallery = gallery
        self.place = place
        self.retold: tuple[Listing, ...] | None = None  # where only these texts may be new
        self.changes: Changes | None = None  # where it is known what may be another than before
        self._linked: tuple[Listing, Links] | None = None
        self._told_by: dict[str, tuple[Listing, ...]] = {}
        self._beside: dict[str, tuple[Topic, ...]] = {}

    def stays(self, story: Listing) -> bool:
        """Whether a story's page says what it said before, as far as is known."""
        return self.changes is not None and story.slug not in self.changes.stories

    def topic_stays(self, topic: Topic) -> bool:
        """Whether a hashtag's pages say what they said before, as far as is known."""
        return self.changes is not None and topic.key not in self.changes.topics

    def voice_stays(self, voice: Voice) -> bool:
        """Whether a person's pages say what they said before, as far as is known."""
        return self.changes is not None and voice.slug not in self.changes.voices

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Hashtags by key, in the order of their keys."""
        return topics_of(self.stories, self._carried, self.steward)

    def beside(self, topic: Topic) -> tuple[Topic, ...]:
        """The hashtags that go with one, closest first."""
        if topic.key not in self._beside:
            keys = beside(topic.key, self._carried)
            self._beside[topic.key] = tuple([self.topics[key] for key in keys])
        return self._beside[topic.key]

    @cached_property
    def _carried(self) -> Carried:
        return Carried(self.stories)

    @cached_property
    def _ties(self) -> Ties:
        return Ties(self.stories, self._carried)

    def links(self, story: Listing) -> Links:
        """Where a reader may go from a story."""
        if self._linked is None or self._linked[0] is not story:  # a page asks twice in a row
            self._linked = (story, self._ties.links(story))
        return self._linked[1]

    def before_in_walk(self, slug: str) -> Sequence[str]:
        """The story from whose page a walk through all leads to another, there or not; or none."""
        return self._ties.before_in_walk(slug)

    def text(self, story: Listing) -> Text:
        """A story's text, kept in memory for the next page that shows some of it."""
        text = self._texts.get(story.slug)
        if text is None:
            text = self._texts[story.slug] = self._fetch(story)
        return text

    def replies(self, story: Listing) -> int:
        """How many stories are in reply to one."""
        return len(self._ties.replies.get(story.slug, ()))

    @cached_property
    def pairs(self) -> tuple[tuple[Listing, Listing], ...]:
        """Stories with replies that are read beside them, those with the oldest replies first."""
        return tuple(self._ties.pairs())

    def translations(self, story: Listing) -> tuple[Listing, ...]:
        """A story in all its languages, itself among them, the original first; none if in one."""
        return self._ties.translations.get(story.slug, ())

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """People by slug, in the order of their names."""
        return voices_of(self.stories)

    @cached_property
    def years(self) -> Mapping[int, tuple[Listing, ...]]:
        """Stories by year, the newest year first, each oldest first."""
        years: dict[int, list[Listing]] = defaultdict(list)
        for story in self.stories:
            years[story.date.year].append(story)
        return {year: tuple(years[year]) for year in sorted(years, reverse=True)}

    @cached_property
    def ways(self) -> Ways:
        """Stories by field, language and reading time."""
        return ways_of(self.stories, self.site.wording)

    def told_by(self, role: str) -> tuple[Listing, ...]:
        """The stories of one role ("mentor", "mentee"), oldest first; "both" counts as each."""
        if role not in self._told_by:
            self._told_by[role] = tuple([s for s in self.stories if s.role in (role, "both")])
        return self._told_by[role]

    def newest(self, most: int) -> tuple[Listing, ...]:
        """The latest stories, newest first."""
        return self.stories[: -most - 1 : -1]

    @cached_property
    def outline(self) -> str:
        """A digest of all that lists show: with the same one, no list, link or name differs."""
        digest = hashlib.blake2b(repr(self.steward).encode(), digest_size=16)
        for stories in (self.stories, self.withdrawn):
            digest.update("\0".join([story.shown for story in stories]).encode() + b"\1")
        return digest.hexdigest()


def place_of(stories: Sequence[Listing], date: datetime, slug: str) -> int:
    """The index at which a story stands among some, oldest first, or would stand."""
    return bisect_left(stories, (date, slug), key=_order)


def _order(story: Listing) -> tuple[datetime, str]:
    return story.date, story.slug
