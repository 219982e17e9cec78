"""Whether somebody in a story could be recognised, is exposed, or a reader isn't warned.

A message never repeats what was found: logs of the check are public. Which of the eighteen
identifiers of 45 CFR 164.514(b)(2) a rule covers stands in `plugins/check/dignity`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.check.around import Around
from plugins.check.dignity.ages import ages
from plugins.check.dignity.clinical import dates, hospitals
from plugins.check.dignity.content import hard_things
from plugins.check.dignity.hit import masked
from plugins.check.dignity.names import names
from plugins.check.dignity.places import places
from plugins.check.dignity.told import data
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule


@rule(
    "exact-date",
    "warning",
    bad="1/ My patient died on March 17, 2021, and I went home by bus.",
    good="1/ My patient died one spring some years ago, and I went home by bus. That was in 2021.",
)
def exact_date(draft: Draft, around: Around) -> Iterator[Finding]:
    """A day stands beside clinical words. With the place, or with a newspaper, a day is often
    enough to know who the patient was; a year is not.
    """
    for line, text, _ in data(draft, dates):
        message = f"An exact date ({masked(text)}) stands beside clinical words."
        remedy = "With it, a patient may be known. Say “one spring some years ago”, or the year."
        yield Finding(line, message, remedy)


@rule(
    "age-over-89",
    "warning",
    bad="1/ She was ninety-three years old and beat us all at cards.",
    good="1/ She was in her nineties and beat us all at cards.",
)
def age_over_89(draft: Draft, around: Around) -> Iterator[Finding]:
    """An age of 90 or more: few people are that old, and where one lives they are known by it."""
    for line, text, _ in data(draft, ages):
        message = f"There is an age over 89 here ({masked(text)}): few people are that old."
        yield Finding(line, message, "Say “in her nineties”, or “very old”.")


@rule(
    "small-place",
    "warning",
    bad="1/ I had a patient from Ashby who whistled.",
    good="1/ I had a patient from the north who whistled, and one from Portugal.",
)
def small_place(draft: Draft, around: Around) -> Iterator[Finding]:
    """A town, village or county stands beside a patient. A place smaller than a state, with an
    illness or an age, is often one person.
    """
    for line, text, _ in data(draft, places):
        message = f"A place ({masked(text)}) stands beside a patient: together they may tell who."
        yield Finding(line, message, "Say it wider: “from a small town”, “in the north”.")


@rule(
    "named-hospital",
    "warning",
    bad="1/ At Alderton General Hospital I had a patient who whistled.",
    good="1/ At a hospital in the north I had a patient who whistled.",
)
def named_hospital(draft: Draft, around: Around) -> Iterator[Finding]:
    """A hospital, clinic or home stands with its name beside a patient, resident or admission."""
    for line, text, _ in data(draft, hospitals):
        message = f"A house with its name ({masked(text)}) stands beside a patient."
        yield Finding(line, message, "Say “a hospital in the north”, or “a small clinic”.")


@rule(
    "name-and-judgement",
    "warning",
    bad="1/ I worked for Margaret Alderton, who was a bully.",
    good="1/ I worked for somebody who shouted. Margaret Alderton taught me to wait.",
)
def name_and_judgement(draft: Draft, around: Around) -> Iterator[Finding]:
    """A full name that isn't the author's stands beside something bad. The person can't answer
    here, and everybody of that name is found with it.
    """
    find = partial(names, author=draft.facts.author.name, lang=draft.facts.lang)
    for line, text, _ in data(draft, find):
        message = f"A name ({masked(text)}) stands beside something bad that is said of somebody."
        yield Finding(line, message, "Leave out the name: “a surgeon I worked for”.")


HARD = {
    "death": "a death",
    "suicide": "suicide or self-harm",
    "violence": "violence",
    "abuse": "abuse",
    "child": "the illness or loss of a child",
}


@rule(
    "note-missing",
    "warning",
    bad="1/ My father died on a Tuesday. She sat with me.",
    good="Note: It speaks of a death.",
)
def note_missing(draft: Draft, around: Around) -> Iterator[Finding]:
    """A story that speaks of a death, suicide, violence, abuse or the loss of a child has a `Note`:
    a reader may want to choose the day. One plain sentence that doesn't tell the story is enough.
    """
    if draft.value("Note") or draft.facts.status == "withdrawn":
        return
    found = list(data(draft, hard_things))
    if found:
        kinds = [HARD[what] for _, _, what in found]
        named = ", ".join(kinds[:-1]) + " and " + kinds[-1] if len(kinds) > 1 else kinds[0]
        message = f"The story seems to speak of {named}, and has no Note."
        remedy = f"Add to the header, for example: Note: It speaks of {named}."
        yield Finding(min(line for line, _, _ in found), message, remedy)


@rule(
    "withdrawn-not-emptied",
    "warning",
    bad="Status: withdrawn\n\n1/ My first mentor never gave advice.\n\n2/ I ask it now.",
    good="Status: withdrawn\n\nIts author took this story back, and thanks everybody.",
)
def withdrawn_not_emptied(draft: Draft, around: Around) -> Iterator[Finding]:
    """A story is withdrawn, but its file still tells it: everybody can read it in the repository.
    `make withdraw STORY=its-name` empties the file, and says what else there is to do.
    """
    if draft.facts.status == "withdrawn" and len(draft.sections) > 1:
        message = "The story is withdrawn, and its text still stands here."
        remedy = f"Run: make withdraw STORY={draft.slug}"
        yield Finding(draft.sections[0].line, message, remedy)


RULES = (
    exact_date,
    age_over_89,
    small_place,
    named_hospital,
    name_and_judgement,
    note_missing,
    withdrawn_not_emptied,
)
