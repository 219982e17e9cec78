"""What may be wrong with what the fields of a header say."""

from __future__ import annotations

from plugins.check.rule import Rule, told


def _field(name: str, says: str, bad: str, good: str) -> Rule:
    """The entry of a field whose value can't be read."""
    rule = f"{name.lower()}-malformed"
    return told(rule, "error", says=says, bad=f"{name}: {bad}", good=f"{name}: {good}")


RULES = (
    _field(
        "Date",
        "The day it was first told, as `2024-03-02`; a time may follow: `2024-03-02 10:20`.",
        "March 2nd, 2024",
        "2024-03-02",
    ),
    _field(
        "Modified",
        "The day of the last change that matters, written as `2024-05-01`.",
        "yesterday",
        "2024-05-01",
    ),
    told(
        "modified-before-date",
        "error",
        says="`Modified` is the day of the last change, so it can't be before `Date`.",
        bad="Date: 2024-03-02\nModified: 2023-03-02",
        good="Date: 2024-03-02\nModified: 2024-03-05",
    ),
    _field(
        "Author",
        """
        A name has a letter or a digit, and no emoji or other signs that names don't have: they
        would put you on the page of whoever goes by the same letters. A pen name is fine.
        """,
        "Ward Seven ★",
        "Ward Seven",
    ),
    _field("Role", "Who you are in the story: `mentor`, `mentee` or `both`.", "doctor", "mentor"),
    _field(
        "Consent",
        "Only `yes` will do: the story is yours to tell, and may be published here.",
        "I think so",
        "yes",
    ),
    _field(
        "People",
        """
        Who can be recognised: `none` (nobody but you appears), `agreed` (all of them agreed) or
        `composite` (nobody can, since each is made of several).
        """,
        "my old boss",
        "composite",
    ),
    _field(
        "License",
        "How others may use the story: one of the Creative Commons licences in the table above.",
        "all rights reserved",
        "CC-BY-4.0",
    ),
    _field("Status", "`published`, `draft` or `withdrawn`.", "almost done", "draft"),
    _field(
        "Lang",
        "The tag of the language: two or three letters, and a script or country if it matters.",
        "Brazilian Portuguese",
        "pt-BR",
    ),
    _field(
        "Source",
        "A whole web address, with `https://` in front.",
        "twitter",
        "https://example.org/thread/1",
    ),
    _field(
        "Reply-To",
        "The name of the other story's file, without a folder.",
        "stories/the soup",
        "the-soup",
    ),
    _field(
        "Translates",
        "The name of the original's file, without a folder.",
        "stories/the soup",
        "the-soup\nLang: fr",
    ),
    _field(
        "Handles",
        """
        Handles with their `@`, with commas between; behind a `=`, if you like, the address they
        lead to.
        """,
        "Anna from the ward",
        "@anna@social.example" + "\n\n1/ It was @anna@social.example who asked.",
    ),
    _field(
        "Numbering",
        """
        `auto`, `none`, `opening`, `closing`, or an example of your first marker
        ([Numbering](#numbering)).
        """,
        "from the top",
        "1/",
    ),
    told(
        "hashtag-malformed",
        "error",
        says="""
        A hashtag of the header has letters, digits and `_`, and no spaces or hyphens. Put commas
        between hashtags, or a `#` before each.
        """,
        bad="Hashtags: first gen, med-ed",
        good="Hashtags: FirstGen, MedEd",
    ),
)
