"""Hashtags over the whole collection: which stories carry one, and how it is written.

Spellings merge by key (#MedEd, #meded). Shown is the steward's form, else the one most stories
use, else the one with more words marked by capitals, which a screen reader can tell apart.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from plugins.story.model import Listing
from plugins.story.slugs import tag_slug
from plugins.story.tags import key_of


@dataclass(frozen=True, slots=True)
class Steward:
    """The steward's list, `content/hashtags.toml`."""

    show: Mapping[str, str] = field(default_factory=dict)  # key: spelling to show
    aliases: Mapping[str, str] = field(default_factory=dict)  # key: the key it stands for


@dataclass(frozen=True, slots=True)
class Topic:
    """One hashtag of the collection."""

    key: str
    slug: str  # file name of its page
    name: str  # the spelling to show, without the #
    stories: tuple[Listing, ...]  # that carry it, oldest first
    beside: tuple[str, ...]  # keys that go with it, closest first


class StewardError(ValueError):
    """content/hashtags.toml can't be used; the message says why and how to mend it."""


def read_steward(path: Path) -> Steward:
    """The steward's list, empty where there is no file.

    Keys are folded, so `MedEd = "MedEd"` and `meded = "MedEd"` say the same. Raises StewardError.
    """
    if not path.exists():
        return Steward()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StewardError(f"{path.name} is not readable: {error}") from error
    unknown = sorted(set(data) - {"show", "aliases"})
    if unknown:
        raise StewardError(f"{path.name}: unknown table [{unknown[0]}]; use [show] or [aliases]")
    show = {key_of(k): v for k, v in _pairs(path.name, data.get("show", {}))}
    aliases = {key_of(k): key_of(v) for k, v in _pairs(path.name, data.get("aliases", {}))}
    for key, target in aliases.items():
        if target in aliases:
            raise StewardError(f"{path.name}: {key} → {target} → {aliases[target]}; name the last")
    for key, name in show.items():
        if key_of(name) != key:
            raise StewardError(f"{path.name}: {name} is not a spelling of {key}")
    return Steward(show, aliases)


def _pairs(name: str, table: object) -> Iterable[tuple[str, str]]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise StewardError(f'{name}: write one hashtag a line, as meded = "MedEd"')
    return table.items()


def topics_of(stories: Iterable[Listing], steward: Steward) -> dict[str, Topic]:
    """All hashtags of the stories (oldest first) by key, in the order of their keys."""
    carriers: dict[str, list[Listing]] = defaultdict(list)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for story in stories:
        keys = [hashtag.key for hashtag in story.hashtags]
        for hashtag in story.hashtags:
            carriers[hashtag.key].append(story)
            votes[hashtag.key][hashtag.tag] += 1
            together[hashtag.key].update(keys)
    return {
        key: Topic(
            key=key,
            slug=tag_slug(key),
            name=steward.show.get(key) or _usual(key, votes[key]),
            stories=tuple(carriers[key]),
            beside=_beside(key, together[key], carriers),
        )
        for key in sorted(carriers)
    }


def _usual(key: str, votes: Counter[str]) -> str:
    """The spelling to show; one that came by an alias only where there is no other."""
    own = {spelling: uses for spelling, uses in votes.items() if key_of(spelling) == key}
    return max((own or votes).items(), key=_weight)[0]


def _weight(vote: tuple[str, int]) -> tuple[int, int, int, str]:
    spelling, uses = vote
    inner = sum(1 for a, b in pairwise(spelling) if a.islower() and b.isupper())
    return uses, inner, sum(map(str.isupper, spelling)), spelling


def _beside(
    key: str, together: Counter[str], carriers: Mapping[str, list[Listing]], most: int = 8
) -> tuple[str, ...]:
    """Keys that stand beside this one more often than their own frequency would have it."""
    scored = sorted(
        (-(count * count) / len(carriers[other]), other)
        for other, count in together.items()
        if other != key
    )
    return tuple(other for _, other in scored[:most])
