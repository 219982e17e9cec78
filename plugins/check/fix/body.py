"""The text in its usual form: markers, blank lines, spaces, hashtags, apostrophes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.check.draft import Draft
from plugins.story.fields import check
from plugins.story.header import split_header
from plugins.story.model import Post, Section
from plugins.story.tags import find_tags, key_of
from plugins.story.thread import read_thread

_FENCE = re.compile(r" {0,3}(?:>[ >]*)?(`{3,}|~{3,})")
_VERBATIM = re.compile(r"(?: {4}|\t)|.*`|\s*\|")  # code, perhaps; a table's row
_APART = re.compile(r" {4}|\t|\s*\|")  # of those, what is so from the line's beginning
# What has no hashtags: an escaped sign, code between backticks, a picture's description.
_NO_TAG = re.compile(
    r"\\.|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)\1(?!`)|!\[[^\[\]\n]*\]", re.DOTALL
)
_MASKED = re.compile(r"[^\n]")
_MARKER = re.compile(r"([(\[]?)\s*(\d+)\s*/\s*(\d+|[nN])?\s*([)\]]?)")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’´](?=[^\W\d_])")


class Mark(NamedTuple):
    """A marker that opens a post."""

    row: int  # of the body's lines, from 0
    text: str  # as written


class Parts(NamedTuple):
    """A story file cut into what the steps work on."""

    head: str  # the header, and what parts it from the body
    body: str
    marks: tuple[Mark, ...]


def parts_of(text: str) -> Parts:
    """The parts of a file's text."""
    header = split_header(text)
    facts, _ = check(header)
    thread = read_thread(header.body, "markdown", facts.numbering)
    head = text[: len(text) - len(header.body)]
    return Parts(head, header.body, _marks(thread.posts, 1))


def parts_of_draft(draft: Draft) -> Parts:
    """The parts of a file that is read already."""
    head = draft.text[: len(draft.text) - len(draft.body)]
    return Parts(head, draft.body, _marks(draft.sections, draft.header.body_line))


def _marks(posts: Iterable[Post | Section], first: int) -> tuple[Mark, ...]:
    opened = (post for post in posts if post.number is not None and post.pos == "prefix")
    return tuple([Mark(post.line - first, post.marker) for post in opened if post.marker])


def markers(parts: Parts) -> str:
    """`1 /She` becomes `1/ She`: no space in a marker, one behind it. No number changes."""
    lines = parts.body.split("\n")
    for row, written in parts.marks:
        found = _MARKER.fullmatch(written)
        if found and row < len(lines) and lines[row].startswith(written):
            marker = f"{found[1]}{found[2]}/{found[3] or ''}{found[4]}"
            rest = lines[row][len(written) :]
            lines[row] = f"{marker}{'' if not rest or rest[0].isspace() else ' '}{rest}"
    return "\n".join(lines)


def blank_lines(parts: Parts) -> str:
    """One empty line between two posts and between two paragraphs, and none at the end."""
    body, begins = parts.body, {mark.row for mark in parts.marks}
    if _is_parted(body, begins):
        return body
    kept: list[str] = []
    for n, (line, verbatim) in enumerate(_lines(body)):
        blank = not line.strip()
        if blank and not verbatim and (not kept or not kept[-1].strip()):
            continue
        if n in begins and kept and kept[-1].strip() and not verbatim:
            kept.append("")
        kept.append(line)
    if not any(map(str.strip, kept)):
        return ""
    above = body[: len(body) - len(body.lstrip("\n"))]  # parts it from the header
    return above + "\n".join(kept).strip("\n") + "\n"


def _is_parted(body: str, begins: Iterable[int]) -> bool:
    """Whether nothing is to be done; quick, as most texts are."""
    if not body.endswith("\n") or body.endswith("\n\n") or _GAP.search(body):
        return False
    lines = body.split("\n")
    return not any(row and lines[row - 1] for row in begins)


def spaces(body: str) -> str:
    """No space at the end of a line, and one where there were several between two words."""
    if "  " not in body and " \n" not in body and "\t" not in body and body[-1:] != " ":
        return body
    return _each(body, lambda line: _SPACES.sub(" ", line.rstrip()), ends=True)


def hashtags(body: str, show: Mapping[str, str]) -> str:
    """Hashtags as the steward spells them; those that only mean the same stay as they are."""
    if not show or "#" not in body:
        return body
    seen = _NO_TAG.sub(lambda found: _MASKED.sub("`", found[0]), body).split("\n")
    return "\n".join(
        line if verbatim or "#" not in line or _APART.match(line) else _respelt(line, shown, show)
        for (line, verbatim), shown in zip(_lines(body), seen, strict=True)
    )


def _respelt(line: str, seen: str, show: Mapping[str, str]) -> str:
    """A line with its hashtags respelt. seen: the line in which all is masked that is none."""
    for found in reversed(find_tags(seen)):
        meant = show.get(key_of(found.value), found.value)
        if found.kind == "hashtag" and meant != found.value:
            line = f"{line[: found.start + 1]}{meant}{line[found.end :]}"
    return line


def apostrophes(body: str) -> str:
    """Apostrophes between letters as the story has most of them: ' or ’. Where neither is more
    frequent, they stay; but an accent (´) is never meant, and then all become '."""
    if "´" not in body and ("'" not in body or "’" not in body):
        return body
    found = _APOSTROPHE.findall(body)
    straight, curly, accents = (found.count(sign) for sign in "'’´")
    if (straight and curly and straight != curly) or accents:
        meant = "’" if curly > straight else "'"
        return _each(body, lambda line: line if "://" in line else _APOSTROPHE.sub(meant, line))
    return body


def _each(body: str, change: Callable[[str], str], ends: bool = False) -> str:
    """Lines changed, but for what is verbatim. ends: whether spaces at the end of a line that only
    may be verbatim go as well."""
    changed = []
    for line, verbatim in _lines(body):
        if verbatim:
            changed.append(line)
        elif _VERBATIM.match(line):
            changed.append(line.rstrip() if ends and not line.startswith(("    ", "\t")) else line)
        else:
            changed.append(change(line))
    return "\n".join(changed)


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and whether they are in a code block between fences."""
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if fence:
            yield line, True
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        else:
            yield line, bool(found)
            fence = found[1] if found else ""
