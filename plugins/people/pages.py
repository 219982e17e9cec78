"""Pages of the people who tell stories here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.letters import by_letter, names_show
from plugins.collection.page import Page
from plugins.collection.paging import list_shows, parts_of
from plugins.collection.voices import Voice

STORIES = 30  # a page


def pages(collection: Collection) -> Iterator[Page]:
    """people/index.html, and people/<slug>.html for each voice."""
    voices = tuple(collection.voices.values())
    for paging, letters in by_letter(voices, lambda voice: voice.name, "people/index"):
        data: dict[str, object] = {"letters": letters, "paging": paging}
        shows = names_show(letters, paging, _line)
        yield Page(paging.path, "people.html", (), shows, partial(dict, data))
    for voice in voices:
        still = collection.voice_stays(voice)
        for stories, paging in parts_of(voice.stories, f"people/{voice.slug}", STORIES):
            shows = list_shows(stories, paging, voice.name)
            data = {"voice": voice, "stories": stories, "paging": paging}
            yield Page(paging.path, "person.html", (), shows, partial(dict, data), still=still)


def _line(voice: Voice) -> str:
    return f"{voice.slug} {voice.name} {len(voice.stories)}"
