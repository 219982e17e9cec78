"""The examples of rules as whole files: what the tests check, and people can try."""

from __future__ import annotations

from pathlib import Path

from plugins.check.catalogue.pictures import png
from plugins.check.rule import Example
from plugins.story.header import has_header, split_header

HEADER = {
    "Title": "The question she asked me twice",
    "Date": "2024-03-02",
    "Author": "Ward Seven",
    "Role": "mentor",
    "Consent": "yes",
    "People": "composite",
    "License": "CC-BY-4.0",
    "Summary": "One question, two answers, ten years apart.",
}
BODY = "1/ My first mentor never gave advice. #Mentoring\n\n2/ I ask it now.\n"
# What lies around an example: another story, and a list of hashtags.
AROUND = {
    "stories/the-soup.md": "".join(f"{name}: {value}\n" for name, value in HEADER.items())
    + "\n1/ There was soup. #MedEd\n\n2/ There was bread.\n",
    "hashtags.toml": '[show]\nmeded = "MedEd"\nmentoring = "Mentoring"\n',
}


def whole(example: Example) -> bytes:
    """The bytes of an example's file.

    Header lines replace or join those of an ordinary story; a body stands below an ordinary header.
    What begins with `---` is a whole file already.
    """
    if example.data is not None:
        return _headed(example.data) if example.data.startswith(b"1/") else example.data
    text = example.text.strip("\n")
    if text.startswith("---"):
        return (text + "\n").encode()
    if not has_header(text):
        return _headed(text.encode())
    header, _, body = text.partition("\n\n")
    own = set(split_header(header).fields)
    kept = [f"{name}: {value}" for name, value in HEADER.items() if name not in own]
    return ("\n".join([*kept, header]) + f"\n\n{body or BODY}").encode()


def _headed(body: bytes) -> bytes:
    header = "".join(f"{name}: {value}\n" for name, value in HEADER.items())
    return header.encode() + b"\n" + body.strip(b"\n") + b"\n"


def place(example: Example, root: Path) -> Path:
    """Write an example, and what lies around it, into an empty project; its path."""
    own = Path("stories") / example.name
    pictured = "hands.png" in example.text and own.stem == "the-question"
    hands: list[tuple[str, str | bytes | int]] = (
        [(str(own.with_suffix("") / "hands.png"), png())] if pictured else []
    )
    given: str | bytes | int
    for name, given in (*AROUND.items(), *hands, *example.files):
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given.encode() if isinstance(given, str) else bytes(given))
    path = root / "content" / "stories" / example.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(whole(example))
    return path
