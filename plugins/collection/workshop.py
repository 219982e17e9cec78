"""A whole build: from files to the site, doing only what has to be done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.collection import manifest
from plugins.collection.files import names
from plugins.collection.inputs import Inputs, look
from plugins.collection.manifest import Manifest
from plugins.collection.outcome import Outcome
from plugins.collection.packing import pack_problem, unpack_problem
from plugins.collection.place import Place, digest
from plugins.collection.progress import Bars
from plugins.collection.shelf import Shelf
from plugins.collection.site import Site
from plugins.collection.state import Damaged
from plugins.story.model import Listing, Problem
from plugins.story.report import is_refused

if TYPE_CHECKING:  # where nothing changed, none of it is needed
    from plugins.collection.collection import Collection
    from plugins.collection.page import Page

PagesOf = Callable[["Collection"], Iterable["Page"]]


class Gathered:
    """What the files hold. The views of it are worked out only where a build needs them."""

    def __init__(
        self,
        place: Place,
        site: Site,
        inputs: Inputs,
        shelf: Shelf,
        before: Manifest,
        today: date,
        read: int,
    ) -> None:
        self.place, self.site, self.inputs, self.shelf = place, site, inputs, shelf
        self.before = before  # what the last build left
        self.today = today
        self.read = read  # files that were read

    @cached_property
    def base(self) -> str:
        """A digest of what all pages are made from."""
        return self.inputs.base(self.site)

    @cached_property
    def settled(self) -> str:
        """A digest of all that any page is made from but stories."""
        return self.inputs.settled(self.site)

    @cached_property
    def still(self) -> bool:
        """Whether all is as the last build left it."""
        if self.before.settled != self.settled:
            return False
        if self.shelf.changed or self.before.edition != self.shelf.edition:
            return False  # the shelf may have been saved by a build that was refused
        if self.before.until and self.before.until <= self.today.isoformat():
            return False  # a story that was in the future then may not be now
        return self.before.made.keys() <= names(self.place.output)

    @cached_property
    def _admitted(self) -> tuple[tuple[Listing, ...], tuple[Problem, ...]]:
        from plugins.collection.admit import admit

        slugs = {source.slug for source in self.inputs.files}
        return admit(self.shelf.stories(), slugs, self.today, self.place.drafts)

    @cached_property
    def collection(self) -> Collection:
        """The stories that get a page."""
        from plugins.collection.collection import Collection

        features, shelf, steward = self.place.features, self.shelf, self.inputs.steward
        stories = self._admitted[0]
        return Collection(stories, steward, features, shelf.text, self.site)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and line."""
        found = [*self.inputs.problems, *self.shelf.problems(), *self.refused_together]
        return tuple(sorted(found, key=lambda p: (p.path, p.line, p.rule, p.message)))

    @property
    def refused_together(self) -> tuple[Problem, ...]:
        """What is wrong with stories that no file shows alone."""
        if self.still:
            return tuple(map(unpack_problem, self.before.refused))
        return self._admitted[1]

    @property
    def refused(self) -> bool:
        """Whether a story is left out."""
        return is_refused(self.problems)


@dataclass(slots=True)
class Workshop:
    """Builds one output folder. Where it is kept, the next build starts from what is in memory."""

    place: Place
    bars: Bars = field(default_factory=Bars)
    shelf: Shelf | None = field(default=None, init=False)

    def gather(self, site: Callable[[], Site], today: date) -> Gathered:
        """Read what changed.

        site: asked for once the stories are read. today: the last day that isn't in the future
        anywhere.
        """
        inputs = look(self.place)
        shelf = self._shelf(inputs)
        read = shelf.refresh(inputs.files, self.bars.teller("Reading stories"))
        return Gathered(self.place, site(), inputs, shelf, self._manifest(), today, read)

    def _shelf(self, inputs: Inputs) -> Shelf:
        """The shelf in memory, or the one that was kept, or an empty one."""
        if self.shelf is None or self.shelf.key != inputs.reading_key:
            place = (self.place.root, self.place.cache)
            self.shelf = Shelf(*place, inputs.reading_key, inputs.reading)
            try:
                self.shelf.load()
            except Damaged as damage:
                _set_aside(damage)
                self.shelf = Shelf(*place, inputs.reading_key, inputs.reading)
        return self.shelf

    def make(self, gathered: Gathered, pages_of: PagesOf) -> Outcome:
        """Bring the output to what was gathered.

        pages_of: the pages that the features make of a collection.
        """
        if gathered.still:
            before = gathered.before
            return Outcome(before.stories, len(before.made), gathered.read)
        outcome = self._build(gathered, pages_of)
        gathered.shelf.save()
        return outcome

    def _manifest(self) -> Manifest:
        try:
            return manifest.load(self.place.cache)
        except Damaged as damage:
            _set_aside(damage)
            return Manifest()

    def _build(self, gathered: Gathered, pages_of: PagesOf) -> Outcome:
        from plugins.collection.build import Job, build
        from plugins.collection.render import environment, renderer

        collection, place = gathered.collection, self.place
        listed = (*collection.stories, *collection.withdrawn)
        job = Job(
            output=place.output,
            cache=place.cache,
            base=gathered.base,
            after=Manifest(
                base=gathered.base,
                settled=gathered.settled,
                frame=digest(gathered.settled, collection.outline),
                texts={story.slug: story.digest for story in listed},
                edition=gathered.shelf.edition,
                stories=len(collection.stories),
                until=_next_day(gathered),
                refused=tuple(map(pack_problem, gathered.refused_together)),
            ),
            told=self.bars.teller("Making pages"),
        )
        render = renderer(
            environment(place.theme, place.cache, gathered.base),
            gathered.site,
            place.features,
        )
        made = build(pages_of(collection), render, job, gathered.before)
        return replace(made, stories=len(collection.stories), read=gathered.read)


def _next_day(gathered: Gathered) -> str:
    """The first day on which a story is no longer in the future; empty where none is."""
    dates = [
        day.date().isoformat()
        for story in gathered.shelf.stories()
        for day in (story.date, story.modified)
        if day and day.date() > gathered.today
    ]
    return min(dates, default="")


def _set_aside(damage: Damaged) -> None:
    print(f"The cache is set aside ({damage}): all is made anew.", file=sys.stderr)
