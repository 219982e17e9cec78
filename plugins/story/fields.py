"""What each header field may say, and what it means.

`check` is the only way from a raw `Header` to `Facts`; it reports all faults of a header at once.
"""

from __future__ import annotations

from typing import cast, get_args

from plugins.story.facts import Facts, People
from plugins.story.fieldnames import REQUIRED
from plugins.story.handles import parse_handles
from plugins.story.header import Header
from plugins.story.lookalikes import name_faults
from plugins.story.model import Level, Person, Problem, Role, Status
from plugins.story.naming import person_of
from plugins.story.reader import Reader
from plugins.story.tags import is_tag
from plugins.story.thread.numbering import AUTO, parse_numbering
from plugins.story.values import (
    EPOCH,
    LICENSES,
    image_name,
    language,
    license_name,
    one_of,
    parse_date,
    story_slug,
    web_address,
)

LINES = {  # a line that will do, for each field that every story needs
    "Title": "Title: The question she asked me twice",
    "Date": "Date: 2024-03-02 (year-month-day)",
    "Author": "Author: Ward Seven (a pen name is fine)",
    "Role": "Role: mentor, Role: mentee or Role: both",
    "Consent": "Consent: yes if the story is yours to tell and may be published here.",
    "People": "People: none, People: agreed (all who can be recognised agreed) or "
    "People: composite (the people in it are made of several).",
    "License": "License: CC-BY-4.0 (others may share it and name you), or another of: "
    + ", ".join(LICENSES),
}
_ROLE = one_of(*get_args(Role))
_PEOPLE = one_of(*get_args(People))
_STATUS = one_of(*get_args(Status))
_STATUSES = f"Use one of: {', '.join(get_args(Status))}."
_YES = one_of("yes")  # nothing else will do for Consent
AGREED = ("Consent", "People", "License")  # what is settled last, with the people concerned
NAMES = ("Author", "Hashtags", "Handles")  # what people and posts are known and found by


def check(header: Header) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts of a header and all its problems; the facts hold only if no problem is an error."""
    read = Reader(header)
    _check_required(read, header.misnamed)
    read.read("Consent", _YES, "", _instead("Consent"))
    facts = Facts(
        title=read.text("Title"),
        date=read.read("Date", parse_date, EPOCH, _instead("Date")),
        modified=read.read("Modified", parse_date, None, "Write it as Modified: 2024-03-02"),
        author=read.told("Author", person_of, Person("", "")),
        role=cast(Role, read.read("Role", _ROLE, "both", _instead("Role"))),
        people=cast(People, read.read("People", _PEOPLE, "none", _instead("People"))),
        license=read.read("License", license_name, "", _instead("License")),
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
            "Write the name of a .jpg, .png, .webp or .avif file, a name without spaces, "
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


def _instead(name: str) -> str:
    """What to do about a value that won't do: a second line of the field would be a fault too."""
    return f"Write the line as {LINES[name]}"


def _check_together(read: Reader, facts: Facts) -> None:
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
    if facts.image_alt and not read.text("Image"):
        read.fault(
            "Image-Alt",
            "image-alt-alone",
            "Image-Alt describes a picture, and there is no Image.",
            "Add Image: with the name of the picture's file, or remove the line.",
            "warning",
        )


def _check_required(read: Reader, misnamed: frozenset[str]) -> None:
    """All required fields say something. misnamed: those that are told already.

    A tombstone needs none of them. A draft may be looked at before all is agreed: what it lacks
    of AGREED is a warning.
    """
    status = _STATUS(read.text("Status"))
    for name in REQUIRED:
        if status != "withdrawn" and not read.text(name) and name not in misnamed:
            what = "is empty" if name in read.fields else "is missing"
            level: Level = "warning" if status == "draft" and name in AGREED else "error"
            remedy = _instead(name) if name in read.fields else f"Add {LINES[name]}"
            read.fault(name, "missing-field", f"{name} {what}.", remedy, level)


def _hashtags(read: Reader) -> tuple[str, ...]:
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
