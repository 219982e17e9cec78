"""All that a build is made from, but for the stories' own text."""

from __future__ import annotations

import time
from dataclasses import dataclass

from plugins.collection.place import ROOT, Place, digest, folder_digest, libraries, touched
from plugins.collection.scripts import early, icon
from plugins.collection.site import Site
from plugins.collection.sources import Source, story_files
from plugins.collection.steward import Steward, read_steward_of
from plugins.story.model import Problem
from plugins.story.reading import Reading


@dataclass(frozen=True, slots=True)
class Inputs:
    """What there is, and digests of it that tell whether anything is another than before."""

    looked: int  # when, ns since 1970
    files: tuple[Source, ...]  # the stories, by path
    pictures: tuple[Source, ...]  # theirs, by path: files with a picture's name, not looked into
    steward: Steward
    problems: tuple[Problem, ...]  # of the steward's list, and of files that can't be stories
    reading: Reading  # what stories are read by
    reading_key: str  # stories read under another key have to be read anew
    means: str  # what all pages are made with: templates, code, libraries
    rest: str  # what else some page is made from, but for the site and the stories

    def base(self, site: Site) -> str:
        """What all pages of a site are made from."""
        return digest(self.means, site.digest)

    def settled(self, site: Site) -> str:
        """That, and all else that any page is made from but stories."""
        return digest(self.base(site), self.rest, repr(site))


def moved(place: Place, inputs: Inputs) -> bool:
    """Whether templates, styles or code were changed since they were looked at: what was made then
    may be made from what stood there for a moment only."""
    return touched(inputs.looked, place.theme, ROOT / "plugins")


def look(place: Place) -> Inputs:
    """Look at everything that a build is made from."""
    looked = time.time_ns()
    steward, faults = read_steward_of(place.content, place.root)
    files, pictures, strangers = story_files(place.content / "stories", place.root)
    reading = Reading(aliases=steward.aliases, hashtag_links="hashtags" in place.features)
    code = digest(folder_digest(ROOT / "plugins", ending=".py"), libraries())
    templates = folder_digest(place.theme / "templates", place.theme / "locale")
    inside = digest(early(place.theme, place.features), icon(place.theme))  # stand in every page
    static = folder_digest(place.theme / "static")
    return Inputs(
        looked=looked,
        files=tuple(files),
        pictures=tuple(pictures),
        steward=steward,
        problems=(*faults, *strangers),
        reading=reading,
        reading_key=digest(code, repr(reading)),
        means=digest(code, templates, inside, repr(sorted(place.features))),
        rest=digest(static, repr(steward), repr(place.drafts)),
    )
