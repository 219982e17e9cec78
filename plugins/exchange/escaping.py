"""Plain text to Markdown that shows the same words.

Only what Markdown would take for a sign of its own is escaped, so that a draft stays readable.
"""

from __future__ import annotations

import re

from plugins.story.addresses import BARE, trimmed

_BLOCK = re.compile(
    r"(?P<indent>[ \t]+)?"  # four spaces would be code
    r"(?:(?P<digits>\d{1,9})(?=[.)](?:\s|$))"  # 1. or 1) a list
    r"|(?P<sign>"
    r"[-+*](?=\s|$)"  # a list
    r"|\#(?=\#{0,5}(?:\s|$))"  # a heading; #hashtags stay
    r"|>"  # a quotation
    r"|(?:-(?=[ \t]*-[ \t]*-[-\s]*$)|_(?=[ \t]*_[ \t]*_[_\s]*$)|\*(?=[ \t]*\*[ \t]*\*[*\s]*$))"
    r"|~(?=~~)"  # code
    r"|\[(?=[^\]]*\]:)"  # what a link leads to
    r"|\|?(?=[ \t]*:?-+:?[ \t]*(?:\||$))"  # a table
    r"))?"
)
_SPAN = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash escapes
    r"|`"  # code
    r"|<(?=[A-Za-z/!?]|[^\s<>@]+@|\Z)"  # HTML, or an address
    r"|&(?=#?\w{1,32};)"  # a character's name
    r"|\](?=\()"  # a link
    r"|(?<!\s)\*(?!\s)|(?<!\S)\*(?=\S)|(?<=\S)\*(?!\S)"  # emphasis
    r"|(?<![^\W_])_+|_+(?![^\W_])"  # emphasis, save within_a_word
    r"|~(?=\S)|(?<=\S)~",  # struck out
    re.MULTILINE,
)
_PAIRED = "*_~`"  # alone they are harmless
_UNESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HANDLE = re.compile(r"(?<=[#＃@＠])_+")


def escape(text: str) -> str:
    """The Markdown of a plain text: the same words and line breaks, nothing else."""
    return "\n\n".join(
        _paragraph(paragraph.strip("\n")) for paragraph in re.split(r"\n(?:[ \t]*\n)+", text)
    )


def unescape(text: str) -> str:
    """The plain text of what `escape` gave."""
    return _UNESCAPE.sub(r"\1", text)


def _paragraph(text: str) -> str:
    lone = {sign for sign in _PAIRED if text.count(sign) < 2}
    return "\n".join(_line(line.rstrip(" \t"), lone) for line in text.split("\n"))


def _line(line: str, lone: set[str]) -> str:
    """One line; addresses in it are links, which need no escape."""
    parts: list[str] = []
    done = 0
    for match in BARE.finditer(line):
        address = trimmed(match[0])
        parts += (_spans(line[done : match.start()], lone), address)
        done = match.start() + len(address)
    return _block("".join((*parts, _spans(line[done:], lone))))


def _spans(text: str, lone: set[str]) -> str:
    def escaped(match: re.Match[str]) -> str:
        found = match[0]
        if found[0] in lone or (found[0] == "_" and _HANDLE.match(text, match.start())):
            return found
        return "".join("\\" + sign for sign in found)

    return _SPAN.sub(escaped, text)


def _block(line: str) -> str:
    match = _BLOCK.match(line)
    if not match:
        return line
    rest = line[match.end("indent") :] if match["indent"] else line
    if match["digits"]:
        return f"{match['digits']}\\{rest[len(match['digits']) :]}"
    if match["sign"] is not None and not rest.startswith("\\"):
        return "\\" + rest
    return rest
