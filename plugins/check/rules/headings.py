"""Headings and hashtags: the space behind a # makes the difference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.story.model import Level, Section
from plugins.story.tags import key_of

HEADING_CHARS = 60
_GLUED = re.compile(r" {0,3}(#{2,6})(?=[^\W\d_])")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_SENTENCE = re.compile(r"[.!?,;…。！？]")


@rule(
    "hashtag-or-heading",
    "warning",
    "note",
    bad="""
        1/ She asked one question, and waited.

        ##Mentoring

        2/ I ask it now.
    """,
    good="""
        1/ She asked one question, and waited.

        #Mentoring

        2/ I ask it now.
    """,
)
def hashtag_or_heading(draft: Draft, around: Around) -> Iterator[Finding]:
    """A `#` with a space behind it makes a heading, without one a hashtag: `# Mentoring` is a
    heading, `#Mentoring` a hashtag, and `##Mentoring` is neither. A line of hashtags directly
    above a heading, or above a line of `===`, runs into it: leave one line empty between them.
    """
    for section in draft.sections:
        if "#" in section.text:
            yield from _headings(draft, section, around)


def _headings(draft: Draft, section: Section, around: Around) -> Iterator[Finding]:
    lines = section.text.split("\n")
    offset = 0
    for n, text in enumerate(lines):
        below = lines[n + 1] if n + 1 < len(lines) else ""
        if "#" in text:
            for message, remedy, level in _confusions(text, below, n == len(lines) - 1, around):
                yield Finding(draft.line_in(section, offset), message, remedy, level)
        offset += len(text) + 1


def _confusions(
    text: str, below: str, is_last: bool, around: Around
) -> Iterator[tuple[str, str, Level]]:
    """What is wrong with one line that has a # in it."""
    heading = _heading(text)
    if glued := _GLUED.match(text):
        word = text[glued.end() :].split()[0]
        message = f"{glued[1]}{_short(word)} is neither a heading nor a hashtag."
        remedy = f"Write {glued[1]} {_short(word)} for a heading, or #{_short(word)} for a hashtag."
        yield message, remedy, "warning"
    elif heading and len(heading) <= HEADING_CHARS and key_of(heading) in around.spellings:
        message = f"“# {heading}” is a heading, because of the space."
        yield message, f"If you meant the hashtag, write #{heading}.", "note"
    elif _is_tags_only(text) and (_heading(below) or _UNDERLINE.fullmatch(below)):
        message = "Hashtags stand directly above a heading."
        yield message, "Leave one line empty below the hashtags.", "warning"
    elif not is_last and not below.strip() and _looks_like_heading(text):
        word = text.split()[0]
        message = f"{_short(word)} is read as a hashtag, and the line as text."
        remedy = f"If the line is a heading, write # {_short(text.lstrip(' #'))}"
        yield message, remedy, "note"


def _heading(text: str) -> str:
    """The words of a line that is a heading (`# Words`); empty where it is none."""
    bare = text.lstrip(" ")
    words = bare.lstrip("#")
    is_heading = 0 < len(bare) - len(words) <= 6 and words[:1] in (" ", "\t")
    return words.strip().rstrip("#").rstrip() if is_heading else ""


def _is_tags_only(text: str) -> bool:
    words = text.replace(",", " ").split()
    return bool(words) and all(word[0] == "#" and word.count("#") == 1 for word in words)


def _looks_like_heading(text: str) -> bool:
    """`#How it began`: a line by itself, not a sentence, with no other hashtag."""
    return (
        bool(re.match(r"#[^\W\d_a-z]", text))
        and 3 <= len(text.split()) <= 10
        and len(text) <= HEADING_CHARS
        and text.count("#") == 1
        and not _SENTENCE.search(text)
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


RULES = (hashtag_or_heading,)
