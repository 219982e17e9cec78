"""The header's `Numbering:` field: how posts are numbered, where guessing isn't wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from plugins.story.thread.shapes import form_of

Orientation = Literal["opening", "closing"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """A convention. The default leaves everything to the thread itself."""

    none: bool = False  # paragraphs are posts, whatever numbers stand in them
    side: Orientation | None = None  # whether markers open or close their posts
    form: str | None = None  # the one form that counts (shapes.Shape)


AUTO: Final = Numbering()
NONE: Final = Numbering(none=True)
_SIDES: Final[dict[str, Orientation]] = {"opening": "opening", "closing": "closing"}
_HELP: Final = (
    "Write auto, none, opening or closing, or an example of your first marker such as 1/, 1/n, "
    "(1/9), 1. or Part 1; opening or closing may stand beside the example."
)


def parse_numbering(value: str) -> Numbering | str:
    """A `Numbering:` value as a convention, or, as a string, what is wrong with it."""
    words = value.split()
    keywords = [word.lower() for word in words if word.lower() in ("auto", "none", *_SIDES)]
    form = " ".join(word for word in words if word.lower() not in ("auto", "none", *_SIDES))
    if not words:
        return f"Numbering is empty. {_HELP}"
    if len(keywords) > 1 or (form and keywords and keywords[0] in ("auto", "none")):
        return f"“{' '.join(words)[:80]}” says more than one thing. {_HELP}"
    if form:
        name = form_of(form)
        if not name:
            return f"“{form[:80]}” is no form of a marker that is known here. {_HELP}"
        return Numbering(form=name, side=_SIDES.get(keywords[0]) if keywords else None)
    if keywords[0] == "auto":
        return AUTO
    return NONE if keywords[0] == "none" else Numbering(side=_SIDES[keywords[0]])
