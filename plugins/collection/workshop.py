"""A whole build: from files to the site, doing only what has to be done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from plugins.collection import manifest
from plugins.collection.ahead import Ahead
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
    from plugins.collection.album.album import Album
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
        album: Album | None,
        before: Manifest,
        today: date,
        read: int,
        ahead: Ahead,
    ) -> None:
        self.place, self.site, self.inputs = place, site, inputs
        self.shelf = shelf
        self.album = album  # None where there is no picture
        self.before = before  # what the last build left
        self.today = today
        self.read = read  # files that were read
        self.ahead = ahead

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
        if self.before.settled != self.settled or self.before.album != self.pictured:
            return False
        if self.shelf.changed or self.before.edition != self.shelf.edition:
            return False  # the shelf may have been saved by a build that was refused
        if self.before.until and self.before.until <= self.today.isoformat():
            return False  # a story that was in the future then may not be now
        return self.before.whole and self.before.made.keys() <= names(self.place.output)

    @cached_property
    def _admitted(self) -> tuple[tuple[Listing, ...], tuple[Problem, ...]]:
        from plugins.collection.admit import admit

        slugs = {source.slug for source in self.inputs.files}
        read = self.shelf.stories()
        stories, faults = admit(read, slugs, self.today, self.place.drafts)
        if not self._has_pictures(stories):
            return stories, faults
        from plugins.collection.album.uses import hang, unused

        hung, lacks = hang(stories, self.album)
        return hung, (*faults, *lacks, *unused(read, self.album))

    def _has_pictures(self, stories: Iterable[Listing]) -> bool:
        """Whether there is a picture, or a story that names one."""
        if "pictures" not in self.place.features:
            return False
        return self.album is not None or any([story.pictures for story in stories])

    @property
    def pictured(self) -> str:
        """A digest of all that is known of pictures."""
        return self.album.digest if self.album else ""

    @cached_property
    def collection(self) -> Collection:
        """The stories that get a page."""
        from plugins.collection.album.picture import EMPTY
        from plugins.collection.collection import Collection

        features, shelf, steward = self.place.features, self.shelf, self.inputs.steward
        stories, pictures = self._admitted[0], EMPTY
        if self.album:
            from plugins.collection.album.uses import gallery

            pictures = gallery(stories, self.album)
        text, place = shelf.text, self.place
        return Collection(stories, steward, features, text, self.site, pictures, place)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and line."""
        pictures = self.album.problems() if self.album else ()
        found = (
            *self.inputs.problems,
            *self.shelf.problems(),
            *pictures,
            *self.refused_together,
        )
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

    def saving(self) -> Iterator[None]:
        """Keep most of what was read, in a step while workers make pages."""
        self.shelf.save_early()
        yield

    def save(self) -> None:
        """Keep what was read for the next build."""
        self.shelf.save()
        if self.album:
            self.album.save()


@dataclass(slots=True)
class Workshop:
    """Builds one output folder. Where it is kept, the next build starts from what is in memory."""

    place: Place
    bars: Bars = field(default_factory=Bars)
    shelf: Shelf | None = field(default=None, init=False)
    album: Album | None = field(default=None, init=False)

    def gather(
        self, site: Callable[[], Site], today: date, meanwhile: Iterable[object] = ()
    ) -> Gathered:
        """Read what changed.

        site: asked for once the stories are read. today: the last day that isn't in the future
        anywhere. meanwhile: small steps for this process while workers read.
        """
        inputs = look(self.place)
        shelf, ahead = self._shelf(inputs), Ahead(self.place, inputs.means)
        bar, steps = self.bars.teller("Reading stories"), chain(meanwhile, ahead.steps())
        read = shelf.refresh(inputs.files, bar, steps)
        pictures = inputs.pictures if "pictures" in self.place.features else ()
        album = self._album() if pictures or self._had_pictures() else None
        if album:
            read += album.refresh(pictures, self.bars.teller("Looking at pictures"))
        kept = (inputs, shelf, album, self._manifest())
        return Gathered(self.place, site(), *kept, today, read, ahead)

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

    def _had_pictures(self) -> bool:
        return self.album is not None or (self.place.cache / "album").exists()

    def _album(self) -> Album:
        """The album in memory, or the one that was kept, or an empty one."""
        from plugins.collection.album.album import Album, reading_key  # most sites have no picture

        if self.album is None:
            place = (self.place.root, self.place.cache, reading_key())
            self.album = Album(*place)
            try:
                self.album.load()
            except Damaged as damage:
                _set_aside(damage)
                self.album = Album(*place)
        return self.album

    def make(self, gathered: Gathered, pages_of: PagesOf) -> Outcome:
        """Bring the output to what was gathered.

        pages_of: the pages that the features make of a collection.
        """
        if gathered.still:
            before = gathered.before
            if gathered.album:
                gathered.album.save()  # of pictures that were touched and are the same
            return Outcome(before.stories, len(before.made), gathered.read)
        outcome = self._build(gathered, pages_of)
        gathered.save()
        return outcome

    def _manifest(self) -> Manifest:
        try:
            return manifest.load(self.place.cache)
        except Damaged as damage:
            _set_aside(damage)
            return Manifest()

    def _build(self, gathered: Gathered, pages_of: PagesOf) -> Outcome:
        from plugins.collection.build import Job, build
        from plugins.collection.render import renderer

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
                album=gathered.pictured,
            ),
            told=self.bars.teller("Making pages"),
            meanwhile=gathered.saving(),
        )
        render = renderer(
            gathered.ahead.environment,
            gathered.site,
            place.features,
            collection.gallery,
        )

        def pages(retold: frozenset[str] | None) -> Iterable[Page]:
            collection.retold = retold
            return pages_of(collection)

        made = build(pages, render, job, gathered.before)
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
