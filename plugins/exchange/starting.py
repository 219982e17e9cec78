"""A new story from nothing: asks who tells it, and fills in the header."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from plugins.exchange.drafting import Heading, one_line
from plugins.exchange.importing import ROLES, Fault, named
from plugins.story.naming import person_of
from plugins.story.placeholder import BODY

Ask = Callable[[str], str]
Say = Callable[[str], None]


def ask(given: dict[str, str], question: Ask, say: Say) -> tuple[str, str, str]:
    """Title, author and role: as given, else asked for until they will do."""
    return (
        _answer("What is the story's title?", given["title"], _title, question, say),
        _answer("Who tells it? A pen name is fine.", given["author"], _author, question, say),
        _answer(f"In which role? ({', '.join(ROLES)})", given["role"], _role, question, say),
    )


def begin(title: str, author: str, role: str, slug: str, day: date) -> tuple[str, str]:
    """The slug and the text of a new story file. Raises Fault."""
    heading = Heading(title, day.isoformat(), author, role)
    return named(slug, title), heading.text() + BODY


def next_steps(slug: str, path: str) -> Iterator[str]:
    """Lines for a terminal."""
    yield f"Wrote {path}"
    yield ""
    yield "Next:"
    yield f"  1. Open {path} in an editor, and replace the two sections with your story."
    yield "  2. Fill in Consent, People and License; the header's other fields are optional."
    yield f"  3. make read STORY={slug}    shows how it is read, section by section"
    yield f"  4. make check STORY={slug}   says what is left to do"
    yield "  5. Remove the line Status: draft when it is ready for readers."


def _answer(prompt: str, given: str, check: Callable[[str], str], question: Ask, say: Say) -> str:
    answer = given
    while True:
        if answer.strip():
            try:
                return check(one_line(answer))
            except Fault as fault:
                say(str(fault))
        answer = question(f"{prompt} ")


def _title(value: str) -> str:
    named("", value)
    return value


def _author(value: str) -> str:
    if isinstance(wrong := person_of(value), str):
        raise Fault(f"{wrong[0].upper()}{wrong[1:]}.")
    return value


def _role(value: str) -> str:
    role = value.casefold()
    if role not in ROLES:
        raise Fault(f"“{value}” is no role. Write one of: {', '.join(ROLES)}.")
    return role
