"""Stories as plain tuples: what the cache keeps, and what workers hand over.

Only tuples, strings, numbers and None, so that `marshal` can write them. Of a story its listing is
kept, and the text as pages show it; what else a story says is in its file. A listing is written at
once: an index of ten thousand is sooner kept and loaded as bytes, of which few builds read all.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeAlias

from plugins.collection.text import Text
from plugins.story.model import Depiction, Hashtag, Listing, Person, Problem

PackedListing: TypeAlias = bytes
PackedText: TypeAlias = tuple[Any, ...]
PackedProblem: TypeAlias = tuple[int, str, str, str, str, str]

PLAIN = 2  # of `marshal`'s versions the last without references, which is read faster
_STATUS = 7
SHARED = 1 << 16  # values of a kind that are kept for the next listing


def pack_listing(listing: Listing) -> PackedListing:
    """A listing as a tuple in the order of `unpack_listing`, written."""
    fields: tuple[Any, ...] = (
        listing.path,
        listing.slug,
        listing.title,
        _seconds(listing.date),
        _seconds(listing.modified) if listing.modified else None,
        (listing.author.name, listing.author.slug),
        listing.role,
        listing.status,
        listing.lang,
        listing.dir,
        listing.summary,
        listing.field,
        listing.people,
        listing.reply_to,
        listing.translates,
        tuple((hashtag.tag, hashtag.key) for hashtag in listing.hashtags),
        listing.minutes,
        tuple(listing.lines.items()),
        listing.digest,
        listing.shown,
        tuple(map(tuple, listing.pictures)) if listing.pictures else (),
    )
    return marshal.dumps(fields, PLAIN)


def is_withdrawn(packed: PackedListing) -> bool:
    """Whether a packed listing is that of a story that was withdrawn."""
    return bool(marshal.loads(packed)[_STATUS] == "withdrawn")


def unpack_listing(packed: PackedListing) -> Listing:
    """The listing of a tuple that `pack_listing` made."""
    (path, slug, title, date, modified, author, role, status, lang, direction, summary,
     field, people, reply_to, translates, hashtags, minutes, lines, digest, shown,
     pictures) = marshal.loads(packed)  # fmt: skip
    return Listing(
        path=path,
        slug=slug,
        title=title,
        date=_date(date),
        modified=None if modified is None else _date(modified),
        author=_person(author),
        role=role,
        status=status,
        lang=lang,
        dir=direction,
        summary=summary,
        field=field,
        people=people,
        reply_to=reply_to,
        translates=translates,
        hashtags=tuple(map(_hashtag, hashtags)),
        minutes=minutes,
        lines=_lines(lines),
        digest=digest,
        shown=shown,
        pictures=tuple([Depiction(*each) for each in pictures]) if pictures else (),
    )


def pack_text(text: Text) -> PackedText:
    """A text as a tuple in the order of its fields."""
    return tuple(text)


def unpack_text(packed: PackedText) -> Text:
    """The text of a tuple that `pack_text` made."""
    return Text(*packed)


def pack_problem(problem: Problem) -> PackedProblem:
    """A Problem as a tuple in the order of its fields."""
    return (
        problem.line,
        problem.level,
        problem.rule,
        problem.message,
        problem.remedy,
        problem.path,
    )


def unpack_problem(packed: PackedProblem) -> Problem:
    """The Problem of a tuple that `pack_problem` made."""
    return Problem(*packed)  # type: ignore[arg-type]  # the level is one of Level: we wrote it


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _seconds(date: datetime) -> int:
    return round((date - _EPOCH).total_seconds())


def _date(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


# Most of what follows is the same for many stories, and kept in memory once.


@lru_cache(maxsize=SHARED)
def _hashtag(fields: tuple[str, str]) -> Hashtag:
    return Hashtag(*fields)


@lru_cache(maxsize=SHARED)
def _person(fields: tuple[str, str]) -> Person:
    return Person(*fields)


@lru_cache(maxsize=SHARED)
def _lines(fields: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    return dict(fields)
