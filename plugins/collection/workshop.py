"""A whole build: from files to the site, doing only what has to be done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from plugins.collection import manifest
from plugins.collection.ahead import Ahead
from plugins.collection.gathered import Gathered
from plugins.collection.inputs import Inputs, look, moved
from plugins.collection.manifest import Manifest
from plugins.collection.outcome import Outcome
from plugins.collection.packing import pack_problem
from plugins.collection.place import Place
from plugins.collection.progress import Bars
from plugins.collection.shelf import Shelf
from plugins.collection.site import Site
from plugins.collection.state import Damaged

if TYPE_CHECKING:  # where nothing changed, none of it is needed
    from plugins.collection.album.album import Album
    from plugins.collection.collection import Collection
    from plugins.collection.page import Page

PagesOf = Callable[["Collection"], Iterable["Page"]]


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
        shelf, ahead = self._shelf(inputs), Ahead(self.place)
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
        known = self.shelf is not None and self.shelf.store.is_as_left()
        if self.shelf is None or not known or self.shelf.key != inputs.reading_key:
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
            gathered.save()  # of files that were looked at again and are the same
            return Outcome(before.stories, len(before.made), gathered.read)
        outcome = self._build(gathered, pages_of)
        gathered.news.keep_ties()
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
        job = Job(
            output=place.output,
            cache=place.cache,
            base=gathered.base,
            after=Manifest(
                base=gathered.base,
                settled=gathered.settled,
                frame=gathered.news.frame,
                texts=gathered.news.texts,
                edition=gathered.shelf.edition,
                stories=len(collection.stories),
                until=gathered.next_day,
                newest=gathered.newest_day,
                refused=tuple(map(pack_problem, gathered.refused_together)),
                album=gathered.pictured,
            ),
            told=self.bars.teller("Making pages"),
            meanwhile=gathered.saving(),
            moved=partial(moved, place, gathered.inputs),
        )
        render = renderer(
            gathered.ahead.environment,
            gathered.site,
            place.features,
            collection.gallery,
        )

        def pages(retold: frozenset[str] | None) -> Iterable[Page]:
            if retold is None:
                collection.changes = gathered.news.changes()
            else:
                collection.retold = tuple([s for s in collection.stories if s.slug in retold])
            return pages_of(collection)

        made = build(pages, render, job, gathered.before)
        return replace(made, stories=len(collection.stories), read=gathered.read)


def _set_aside(damage: Damaged) -> None:
    print(f"The cache is set aside ({damage}): all is made anew.", file=sys.stderr)
