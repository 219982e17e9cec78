"""What the files of a collection hold, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.collection.ahead import Ahead
from plugins.collection.files import names
from plugins.collection.inputs import Inputs
from plugins.collection.manifest import Manifest
from plugins.collection.packing import unpack_problem
from plugins.collection.place import Place
from plugins.collection.shelf import Shelf
from plugins.collection.site import Site
from plugins.story.model import Listing, Problem
from plugins.story.report import is_refused

if TYPE_CHECKING:  # where nothing changed, none of it is needed
    from plugins.collection.album.album import Album
    from plugins.collection.collection import Collection
    from plugins.collection.news import News


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
        if self.before.edition != self.shelf.edition:
            return False
        today = self.today.isoformat()
        if self.before.newest > today or (self.before.until and self.before.until <= today):
            return False  # a story that was in the future then may not be now, or the other way
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

    @cached_property
    def _days(self) -> set[date]:
        """The days that stories tell of."""
        told = ((story.date, story.modified) for story in self.shelf.stories())
        return {day.date() for days in told for day in days if day}

    @property
    def next_day(self) -> str:
        """The first day on which a story is no longer in the future; empty where none is."""
        return min([day.isoformat() for day in self._days if day > self.today], default="")

    @property
    def newest_day(self) -> str:
        """The last day that a story tells of and that is not in the future."""
        return max([day.isoformat() for day in self._days if day <= self.today], default="")

    @cached_property
    def news(self) -> News:
        """What is new in the collection since the last build."""
        from plugins.collection.news import News

        return News(self.collection, self.settled, self.before, self.place.cache)

    def saving(self) -> Iterator[None]:
        """Keep most of what was gathered, in steps while workers make pages."""
        self.news.keep_ties()
        yield
        self.shelf.save_early()
        yield

    def save(self) -> None:
        """Keep what was read for the next build."""
        self.shelf.save()
        if self.album:
            self.album.save()
