"""What may be wrong with a header, whatever its fields say."""

from __future__ import annotations

from plugins.check.rule import told

BODY = "\n\n1/ She asked one question."


RULES = (
    told(
        "missing-field",
        "error",
        "warning",
        says="""
        A field that every story needs is missing or empty: `Title`, `Date`, `Author`, `Role`,
        `Consent`, `People` or `License`. The last three say that the story is yours to tell, that
        the people in it agreed or can't be recognised, and how others may use it. In a draft they
        may still be open: then it is a warning.
        """,
        bad="Consent:",
        good="Consent: yes",
    ),
    told(
        "unknown-field",
        "error",
        says="""
        The header has a closed list of fields, so that a slip is told and not swallowed. Fields of
        other site generators (`Tags`, `Slug`, `Template`) mean nothing here; for those with another
        name, or a name in another language, `make fix` puts the right one.
        """,
        bad="Licence: CC-BY-4.0",
        good="License: CC-BY-4.0",
    ),
    told(
        "not-a-field",
        "error",
        says="""
        A line of the header isn't `Key: value`. Mostly the empty line between header and story is
        missing, or there are signs around the line: `- Title: x`, `**Title:** x`.
        """,
        bad="Role: mentor\nMy first mentor never gave advice.",
        good="Role: mentor\n\n1/ My first mentor never gave advice.",
    ),
    told(
        "header-apart",
        "error",
        says="""
        The first empty line ends the header, and below it there are more lines that look like its
        fields: an empty line too many, or a second header.
        """,
        bad="Title: The question\n\nDate: 2024-03-02\nRole: mentor\n\n1/ She asked one question.",
        good="Title: The question\nDate: 2024-03-02\nRole: mentor\n\n1/ She asked one question.",
    ),
    told(
        "header-open",
        "error",
        says="""
        The header begins with a line `---`, and no such line ends it. Write both, or neither.
        """,
        bad="---\nTitle: The question\nDate: 2024-03-02",
        good="---\nTitle: The question\nDate: 2024-03-02\nAuthor: Ward Seven\nRole: mentor\n"
        f"Consent: yes\nPeople: none\nLicense: CC-BY-4.0\n---{BODY}",
    ),
    told(
        "field-doubled",
        "error",
        says="One field stands there twice; which of the two counts, only you know.",
        bad="Role: mentor\nRole: mentee",
        good="Role: both",
    ),
    told(
        "field-too-long",
        "error",
        says="A field has more than 1,000 characters. Long things belong into the story.",
        bad="Summary: " + "One question, two answers, ten years apart. " * 30,
        good="Summary: One question, two answers, ten years apart.",
    ),
)
