"""Made-up stories for tests."""

from __future__ import annotations

HEADER = {
    "Title": "The question she asked me twice",
    "Date": "2024-03-02",
    "Author": "Ward Seven",
    "Role": "mentor",
    "Consent": "yes",
    "People": "composite",
    "License": "CC-BY-4.0",
}
BODY = "1/ My first mentor never gave advice. #Mentoring\n\n2/ She waited.\n\nEND/ I ask it now.\n"


def story_text(body: str = BODY, **fields: str | None) -> str:
    """A story file's text; fields (Reply_To for Reply-To) are added or replaced, None drops."""
    given = {"Reply-To" if name == "Reply_To" else name: value for name, value in fields.items()}
    header = {**HEADER, **given}
    lines = [f"{name}: {value}" for name, value in header.items() if value is not None]
    return "\n".join(lines) + "\n\n" + body
