"""An unrolled thread to a draft: the story file's text, and how it came about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from plugins.exchange.canonical import Body, canonical
from plugins.exchange.drafting import Heading, first_words, hashtags, one_line
from plugins.exchange.slugs import slug_of
from plugins.story.header import has_header, split_header
from plugins.story.hidden import visible
from plugins.story.model import Role, Thread
from plugins.story.names import slug_fault
from plugins.story.naming import person_of
from plugins.story.repair import repair
from plugins.story.thread import read_thread
from plugins.story.thread.lines import newlines
from plugins.story.values import parse_date

ROLES: tuple[str, ...] = get_args(Role)
# Breaks of Word, PDFs and chats. NEL waits until damage is mended, which may hold it.
_BREAKS = str.maketrans({"\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n\n"})
_NEL = "\x85"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HANDLE = re.compile(
    r"(?:You can follow|Thread by|More from|Keep Current with[^\n@]*|Follow)\s+@(\w{1,20})"
)


class Fault(Exception):
    """Why nothing can be written: what is wrong, and what to do about it."""


class Misuse(Fault):
    """What was given besides the text is wrong or missing."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is known of a story besides its text; an empty title or slug is made from the text."""

    author: str
    role: str
    day: date  # used where no date is given
    title: str = ""
    slug: str = ""
    date: str = ""
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A story file to be written, and what there is to say about it."""

    slug: str
    text: str
    thread: Thread  # as it was read
    body: Body
    guessed: tuple[str, ...]  # fields that were made up from the text
    handle: str  # the author's, as the service's footer gives it; it stays out of the file
    controls: int  # invisible characters that were taken out


def draft(text: str, request: Request) -> Draft:
    """The draft of an unrolled thread. Raises Fault if it has no words, or Misuse."""
    heading = checked(request)
    if _is_story(newlines(text)):
        raise Fault(
            "This is a story file already: it begins with a header. Put it into content/stories, "
            "and run make check; or import what stands below the header."
        )
    clean, controls = _CONTROL.subn("", text.translate(_BREAKS))
    thread, unseen = _read(clean)
    if not any(post.text for post in thread.posts):
        raise Fault("There are no words in this text. Copy the whole page of the thread into it.")
    body = canonical(thread.posts)
    title = heading.title or first_words(thread.posts)
    if not title:
        raise Fault('The thread has no words for a title. Give one: TITLE="..."')
    heading = Heading(
        title,
        heading.date,
        heading.author,
        heading.role,
        request.consent,
        hashtags(thread.posts),
        body.numbering,
    )
    return Draft(
        slug=named(request.slug, title),
        text=heading.text() + body.text,
        thread=thread,
        body=body,
        guessed=tuple(_guessed(request)),
        handle=_handle(thread),
        controls=controls + unseen,
    )


def _is_story(text: str) -> bool:
    return has_header(text) and len(split_header(text).fields) > 1


def _read(text: str) -> tuple[Thread, int]:
    """The thread without the invisible characters that a story file may not have, and how many
    those were. Damage is mended before, since some of it is made of such characters; numbers are
    looked for after, since such characters hide them."""
    mended = repair(newlines(text))
    lines = mended.text.replace(_NEL, "\n")
    clean = visible(lines)
    thread = read_thread(clean, "unroll")
    problems = (*mended.problems, *thread.problems)
    unseen = len(unicodedata.normalize("NFC", lines)) - len(clean)
    return replace(thread, repaired=mended.repaired, problems=problems), unseen


def checked(request: Request) -> Heading:
    """The fields that were given, in the form a header has them. Raises Misuse."""
    author, role = one_line(request.author), one_line(request.role).casefold()
    if not author:
        raise Misuse('Whose story is it? Give the author\'s name: AUTHOR="Ward Seven"')
    if isinstance(wrong := person_of(author), str):
        wrong = f"{wrong[0].upper()}{wrong[1:]}"
        raise Misuse(f'{wrong}. A pen name is fine: AUTHOR="Ward Seven"')
    if role not in ROLES:
        wrong = f"“{role}” is no role." if role else "Which role does the author tell it in?"
        raise Misuse(f"{wrong} Give one of: ROLE={', ROLE='.join(ROLES)}")
    day = one_line(request.date) or request.day.isoformat()
    if not parse_date(day):
        raise Misuse(f"“{day}” is no date. Write it as DATE=2024-03-02")
    return Heading(one_line(request.title), day, author, role, request.consent)


def named(slug: str, title: str) -> str:
    """The slug that was given, or one made from the title. Raises Misuse."""
    given = slug.strip().removesuffix(".md")
    if given and (wrong := slug_fault(given)):
        raise Misuse(f"“{given}” can't be a story's address: {wrong}. Give another: SLUG=...")
    made = given or slug_of(title)
    if not made:
        raise Misuse("The title has no letters for an address. Give one: SLUG=my-story")
    return made


def _guessed(request: Request) -> Iterator[str]:
    if not one_line(request.title):
        yield "Title, from the first words"
    if not request.date.strip():
        yield "Date, which is today's: write the day it was first told"
    if not request.slug.strip():
        yield "the file's name, from the title"


def _handle(thread: Thread) -> str:
    """The author's handle: services name it in their footer alone."""
    found = (_HANDLE.search(text) for text in thread.dropped)
    return next((match[1] for match in found if match), "")
