"""Names and hashtags that look like other ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.story.kinds import Kind, belongs, kind_of
from plugins.story.model import Problem, Section
from plugins.story.scripts import mixed, mixed_name

_RETYPE = "Type the hashtag anew, all of it on one keyboard."
_ONE = "Type it anew on one keyboard; the name in another alphabet goes in brackets: Анна (Anna)"
_UNFIT = (Kind.SIDE, Kind.SPACE)  # what a text may have, but not a name


def name_faults(field: str, value: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the letters of a header's names: rule, message and remedy.

    A name shows all of its letters, and they are of one alphabet or of such as go together.
    """
    if value.isascii():
        return
    if field == "Author" and (fault := mixed_name(value)):
        yield "mixed-scripts", f"{field}: {fault}.", _ONE
    elif fault := mixed(value):
        yield "mixed-scripts", f"{field}: {fault}.", "Type it anew on one keyboard."
    if any(_is_unfit(value, place) for place in range(len(value))):
        message = f"{field} has an invisible mark: it is another name than the one it shows."
        yield "invisible-character", message, f"Type the {field} line anew."


def _is_unfit(name: str, place: int) -> bool:
    """Whether a name has an invisible mark that `hidden` lets a text have, or only warns of."""
    kind = kind_of(name[place])
    return kind is Kind.SOFT or (kind in _UNFIT and belongs(name, place))


def mixed_hashtags(body: str, line: int, sections: Iterable[Section]) -> Iterator[Problem]:
    """A Problem for each hashtag of mixed alphabets, where it stands first.

    body: a story's, which begins on a line of the file; sections: what was read of it.
    """
    if body.isascii() and "&" not in body:  # Markdown makes letters of &#x435;
        return
    rows: list[str] = []
    told = set()
    for section in sections:
        for tag, _ in section.hashtags:
            if tag.isascii() or tag in told or not (fault := mixed(tag)):
                continue
            told.add(tag)
            rows = rows or body.split("\n")
            below = rows[section.line - line :]
            row = next((n for n, row in enumerate(below) if tag in row), 0)
            yield Problem(section.line + row, "error", "mixed-scripts", f"{fault}.", _RETYPE)
