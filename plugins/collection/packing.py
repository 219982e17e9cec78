"""Stories as plain tuples: what the cache keeps, and what workers hand over.

Only tuples, strings, numbers and None, so that `marshal` can write them. A packed story is its
listing, packed, and what a listing lacks; `unpack_listing` needs only the first. What pages show
of the second lies open; the rest is packed once more, so that `unpack_text` can pass it over.
"""

from __future__ import annotations

import marshal
from datetime import UTC, datetime
from typing import Any, TypeAlias

from plugins.collection.text import Shown, Text, shown
from plugins.story.model import Hashtag, Listing, Mention, Person, Problem, Section, Story

PackedListing: TypeAlias = tuple[Any, ...]
PackedStory: TypeAlias = tuple[Any, ...]
PackedProblem: TypeAlias = tuple[int, str, str, str, str, str]


def pack_listing(listing: Listing) -> PackedListing:
    """A listing as a tuple in the order of `unpack_listing`."""
    return (
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
        tuple((hashtag.tag, hashtag.key) for hashtag in listing.hashtags),
        listing.minutes,
        tuple(listing.lines.items()),
        listing.digest,
        listing.shown,
    )


def unpack_listing(packed: PackedListing) -> Listing:
    """The listing of a tuple that `pack_listing` made."""
    return Listing(**_listing_fields(packed))


def pack_story(story: Story) -> PackedStory:
    """What a story has beyond its listing."""
    return (
        story.license,
        story.note,
        story.source,
        story.image,
        story.image_alt,
        tuple([shown(section) for section in story.sections]),
        marshal.dumps(tuple([_unshown(section) for section in story.sections])),
    )


def unpack_text(rest: PackedStory) -> Text:
    """What pages show of the tuple that `pack_story` made."""
    return Text(*rest[:6])


def unpack_story(listing: PackedListing, rest: PackedStory) -> Story:
    """The whole story of the tuples that `pack_listing` and `pack_story` made."""
    license, note, source, image, image_alt, posts, unshown = rest
    return Story(
        **_listing_fields(listing),
        license=license,
        note=note,
        source=source,
        image=image,
        image_alt=image_alt,
        sections=tuple(map(_section, posts, marshal.loads(unshown))),
    )


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


def _listing_fields(packed: PackedListing) -> dict[str, Any]:
    (path, slug, title, date, modified, author, role, status, lang, direction, summary, field,
     people, reply_to, hashtags, minutes, lines, digest, shown) = packed  # fmt: skip
    return {
        "path": path,
        "slug": slug,
        "title": title,
        "date": _date(date),
        "modified": None if modified is None else _date(modified),
        "author": Person(*author),
        "role": role,
        "status": status,
        "lang": lang,
        "dir": direction,
        "summary": summary,
        "field": field,
        "people": people,
        "reply_to": reply_to,
        "hashtags": tuple([Hashtag(tag, key) for tag, key in hashtags]),
        "minutes": minutes,
        "lines": dict(lines),
        "digest": digest,
        "shown": shown,
    }


def _unshown(section: Section) -> tuple[Any, ...]:
    """What a section has beyond what is shown of it."""
    return (
        section.number,
        section.total,
        section.pos,
        section.text,
        tuple([hashtag.tag for hashtag in section.hashtags]),
        tuple([mention.handle for mention in section.mentions]),
        section.line,
    )


def _section(post: Shown, unshown: tuple[Any, ...]) -> Section:
    position, marker, cues, html, keys = post
    number, total, pos, text, tags, mentions, line = unshown
    return Section(
        position=position,
        marker=marker,
        number=number,
        total=total,
        pos=pos,
        cues=cues,
        text=text,
        html=html,
        hashtags=tuple(map(Hashtag, tags, keys)),
        mentions=tuple(map(Mention, mentions)),
        line=line,
    )


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _seconds(date: datetime) -> int:
    return round((date - _EPOCH).total_seconds())


def _date(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
