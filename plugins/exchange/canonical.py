"""A thread's posts as Markdown, each opening with its own number.

A post without a number stands behind a line of three hyphens, so that it is cut at the same
place again. Whether a way of writing is read back as it was meant is for the reader to say:
`faithful` compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from plugins.exchange.escaping import escape, unescape
from plugins.story.limits import STORY_BYTES
from plugins.story.model import Post
from plugins.story.thread import read_thread
from plugins.story.thread.cueforms import begun, lone
from plugins.story.thread.numbering import AUTO, parse_numbering

SEPARATOR = "---"
FEW = 3  # ways that are tried with a text too long for a story
_NUMBER = re.compile(r"(?m)^([^\w\n\\]{0,3}\d{1,4}[a-z]?)([/.):\]])|([/(\[])(\d{1,4}[/)\]])$")

Place = Literal["inline", "before", "after", "around"]
PLACES: tuple[Place, ...] = ("inline", "before", "after", "around")


@dataclass(frozen=True, slots=True)
class Body:
    """A story's text below its header."""

    text: str
    numbering: str = ""  # what the header has to say of it; empty where it reads by itself
    faithful: bool = True  # whether reading it gives the posts it was made of


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to write posts down."""

    first: Place = "inline"  # where the cues of the first post stand
    last: Place = "inline"  # and those of the others
    guarded: bool = False  # numbers inside a post are escaped
    apart: bool = False  # a separator before every post
    numbering: str = ""


def canonical(posts: Sequence[Post]) -> Body:
    """The plainest way of writing that is read back as these posts.

    Where none is, the first one, marked as unfaithful.
    """
    plainest = _written(posts, _Way())
    most = None if len(plainest) <= STORY_BYTES else FEW
    for way in [*_ways(posts)][:most]:
        text = _written(posts, way)
        numbering = parse_numbering(way.numbering) if way.numbering else AUTO
        if isinstance(numbering, str):
            continue
        if faithful(posts, read_thread(text, "markdown", numbering).posts):
            return Body(text, way.numbering)
    return Body(plainest, faithful=False)


def faithful(meant: Sequence[Post], got: Sequence[Post]) -> bool:
    """Whether two readings say the same: order, numbers, cues and words."""
    return len(meant) == len(got) and all(map(_same, meant, got))


def _same(meant: Post, got: Post) -> bool:
    return (
        (meant.number, meant.total) == (got.number, got.total)
        and sorted(meant.cues) == sorted(got.cues)
        and _words(meant.text) == _words(unescape(got.text))
    )


def _words(text: str) -> list[list[str]]:
    """What has to stay: the words, line by line, and where paragraphs end."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.strip())
    return [line.split() for paragraph in paragraphs for line in [*paragraph.split("\n"), ""]]


def _ways(posts: Sequence[Post]) -> Iterator[_Way]:
    """From the plainest on; the last ones name the convention, where a reader would err."""
    first = PLACES if posts and posts[0].cues else PLACES[:1]
    last = PLACES if any(post.cues for post in posts[1:]) else PLACES[:1]
    places = [*product(first, last)]
    for guarded, apart in ((False, False), (True, False), (True, True)):
        yield from (_Way(*place, guarded, apart) for place in places)
    marker = next((p.marker for p in posts if p.marker and p.number is not None), None)
    for numbering in (f"{marker} opening", "opening") if marker else ("none",):
        yield from (_Way(*place, guarded=True, numbering=numbering) for place in places)


def _written(posts: Sequence[Post], way: _Way) -> str:
    blocks: list[str] = []
    for index, post in enumerate(posts):
        if index and (way.apart or post.number is None):
            blocks.append(SEPARATOR)
        blocks.append(_block(post, way.last if index else way.first, way.guarded))
    return "\n\n".join(blocks) + "\n"


def _block(post: Post, place: Place, guarded: bool) -> str:
    """One post: its marker, its cues, its words."""
    marker = post.marker if post.number is not None and post.marker else ""
    words = [cue for cue in post.cues if cue not in marker]
    cues = " ".join(words)
    text = escape(post.text)
    if guarded:
        text = _NUMBER.sub(_guarded, text)
    if place == "inline":
        return " ".join(part for part in (marker, cues, text) if part)
    opening = f"{marker} {text}".strip()
    if place == "around":
        closing = " ".join(filter(_closes, words))
        before = " ".join(word for word in words if not _closes(word))
        parts: tuple[str, ...] = (before, opening, closing)
    else:
        parts = (cues, opening) if place == "before" else (opening, cues)
    return "\n\n".join(part for part in parts if part)


def _closes(cue: str) -> bool:
    return any(form("close").fullmatch(cue) for form in (begun, lone))


def _guarded(match: re.Match[str]) -> str:
    """A backslash keeps a number inside a post from being taken for a marker."""
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}{match[4]}"
