"""A page that a feature wants made: its address, what it shows, and how to make its data."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from plugins.story.model import Listing


class Page(NamedTuple):
    """One file of the site. There is one for each story, hashtag and person: it is soon made."""

    path: str  # address inside the site: "stories/ada.html", "feeds/all.atom.xml"
    template: str  # "story.html"; empty where `data` gives the whole file
    texts: tuple[Listing, ...]  # stories of which it shows more than a list does
    shows: Callable[[], Iterable[str]]  # digests of all else that it is made from
    data: Callable[[], Mapping[str, object] | bytes]  # the template's variables, or the file
    costly: bool = False  # takes a core for long: made again only where what it shows changed
    still: bool = False  # known to be made from all the same as by the last build
    passing: bool = False  # may have another address, or none, after an edit that changes no list
    source: str = ""  # the file that it is made from, to be named where that fails

    @property
    def named(self) -> str:
        """The page as a message names it."""
        return f"{self.path}, from {self.source}," if self.source else self.path

    @property
    def root(self) -> str:
        """The way from this page to the site's root: "", "../", "../../"."""
        return "../" * self.path.count("/")


def nothing() -> Iterable[str]:
    """What a page shows that is made from the site's settings, or from texts, alone."""
    return ()


def digest_of(page: Page, base: str) -> str:
    """What a page is made from, in 32 hex digits.

    base: the digest of what all pages are made from (settings, templates, code). A page with the
    same digest has the same bytes. A costly page names all that it is made from.
    """
    base = "" if page.costly else base
    texts = [story.digest for story in page.texts]
    parts = "\0".join((base, page.path, page.template, *page.shows(), "", *texts))
    return hashlib.blake2b(parts.encode(), digest_size=16).hexdigest()
