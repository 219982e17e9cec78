"""Pages of the people who tell stories here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.letters import by_letter
from plugins.collection.page import Page
from plugins.collection.paging import parts_of

STORIES = 30  # a page


def pages(collection: Collection) -> Iterator[Page]:
    """people/index.html, and people/<slug>.html for each voice."""
    voices = tuple(collection.voices.values())
    shows = tuple(f"{voice.slug} {voice.name} {len(voice.stories)}" for voice in voices)
    for paging, letters in by_letter(voices, lambda voice: voice.name, "people/index"):
        data = {"letters": letters, "paging": paging}
        yield Page(paging.path, "people.html", shows, partial(dict, data))
    for voice in voices:
        for stories, paging in parts_of(voice.stories, f"people/{voice.slug}", STORIES):
            shown = (repr(paging), voice.name, *(story.shown for story in stories))
            data = {"voice": voice, "stories": stories, "paging": paging}
            yield Page(paging.path, "person.html", shown, partial(dict, data))
