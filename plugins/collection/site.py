"""What every page knows about the site it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from plugins.collection.place import digest
from plugins.collection.wording import Wording, wording_of
from plugins.story.direction import direction

LOCAL = "http://localhost:8000"  # where `python3 -m http.server -d output` shows the site


@dataclass(frozen=True, slots=True)
class Document:
    """An ordinary page of content/pages."""

    slug: str
    title: str
    summary: str
    html: str  # trusted: written by the maintainers


@dataclass(frozen=True, slots=True)
class Site:
    """The site as its settings describe it."""

    name: str
    tagline: str
    lang: str
    url: str  # absolute, without a closing slash; empty where the site has no known address
    documents: tuple[Document, ...]
    theme: Path = field(repr=False)  # the folder of templates and static files

    @property
    def digest(self) -> str:
        """A digest of what every page shows of the site."""
        pages = tuple((document.slug, document.title) for document in self.documents)
        return digest(repr((self.name, self.tagline, self.lang, self.url, pages)))

    @property
    def dir(self) -> Literal["ltr", "rtl"]:
        """The direction of the interface's words."""
        return direction(self.lang)

    @property
    def wording(self) -> Wording:
        """The interface's words in the site's language."""
        return wording_of(self.lang, self.theme)

    @property
    def base(self) -> str:
        """An absolute address for feeds and the sitemap, which can't do without one."""
        return self.url or LOCAL

    @property
    def root(self) -> str:
        """The path at which the site lies on its host: "/" or "/stories/"."""
        return urlsplit(self.base).path + "/"


class AddressError(ValueError):
    """SITEURL can't be the address of a site; the message says why."""


def site_address(value: str) -> str:
    """SITEURL checked, without a closing slash; empty stays empty. Raises AddressError."""
    parts = urlsplit(value.strip())
    if not value.strip():
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise AddressError(
            f"SITEURL={value} is not a site's address. Write it as https://example.org/stories"
        )
    if any(char.isspace() or char in "\"'<>\\" for char in value.strip()):
        raise AddressError(f"SITEURL={value} has a character that an address can't have.")
    return value.strip().rstrip("/")
