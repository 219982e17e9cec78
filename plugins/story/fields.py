"""What each header field may say, and what it means.

`check` is the only way from a raw `Header` to `Facts`; it reports all faults of a header at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar, cast, get_args

from plugins.story.handles import Handles, parse_handles
from plugins.story.header import REQUIRED, Field, Header
from plugins.story.lookalikes import name_faults
from plugins.story.model import Level, Person, Problem, Role, Status
from plugins.story.tags import is_tag
from plugins.story.thread.numbering import AUTO, Numbering, parse_numbering
from plugins.story.values import (
    EPOCH,
    LICENSES,
    image_name,
    language,
    license_name,
    one_of,
    parse_date,
    person,
    story_slug,
    web_address,
)

T = TypeVar("T")
People = Literal["none", "agreed", "composite"]
REMEDIES = {
    "Title": "Add a line such as Title: The question she asked me twice",
    "Date": "Add a line such as Date: 2024-03-02",
    "Author": "Add a line such as Author: Ward Seven (a pen name is fine)",
    "Role": "Add Role: mentor, Role: mentee or Role: both",
    "Consent": "Add Consent: yes if the story is yours to tell and may be published here.",
    "People": "Add People: none, People: agreed (all who can be recognised agreed) or People: "
    "composite (the people in it are made of several).",
    "License": "Add License: CC-BY-4.0 (others may share it and name you), or another of: "
    + ", ".join(LICENSES),
}
_ROLE = one_of(*get_args(Role))
_PEOPLE = one_of(*get_args(People))
_STATUS = one_of(*get_args(Status))
_STATUSES = f"Use one of: {', '.join(get_args(Status))}."
_YES = one_of("yes")  # nothing else will do for Consent
AGREED = ("Consent", "People", "License")  # what is settled last, with the people concerned
NAMES = ("Author", "Hashtags", "Handles")  # what people and posts are known and found by
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header says, checked."""

    title: str
    date: datetime
    modified: datetime | None
    author: Person
    role: Role
    people: People
    license: str
    status: Status
    lang: str
    summary: str
    field: str
    note: str
    source: str
    reply_to: str
    translates: str
    image: str
    image_alt: str
    hashtags: tuple[str, ...]
    handles: Handles
    numbering: Numbering


class _Reader:
    """Reads the fields of one header, and gathers what is wrong with them."""

    def __init__(self, header: Header) -> None:
        self.fields = header.fields
        self.problems: list[Problem] = []
        self.texts = {name: self._plain(field) for name, field in header.fields.items()}

    def fault(
        self, name: str, rule: str, message: str, remedy: str, level: Level = "error"
    ) -> None:
        line = self.fields[name].line if name in self.fields else 1
        self.problems.append(Problem(line, level, rule, message, remedy))

    def text(self, name: str) -> str:
        """The field as plain text in NFC, white space folded; empty where it isn't there."""
        return self.texts.get(name, "")

    def _plain(self, field: Field) -> str:
        value = field.value
        if value.isascii() and value.isprintable() and "  " not in value:
            return value
        if _CONTROL.search(value):
            message = f"{field.name} has an invisible control character."
            remedy = f"Type the {field.name} line anew."
            self.fault(field.name, "control-character", message, remedy)
        return unicodedata.normalize("NFC", _SPACE.sub(" ", _CONTROL.sub("", value)))

    def read(self, name: str, parse: Callable[[str], T | None], otherwise: T, remedy: str) -> T:
        """The field as `parse` understands it; a Problem and `otherwise` where it doesn't."""
        value = self.text(name)
        if not value:
            return otherwise
        got = parse(value)
        if got is None:
            shown = value if len(value) <= 60 else value[:59] + "…"
            rule = f"{name.lower()}-malformed"
            self.fault(name, rule, f"{name} can't be “{shown}”.", remedy)
            return otherwise
        return got

    def told(self, name: str, parse: Callable[[str], T | str], otherwise: T) -> T:
        """Like `read`, for a parser that says itself what is wrong."""
        value = self.text(name)
        got = parse(value) if value else otherwise
        if isinstance(got, str):
            self.fault(
                name, f"{name.lower()}-malformed", f"{name}: {got}.", f"Mend the {name} line."
            )
            return otherwise
        return got


