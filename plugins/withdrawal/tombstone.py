"""What is left of a story's file once the story is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.story.decode import decode
from plugins.story.header import split_header

STATUS = "Status: withdrawn\n"
KEPT = ("Title", "Author")  # what may be kept, if whoever told the story wants it


class NotKept(ValueError):
    """Something was to be kept that can't be; the message says what can."""


def kept_fields(value: str) -> tuple[str, ...]:
    """`title, author` as header fields. Raises NotKept."""
    names = [name.strip().title() for name in value.replace(",", " ").split()]
    for name in names:
        if name not in KEPT:
            raise NotKept(f"“{name}” can't be kept: KEEP=title, KEEP=author or KEEP=title,author.")
    return tuple(name for name in KEPT if name in names)


def tombstone(data: bytes, keep: Iterable[str] = ()) -> str:
    """The text of a withdrawn story's file.

    data: the bytes of the file so far; where they are no text, nothing can be kept of them. keep:
    the fields to keep, as `kept_fields` gives them.
    """
    text = decode(data).text
    fields = split_header(text).fields
    lines = (f"{name}: {fields[name].value}\n" for name in keep if name in fields)
    return "".join([*lines, STATUS])
