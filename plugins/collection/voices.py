"""The people who tell stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.story.model import Listing


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who tells stories here."""

    name: str  # the spelling most of their stories use; of several, the one that was here first
    slug: str
    stories: tuple[Listing, ...]  # oldest first


def voices_of(stories: Iterable[Listing]) -> Mapping[str, Voice]:
    """People by slug, in the order of their names. The stories are oldest first."""
    told: dict[str, list[Listing]] = defaultdict(list)
    for story in stories:
        told[story.author.slug].append(story)
    names = {slug: _usual_name(by) for slug, by in told.items()}
    order = sorted(told, key=lambda slug: (names[slug].casefold(), slug))
    return {slug: Voice(names[slug], slug, tuple(told[slug])) for slug in order}


def _usual_name(stories: Sequence[Listing]) -> str:
    names = [story.author.name for story in stories]
    if names.count(names[0]) == len(names):
        return names[0]
    return Counter(names).most_common(1)[0][0]  # of equals, the first
