"""The stories by year and month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from plugins.archive.chart import chart_of
from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.paging import list_shows, parts_of
from plugins.story.model import Listing

STORIES = 50  # a page: half as many more still come in one round trip


def pages(collection: Collection) -> Iterator[Page]:
    """archive/index.html, and archive/<year>.html for each year that has stories."""
    index = partial(_index, collection)
    yield Page("archive/index.html", "archive.html", (), lambda: (repr(index()),), index)
    for year, all_stories in collection.years.items():
        for stories, paging in parts_of(all_stories, f"archive/{year}", STORIES):
            data = {"year": year, "months": _months(stories), "paging": paging}
            yield Page(
                paging.path, "year.html", (), list_shows(stories, paging), partial(dict, data)
            )


def _index(collection: Collection) -> Mapping[str, object]:
    years = tuple((year, len(stories)) for year, stories in collection.years.items())
    return {"years": years, "chart": chart_of(collection.years)}


def _months(stories: tuple[Listing, ...]) -> tuple[tuple[int, tuple[Listing, ...]], ...]:
    """The stories of each month, by its number."""
    by_month = groupby(stories, key=lambda story: story.date.month)
    return tuple((month, tuple(group)) for month, group in by_month)
