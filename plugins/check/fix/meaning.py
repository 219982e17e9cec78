"""What a story file says, apart from how it is written: what no step may change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from plugins.check.draft import Draft, read_draft
from plugins.story.facts import Facts
from plugins.story.model import Section
from plugins.story.reading import Reading
from plugins.story.tags import key_of
from plugins.story.values import license_name, parse_date, plain

_VERBATIM = re.compile(r"(<pre>.*?</pre>|<code>.*?</code>)", re.DOTALL)
# How values are read that have other ways to be written.
_READ: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(("Role", "Consent", "People", "Status"), lambda value: plain(value.casefold())),
    **dict.fromkeys(("Date", "Modified"), parse_date),
    "License": license_name,
}
_QUOTES = str.maketrans("’´", "''")
# Errors after which it isn't certain what a line is.
UNSURE = frozenset(
    {"not-a-field", "header-apart", "header-open", "field-doubled", "field-too-long"}
)


class Said(NamedTuple):
    """One section as it is read, whatever its spaces, apostrophes and capitals are."""

    number: int | None
    total: int | str | None
    tags: tuple[str, ...]  # keys
    mentions: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a file says."""

    facts: Facts
    fields: Mapping[str, str]  # of the header, by name; white space folded
    sections: tuple[Said, ...]
    problems: int  # errors of the header


def meaning(text: str) -> Meaning | None:
    """What a story file says; None where that isn't certain enough to touch it."""
    draft = read_draft("a-story.md", text.encode("utf-8", "surrogatepass"), Reading())
    if not draft.text or any(problem.rule in UNSURE for problem in draft.problems):
        return None
    if not draft.sections and draft.body.strip():
        return None
    return Meaning(
        replace(draft.facts, hashtags=tuple(map(key_of, draft.facts.hashtags))),
        {name: " ".join(field.value.split()) for name, field in draft.header.fields.items()},
        tuple(map(_said, draft.sections)),
        _errors(draft),
    )


def _errors(draft: Draft) -> int:
    return sum(p.level == "error" and p.line < draft.header.body_line for p in draft.problems)


def _said(section: Section) -> Said:
    return Said(
        section.number,
        section.total,
        tuple(hashtag.key for hashtag in section.hashtags),
        tuple(mention.handle.casefold() for mention in section.mentions),
        _words(section.html),
    )


def _words(html: str) -> str:
    """A section's HTML with white space folded, but for what is verbatim in it."""
    parts = _VERBATIM.split(html)
    parts[::2] = [" ".join(part.split()).translate(_QUOTES).casefold() for part in parts[::2]]
    return "\0".join(parts)


def same_body(before: Meaning, after: Meaning) -> bool:
    """Whether two files say the same, header and sections."""
    return before.facts == after.facts and before.sections == after.sections


def same_header(before: Meaning, after: Meaning) -> bool:
    """Whether a header still says what it said: fields may be there now that were misspelt."""
    kept = all(_alike(name, value, after.fields.get(name)) for name, value in before.fields.items())
    return kept and before.sections == after.sections and after.problems <= before.problems


def _alike(name: str, before: str, after: str | None) -> bool:
    if after is None:
        return False
    if name == "Hashtags":
        return _tags(before) == _tags(after)
    if before == after:
        return True
    read = _READ.get(name)
    return read is not None and (meant := read(before)) is not None and meant == read(after)


def _tags(value: str) -> list[str]:
    tags = [key_of(tag) for tag in re.split(r"[\s,#]+", value) if tag]
    return list(dict.fromkeys(tags))


def mended(before: Meaning, after: Meaning) -> bool:
    """Whether two files say the same but for damaged characters: in as many sections, with the same
    numbers, and with no hashtag less."""
    return len(before.sections) == len(after.sections) and all(
        (one.number, one.total) == (other.number, other.total) and set(one.tags) <= set(other.tags)
        for one, other in zip(before.sections, after.sections, strict=True)
    )
