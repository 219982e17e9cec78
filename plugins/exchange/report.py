"""What to tell somebody who brought a thread in: how it was read, and what is left to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plugins.exchange.importing import Draft
from plugins.story.fields import check
from plugins.story.header import split_header
from plugins.story.limits import SECTION_CHARS, SECTIONS, STORY_BYTES
from plugins.story.model import Post

WIDTH = 76
MOST = 12  # lines of one list
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def report(made: Draft, path: str) -> Iterator[str]:
    """Lines for a terminal. `path`: where the draft was written."""
    yield f"Wrote {path}"
    yield ""
    yield from _sections(made.thread.posts)
    yield from _listed("Dropped", made.thread.dropped, quoted=True)
    if made.controls:
        yield f"Taken out: {made.controls} invisible characters"
    yield from _listed("Repaired", made.thread.repaired)
    yield from _listed("Guessed", made.guessed)
    yield from _listed("To look at", _doubts(made))
    yield from _listed("Left to do before it can be published", _left(made))
    yield ""
    yield "Next:"
    yield f"  make read STORY={made.slug}    see it section by section"
    yield f"  make check STORY={made.slug}   see what is left to do"


def _sections(posts: Sequence[Post]) -> Iterator[str]:
    yield f"{len(posts)} section{'' if len(posts) == 1 else 's'} found, read as follows:"
    for position, post in enumerate(posts[:MOST], 1):
        yield shorten(f"  §{position} {_reading(post)}: {post.text}")
    if len(posts) > MOST:
        last = posts[-1]
        yield f"  … {len(posts) - MOST - 1} more …" if len(posts) > MOST + 1 else "  …"
        yield shorten(f"  §{len(posts)} {_reading(last)}: {last.text}")
    closing = sum(post.pos == "suffix" for post in posts)
    opening = sum(post.pos == "prefix" for post in posts)
    if closing:
        yield (
            f"{closing} markers closed their post; they now open it."
            if not opening
            else (f"{closing} markers closed their post, {opening} opened it; now all open it.")
        )


def _reading(post: Post) -> str:
    return f"marked {post.marker}" if post.marker else "without a number"


def _doubts(made: Draft) -> Iterator[str]:
    """Problems, each in the line of the text that was imported."""
    if made.handle:
        yield f"The author seems to be @{made.handle}; the handle is not in the draft."
    if made.body.numbering:
        yield f"The header has Numbering: {made.body.numbering}, so that the numbers are kept."
    if len(made.thread.posts) == 1 and "\n\n" in made.thread.posts[0].text:
        yield (
            "No numbers were found, so that all of it is one section. With a line Numbering: none "
            "in the header each paragraph is one."
        )
    if not made.body.faithful:
        yield (
            "The draft may be cut in other places than the thread was, or say END in another: "
            "compare them (make read)."
        )
    for problem in made.thread.problems:
        line = f"line {problem.line} of the text: " if problem.line else ""
        yield f"{line}{problem.message} {problem.remedy}"


def _left(made: Draft) -> Iterator[str]:
    _, problems = check(split_header(made.text))
    for problem in problems:
        yield f"{problem.message} {problem.remedy}"
    posts = made.thread.posts
    if len(made.text.encode("utf-8", "replace")) > STORY_BYTES or len(posts) > SECTIONS:
        yield (
            f"It is longer than a story may be ({STORY_BYTES // 1024} KB, {SECTIONS} sections): "
            "tell it in two files, the second with Reply-To."
        )
    for position, post in enumerate(posts, 1):
        if len(post.text) > SECTION_CHARS:
            yield f"Section {position} is longer than {SECTION_CHARS:,} characters: cut it in two."
    yield "Status: draft becomes Status: published when all of this is done."


def _listed(title: str, entries: Iterable[str], *, quoted: bool = False) -> Iterator[str]:
    lines = [entry for entry in entries if entry.strip()]
    if not lines:
        return
    yield f"{title}:"
    for entry in lines[:MOST]:
        yield "  " + (shorten(entry) if quoted else one(entry))
    if len(lines) > MOST:
        yield f"  … and {len(lines) - MOST} more"


def one(text: str) -> str:
    """A text on one line, without what a terminal would obey."""
    return " ".join(_CONTROL.sub(" ", text).split())


def shorten(text: str) -> str:
    """The beginning of a text, on one line; a leading indent stays."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    line = one(text)
    room = WIDTH - len(indent)
    return indent + (line if len(line) <= room else line[: room - 1].rstrip() + "…")
