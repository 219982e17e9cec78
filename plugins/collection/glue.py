"""What Pelican's settings say, in the project's own terms; and what a build says at its end."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from plugins.collection.build import Report
from plugins.collection.collection import Collection
from plugins.collection.gather import Place
from plugins.collection.site import AddressError, Document, Site, site_address
from plugins.story.model import Problem
from plugins.story.report import is_refused, report

Settings = Mapping[str, Any]  # Pelican's own type


class PelicanPage(Protocol):
    """What is asked of a page that Pelican read."""

    slug: str
    title: str
    content: str
    metadata: Mapping[str, str]


def place(settings: Settings, output: str) -> Place:
    """Where a build reads and writes."""
    root = Path(__file__).resolve().parents[2]
    to = Path(output).resolve()
    name = hashlib.blake2b(str(to).encode(), digest_size=8).hexdigest()
    return Place(
        root=root,
        content=Path(settings["PATH"]).resolve(),
        theme=Path(settings["THEME"]).resolve(),
        output=to,
        manifest=Path(settings["CACHE_PATH"]).resolve() / f"made-{name}.json",
        features=frozenset(p.removeprefix("plugins.") for p in settings["PLUGINS"]),
        drafts=bool(settings.get("STORY_DRAFTS")),
    )


def site(settings: Settings, pages: Iterable[PelicanPage]) -> Site:
    """The site as its settings describe it. Ends the build where SITEURL can't be an address."""
    try:
        url = site_address(settings["SITEURL"])
    except AddressError as error:
        sys.exit(f"error: {error}")
    documents = sorted(
        (Document(p.slug, p.title, p.metadata.get("summary", ""), p.content) for p in pages),
        key=lambda document: document.slug,
    )
    return Site(
        name=settings["SITENAME"],
        tagline=settings["SITESUBTITLE"],
        lang=settings["DEFAULT_LANG"],
        url=url,
        documents=tuple(documents),
        theme=Path(settings["THEME"]).resolve(),
    )


def last_day() -> date:
    """The last day that isn't in the future anywhere on earth (UTC+14)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return (now + timedelta(hours=14)).date()


def tell(problems: Sequence[Problem], settings: Settings) -> bool:
    """Print the Problems; whether a story is refused.

    Where the settings say that only a whole collection is published, a refused story ends the
    build here, before a file is touched.
    """
    for line in report(problems):
        print(line, file=sys.stderr)
    refused = is_refused(problems)
    if refused and settings.get("STORY_ALL_OR_NOTHING"):
        sys.exit("Nothing was published: the site is as it was. Mend the errors above.")
    return refused


def done(collection: Collection, made: Report, refused: bool) -> None:
    """Say what was built; end with status 1 where a story was refused."""
    print(
        f"{len(collection.stories):,} stories, {made.pages:,} pages: {made.made:,} made, "
        f"{made.written:,} written, {made.removed:,} removed."
    )
    if refused:
        sys.exit("The stories with errors are left out. Mend the errors above.")
