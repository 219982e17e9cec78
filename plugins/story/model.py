"""The things that flow through the project: frozen, slotted, documented field by field.

Two families, and a type checker keeps them apart. A `Post` and a `Thread` are raw: text as a
stranger wrote it. A `Section` and a `Story` are whole: every field checked, all HTML sanitised,
and whatever takes one may rely on that. What a story has by the dozen is a NamedTuple: it is made
in a third of the time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "note"]
Role = Literal["mentor", "mentee", "both"]
Status = Literal["published", "draft", "withdrawn"]
Side = Literal["prefix", "suffix"]
Mode = Literal["markdown", "unroll", "posts"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that a person should look at."""

    line: int  # 1 is the first line; 0 speaks of the file as a whole
    level: Level  # "error": no story is made of it; "warning": mend it; "note": only tell
    rule: str  # a stable name, lower case with hyphens: "unknown-field"
    message: str  # what is wrong, in words a first-time contributor understands
    remedy: str  # what to do about it
    path: str = ""  # the file, relative to the project; empty where only a text is read


class Hashtag(NamedTuple):
    """One hashtag where it stands."""

    tag: str  # as written, without the #
    key: str  # NFKC of casefold of NFKC (thread-grammar, "Hashtags and mentions"), aliases applied


class Mention(NamedTuple):
    """One @mention where it stands."""

    handle: str  # without the first @: "ward_seven", "anna@social.example"


class Post(NamedTuple):
    """One post of a thread as it was cut out of the text: raw."""

    marker: str | None  # what the author wrote to number it, or its cue where there is no number
    number: int | None  # the author's number; never changed, even if it is doubled or missing
    total: int | str | None  # what stands after the slash: 17, "n", "?"
    pos: Side | None  # which side of the text a numbered marker stands on
    cues: tuple[str, ...]  # opening and closing cues, as written
    text: str  # the rest, outer space stripped
    line: int  # line of the input where the post begins, from 1 (in mode "posts": its position)


@dataclass(frozen=True, slots=True)
class Thread:
    """A text read as a thread."""

    posts: tuple[Post, ...]
    dropped: tuple[str, ...] = ()  # what belongs to no post, in order: nothing is lost
    repaired: tuple[str, ...] = ()  # damaged characters that were mended: "đŸ’Ș → 💪 (line 6)"
    problems: tuple[Problem, ...] = ()


class Depiction(NamedTuple):
    """A picture where a story names it."""

    name: str  # the file, in the story's own folder
    line: int  # line of the story file


class Section(NamedTuple):
    """One post as it is published."""

    position: int  # from 1; also its anchor
    marker: str | None
    number: int | None
    total: int | str | None
    pos: Side | None
    cues: tuple[str, ...]
    text: str  # the Markdown source
    html: str  # sanitised; addresses inside the site begin with "site:" (see markup.ROOT)
    hashtags: tuple[Hashtag, ...]
    mentions: tuple[Mention, ...]
    line: int  # line of the story file where it begins


class Person(NamedTuple):
    """Somebody who tells a story."""

    name: str  # as written
    slug: str  # names that differ only in case, spaces or punctuation share it


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list shows of a story, and what the indexes need of it: light, one is kept a story."""

    path: str  # the file, relative to the project
    slug: str  # from the file's name
    title: str
    date: datetime  # in UTC
    modified: datetime | None
    author: Person
    role: Role
    status: Status
    lang: str  # BCP 47
    dir: Literal["ltr", "rtl"]
    summary: str  # plain text; the first words of the story where the header has none
    field: str
    people: Literal["none", "agreed", "composite"]
    reply_to: str  # another story's slug
    translates: str  # the slug of the story that it is a translation of
    hashtags: tuple[Hashtag, ...]  # each key once, in the story's own spelling; header first
    minutes: int  # reading time, at least 1
    lines: Mapping[str, int]  # of header fields that only the whole collection can check
    digest: str  # of all the story says
    shown: str  # digest of what a list shows of it
    pictures: tuple[Depiction, ...] = ()  # each name once: the header's, and those of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Listing):
    """A whole story: what the pages may rely on."""

    license: str
    note: str  # a content note, shown before the story
    source: str  # where it was first told: an http(s) address
    image: str  # a file name in the story's own folder
    image_alt: str
    sections: tuple[Section, ...]
