"""Pages of the ways in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from plugins.collection.collection import Collection
from plugins.collection.letters import by_letter, names_show
from plugins.collection.page import Page
from plugins.collection.paging import list_shows, parts_of
from plugins.collection.ways import Way
from plugins.story.model import Listing

STORIES = 50  # a page: half as many more still come in one round trip
MOST_USED = 24  # fields on the page of all ways
MOST_OF_ALL = 2 / 3  # of all stories: a longer list would be the archive again


def pages(collection: Collection) -> Iterator[Page]:
    """ways.html; fields/, languages/ and minutes/, each with an index and a page a way."""
    found = collection.ways
    yield _all_ways(collection)
    if found.fields:
        yield from _by_name(found.fields)
    for ways in (found.languages, found.minutes):
        if ways:
            path, data = f"{ways[0].kind}/index.html", {"kind": ways[0].kind, "ways": ways}
            yield Page(path, "ways-of-a-kind.html", (), partial(_shows, ways), partial(dict, data))
    for way in chain(*found):
        yield from _lists(way, len(collection.stories))


def _all_ways(collection: Collection) -> Page:
    by_field, by_language, by_minutes = collection.ways
    any_story = _any_story(collection)
    counts = {
        "mentors": len(collection.told_by("mentor")),
        "mentees": len(collection.told_by("mentee")),
        "pairs": len(collection.pairs),
    }
    kinds = {
        "by_minutes": by_minutes,
        "by_language": by_language,
        "by_field": by_field[:MOST_USED],
        "other_fields": len(by_field[MOST_USED:]),
    }

    def shows() -> Iterable[str]:
        ways = (*by_minutes, *by_language, *by_field[:MOST_USED])
        chance = any_story.shown if any_story else ""
        return (repr(counts), str(kinds["other_fields"]), chance, *_shows(ways))

    data = {"any_story": any_story, **counts, **kinds}
    return Page("ways.html", "ways.html", (), shows, partial(dict, data))


def _any_story(collection: Collection) -> Listing | None:
    """Where the walk through all stories is entered: behind the newest, so not always there."""
    if not collection.stories:
        return None
    newest = collection.stories[-1]
    return collection.links(newest).another or newest


def _shows(ways: Iterable[Way]) -> Iterable[str]:
    return list(map(_line, ways))


def _line(way: Way) -> str:
    return f"{way.stem} {way.name} {len(way.stories)}"


def _by_name(ways: tuple[Way, ...]) -> Iterator[Page]:
    kind = ways[0].kind
    for paging, letters in by_letter(ways, lambda way: way.name, f"{kind}/index"):
        data = {"kind": kind, "letters": letters, "paging": paging}
        shows = names_show(letters, paging, _line)
        yield Page(paging.path, "ways-of-a-kind.html", (), shows, partial(dict, data))


def _lists(way: Way, of: int) -> Iterator[Page]:
    """The stories of one way; only the latest where they are nearly all there are."""
    nearly_all = len(way.stories) > max(STORIES, MOST_OF_ALL * of)
    listed = way.stories[-STORIES:] if nearly_all else way.stories
    for stories, paging in parts_of(listed, way.stem, STORIES):
        count = 0 if paging.newer else len(way.stories)  # only the newest page tells it
        data = {"way": way, "stories": stories, "paging": paging, "nearly_all": nearly_all}
        shows = list_shows(stories, paging, way.name, str(count), str(nearly_all))
        yield Page(paging.path, "way.html", (), shows, partial(dict, data))
