"""What Pelican's settings say, in the project's own terms."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from plugins.collection.place import Place, cache_of
from plugins.collection.site import Document, Site, site_address

Settings = Mapping[str, Any]  # Pelican's own type


class PelicanPage(Protocol):
    """What is asked of a page that Pelican read."""

    slug: str
    title: str
    content: str
    metadata: Mapping[str, str]


def place_of(settings: Settings, output: str) -> Place:
    """Where a build reads and writes."""
    to = Path(output).resolve()
    content = Path(settings["PATH"]).resolve()
    return Place(
        root=content.parent,
        content=content,
        theme=Path(settings["THEME"]).resolve(),
        output=to,
        cache=cache_of(to, Path(settings["CACHE_PATH"]).resolve()),
        features=frozenset(p.removeprefix("plugins.") for p in settings["PLUGINS"]),
        drafts=bool(settings.get("STORY_DRAFTS")),
        whole_or_nothing=bool(settings.get("STORY_ALL_OR_NOTHING")),
    )


def site_of(settings: Settings, documents: Iterable[Document] = ()) -> Site:
    """The site as its settings describe it. Raises AddressError where SITEURL is no address."""
    return Site(
        name=settings["SITENAME"],
        tagline=settings["SITESUBTITLE"],
        lang=settings["DEFAULT_LANG"],
        url=site_address(settings["SITEURL"]),
        documents=tuple(documents),
        theme=Path(settings["THEME"]).resolve(),
    )


def documents_of(pages: Iterable[PelicanPage]) -> tuple[Document, ...]:
    """Pelican's pages as Documents, by slug."""
    found = (Document(p.slug, p.title, p.metadata.get("summary", ""), p.content) for p in pages)
    return tuple(sorted(found, key=lambda document: document.slug))


def last_day() -> date:
    """The last day that isn't in the future anywhere on earth (UTC+14)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    given = epoch.isdecimal() and len(epoch) < 12  # until the year 5138
    now = datetime.fromtimestamp(int(epoch), UTC) if given else datetime.now(UTC)
    return (now + timedelta(hours=14)).date()
