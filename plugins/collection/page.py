"""A page that a feature wants made: its address, what it shows, and how to make its data."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site."""

    path: str  # address inside the site: "stories/ada.html", "feeds/all.atom.xml"
    template: str  # "story.html"; empty where `data` gives the whole file
    shows: tuple[str, ...]  # digests of all that it is made from, beyond the site's settings
    data: Callable[[], Mapping[str, object] | bytes]  # the template's variables, or the file

    @property
    def root(self) -> str:
        """The way from this page to the site's root: "", "../", "../../"."""
        return "../" * self.path.count("/")


def digest_of(page: Page, base: str) -> str:
    """What a page is made from, in 32 hex digits.

    base: the digest of what all pages are made from (settings, templates, code). A page with the
    same digest has the same bytes.
    """
    parts = "\0".join((base, page.path, page.template, *page.shows))
    return hashlib.blake2b(parts.encode(), digest_size=16).hexdigest()
