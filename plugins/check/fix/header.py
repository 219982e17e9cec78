"""The header in its usual form: fields in order, each spelt as the closed list has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, get_args

from plugins.story.facts import People
from plugins.story.fieldline import written
from plugins.story.fieldnames import KNOWN, MEANT
from plugins.story.header import Header, split_header
from plugins.story.model import Role, Status
from plugins.story.tags import is_tag, key_of
from plugins.story.values import language, license_name, one_of, parse_date, person, plain

# The story first, what was agreed about it last; every field of the closed list is here.
USUAL = """
    Title Date Modified Author Role Field Lang Translates Hashtags Summary Reply-To Source Handles
    Note Image Image-Alt Numbering Consent People License Status
""".split()
ORDER = {name: n for n, name in enumerate(USUAL)}
_ROLE = one_of(*get_args(Role))
# What a value is written as, where it is understood; fields that aren't here stay as they are.
_USUAL: Mapping[str, Callable[[str], str | None]] = {
    "Role": _ROLE,
    "Consent": one_of("yes"),
    "People": one_of(*get_args(People)),
    "Status": one_of(*get_args(Status)),
    "License": license_name,
    **dict.fromkeys(
        ("Date", "Modified"), lambda value: plain(value) if parse_date(value) else None
    ),
}
# Whether a value can be meant by a field that was called something else.
_FITS: Mapping[str, Callable[[str], object]] = {
    "Role": _ROLE,
    "License": license_name,
    "Author": person,
    "Lang": language,
    "Modified": parse_date,
    "Hashtags": lambda value: all(map(is_tag, _tags(value))),
    "Summary": bool,
    "Title": bool,
    "Date": parse_date,
    "Consent": _USUAL["Consent"],
    "People": _USUAL["People"],
}


class _Line(NamedTuple):
    """One field of the header, on one line."""

    name: str
    value: str


def tidy(text: str, show: Mapping[str, str]) -> str:
    """A story file whose header has its usual form. show: hashtag keys to their spelling."""
    header = split_header(text)
    written = _lines(text, header)
    if not written or any(p.rule != "unknown-field" for p in header.problems):
        return text
    lines = [_named(line, header) for line in written]
    names = [line.name for line in lines]
    if len(set(names)) < len(names):
        return text  # two names for one field: which of them counts, a person has to say
    lines.sort(key=lambda line: ORDER.get(line.name, len(ORDER)))
    rows = [f"{line.name}: {_value(line, show)}".rstrip() for line in lines]
    fence = ["---"] if text.lstrip("\n").startswith("---") else []
    body = header.body.lstrip("\n")
    head = "\n".join([*fence, *rows, *fence]) + "\n"
    return f"{head}\n{body}" if body.strip() else head


def _lines(text: str, header: Header) -> Sequence[_Line]:
    """The header's lines as written, continued ones put together; none where that isn't certain."""
    found: list[_Line] = []
    for line in text.split("\n")[: header.body_line - 1]:
        if not line.strip() or not line.strip("- \t"):
            continue
        if line[0].isspace():
            if not found or found[-1].name.casefold() not in KNOWN:
                return ()
            found[-1] = _Line(found[-1].name, f"{found[-1].value} {line.strip()}")
            continue
        field = written(line)
        if not field:
            return ()
        found.append(_Line(*field))
    return found


def _named(line: _Line, header: Header) -> _Line:
    """A field by its name in the closed list, where it is plain which one is meant."""
    folded = line.name.casefold()
    if folded in KNOWN:
        return _Line(KNOWN[folded], line.value)
    meant = MEANT.get(folded, "")
    if meant and meant not in header.fields and line.value and _FITS[meant](line.value):
        return _Line(meant, line.value)
    return line


def _value(line: _Line, show: Mapping[str, str]) -> str:
    value = " ".join(line.value.split())
    if line.name == "Hashtags":
        tags = _tags(value)
        if all(map(is_tag, tags)):
            return ", ".join(dict.fromkeys(show.get(key_of(tag), tag) for tag in tags))
        return value
    usual = _USUAL.get(line.name)
    return (usual(value) or value) if usual else value


def _tags(value: str) -> list[str]:
    """The hashtags of a value, as `fields` reads them."""
    words = value.replace(",", " ").split() if "#" in value else value.split(",")
    return [tag for word in words if (tag := word.strip().removeprefix("#"))]