def check(header: Header) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts of a header and all its problems; the facts hold only if no problem is an error."""
    read = _Reader(header)
    _check_required(read)
    read.read("Consent", _YES, "", REMEDIES["Consent"])
    facts = Facts(
        title=read.text("Title"),
        date=read.read("Date", parse_date, EPOCH, REMEDIES["Date"]),
        modified=read.read("Modified", parse_date, None, "Write it as Modified: 2024-03-02"),
        author=read.read("Author", person, Person("", ""), "A name needs a letter or a digit."),
        role=cast(Role, read.read("Role", _ROLE, "both", REMEDIES["Role"])),
        people=cast(People, read.read("People", _PEOPLE, "none", REMEDIES["People"])),
        license=read.read("License", license_name, "", REMEDIES["License"]),
        status=cast(Status, read.read("Status", _STATUS, "published", _STATUSES)),
        lang=read.read("Lang", language, "en", "Use a language tag such as en, es, ar or pt-BR."),
        summary=read.text("Summary"),
        field=read.text("Field"),
        note=read.text("Note"),
        source=read.read("Source", web_address, "", "Write a whole address: https://example.org/1"),
        reply_to=read.read(
            "Reply-To", story_slug, "", "Write the other story's file name without .md"
        ),
        translates=read.read(
            "Translates", story_slug, "", "Write the original's file name without .md"
        ),
        image=read.read(
            "Image",
            image_name,
            "",
            "Write the name of a .jpg, .png, .webp or .avif file "
            "that lies in the folder named as the story.",
        ),
        image_alt=read.text("Image-Alt"),
        hashtags=_hashtags(read),
        handles=read.told("Handles", parse_handles, {}),
        numbering=read.told("Numbering", parse_numbering, AUTO),
    )
    _check_together(read, facts)
    for name in NAMES:
        for rule, message, remedy in name_faults(name, read.text(name)):
            read.fault(name, rule, message, remedy)
    return facts, tuple(dict.fromkeys(read.problems))


def _check_together(read: _Reader, facts: Facts) -> None:
    """What no field shows alone."""
    if facts.modified and facts.modified < facts.date:
        read.fault(
            "Modified",
            "modified-before-date",
            "Modified is earlier than Date.",
            "Modified is the day of the last change; Date the day it was first told.",
        )
    if facts.image and not facts.image_alt:
        read.fault(
            "Image",
            "image-alt-missing",
            "Image has no Image-Alt.",
            "Add Image-Alt: with what the picture shows, for those who can't see it; if it only "
            "adorns and says nothing, Image-Alt: decorative",
        )


def _check_required(read: _Reader) -> None:
    """All required fields say something.

    A tombstone needs none of them. A draft may be looked at before all is agreed: what it lacks
    of AGREED is a warning.
    """
    status = read.text("Status").casefold()
    for name in REQUIRED:
        if status != "withdrawn" and not read.text(name):
            what = "is empty" if name in read.fields else "is missing"
            level: Level = "warning" if status == "draft" and name in AGREED else "error"
            read.fault(name, "missing-field", f"{name} {what}.", REMEDIES[name], level)


def _hashtags(read: _Reader) -> tuple[str, ...]:
    """`MedEd, Mentoring` or `#MedEd #Mentoring`: each has to be a hashtag as the grammar has it."""
    tags = []
    value = read.text("Hashtags")
    for word in value.replace(",", " ").split() if "#" in value else value.split(","):
        tag = word.strip().removeprefix("#")
        if tag and is_tag(tag):
            tags.append(tag)
        elif tag:
            read.fault(
                "Hashtags",
                "hashtag-malformed",
                f"“{tag[:60]}” can't be a hashtag.",
                "Use letters, digits and _ without spaces or hyphens: FirstGen",
            )
    return tuple(dict.fromkeys(tags))
