"""What stories can be told apart by, besides hashtags, people, roles and years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, TypeVar

from plugins.collection.wording import Wording
from plugins.story.model import Listing
from plugins.story.slugs import name_slug, tag_slug

T = TypeVar("T", str, int)

SHORT = ((1, "1"), (2, "2"), (5, "5"))  # minutes at most, and the address of the list
LONG = "longer"


@dataclass(frozen=True, slots=True)
class Way:
    """The stories that have one thing in common."""

    kind: str  # the folder of its pages: "fields"
    slug: str
    name: str
    stories: tuple[Listing, ...]  # oldest first

    @property
    def stem(self) -> str:
        """Its address without the ending."""
        return f"{self.kind}/{self.slug}"


class Ways(NamedTuple):
    """All ways that a collection has, by kind."""

    fields: tuple[Way, ...]
    languages: tuple[Way, ...]
    minutes: tuple[Way, ...]


def ways_of(stories: Iterable[Listing], wording: Wording) -> Ways:
    """The ways of a collection's stories, oldest first."""
    return Ways(fields(stories), languages(stories, wording), minutes(stories, wording))


def fields(stories: Iterable[Listing]) -> tuple[Way, ...]:
    """By what those who tell do, most used first. Spellings merge as those of names do."""
    found = _by(stories, attrgetter("field"), name_slug)
    ways = [Way("fields", slug, _usual(same), tuple(same)) for slug, same in found.items()]
    return tuple(sorted(ways, key=lambda way: (-len(way.stories), way.name.casefold(), way.slug)))


def languages(stories: Iterable[Listing], wording: Wording) -> tuple[Way, ...]:
    """By language, most used first: pt and pt-BR are one. None where all are in one language."""
    found = _by(stories, attrgetter("lang"), _language)
    ways = [
        Way("languages", tag_slug(tag), wording.language(tag), tuple(same))
        for tag, same in found.items()
    ]
    ways.sort(key=lambda way: (-len(way.stories), way.slug))
    return tuple(ways) if len(ways) > 1 else ()


def minutes(stories: Iterable[Listing], wording: Wording) -> tuple[Way, ...]:
    """By reading time, shortest first."""
    found = _by(stories, attrgetter("minutes"), _time)
    names = {
        "1": wording.text("One minute"),
        "2": wording.text("Two minutes"),
        "5": wording.text("Five minutes"),
        LONG: wording.text("Longer"),
    }
    return tuple(
        Way("minutes", slug, name, tuple(found[slug]))
        for slug, name in names.items()
        if slug in found
    )


def _by(
    stories: Iterable[Listing], what: Callable[[Listing], T], slug_of: Callable[[T], str]
) -> dict[str, list[Listing]]:
    """Stories by slug; those without one are left out. Each different value is looked at once."""
    found: dict[str, list[Listing]] = defaultdict(list)
    slugs: dict[T, str] = {}
    for story in stories:
        value = what(story)
        slug = slugs.get(value)
        if slug is None:
            slug = slugs[value] = slug_of(value)
        found[slug].append(story)
    found.pop("", None)
    return found


def _language(lang: str) -> str:
    return lang.partition("-")[0].casefold()


def _time(minutes: int) -> str:
    return next((slug for most, slug in SHORT if minutes <= most), LONG)


def _usual(stories: Iterable[Listing]) -> str:
    """The spelling that most stories have, of several the oldest's, with a capital as a name in a
    list."""
    name = Counter(story.field for story in stories).most_common(1)[0][0]  # of equals, the first
    return name[:1].upper() + name[1:]
