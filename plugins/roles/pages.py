"""Lists of the stories that mentors tell, and that mentees tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.paging import list_shows, parts_of

STORIES = 30  # a page


def pages(collection: Collection) -> Iterator[Page]:
    """mentors.html and mentees.html."""
    for role in ("mentor", "mentee"):
        for stories, paging in parts_of(collection.told_by(role), f"{role}s", STORIES):
            data = {"role": role, "stories": stories, "paging": paging}
            yield Page(
                paging.path, "role.html", (), list_shows(stories, paging), partial(dict, data)
            )
