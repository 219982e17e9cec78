"""Text without Markdown marks to HTML, byte for byte as the long way would write it.

Most posts have no marks, and parsing them costs ten times what this does. When in doubt, a text
is not plain: a property test compares both ways.
"""

from __future__ import annotations

import re

from plugins.story.markup.gathered import Gathered
from plugins.story.markup.words import addressed, has_sign
from plugins.story.rare import PLAIN, without
from plugins.story.reading import Reading

_SIGNS = r"\\`*\[|\x00-\x09\x0b-\x1f\x7f-\x9f\u1680\u2000-\u200a\u2028\u2029\u205f\ud800-\udfff"
_SPACES = "\xa0\u202f\u3000\ufeff"
_MARK = re.compile(f"[{_SIGNS}]")
_MARKS = re.compile(f"[{_SIGNS}{_SPACES}_<&~]")
_LINE_MARK = re.compile(
    r"\n\ *(?:\ {4} | [-+>=:~] | \#{1,6}(?:\ |\n|\Z) | \d{1,9}[.)] | [\xa0\u202f\u3000\ufeff])",
    re.VERBOSE,
)
_ODD_SPACE = re.compile(f"[{_SPACES}]")
_SPACE_BEHIND = re.compile(rf"[{_SPACES}] *(?:\n|\Z)")
_EMPHASIS = re.compile(r"(?<![^\W_])_ | _(?!\w)", re.VERBOSE)
_HTML = re.compile("<[A-Za-z!?/]")
_ENTITY = re.compile(r"&#?\w+;")
_GAP = re.compile("\n\n+")


def unmarked(text: str) -> bool:
    """Whether no character of a text, nor of any part of it, makes Markdown inside a line.

    All of its characters but PLAIN ones, in whatever order, tell as much as the text.
    """
    rest = without(text, PLAIN)
    return not rest or not _MARKS.search(rest)


def is_plain(text: str, bare: bool = False) -> bool:
    """Whether a text certainly has no Markdown in it. bare: it is `unmarked`, as is known."""
    if (not text[:1].isalpha() or "\n" in text) and _LINE_MARK.search("\n" + text):
        return False
    if bare:
        return True
    rest = without(text, PLAIN)
    return not rest or not (
        _MARK.search(rest)
        or ("_" in rest and _EMPHASIS.search(text))
        or ("<" in rest and _HTML.search(text))
        or ("&" in rest and _ENTITY.search(text))
        or ("~" in rest and "~~" in text)
        or (_ODD_SPACE.search(rest) and _SPACE_BEHIND.search(text))
    )


def is_one_line(text: str) -> bool:
    """Whether an `unmarked` text is one line in which there is nothing to link, nor to escape."""
    return (
        text[:1].isalpha()
        and "\n" not in text
        and ">" not in text
        and "://" not in text
        and not has_sign(text)
    )


def paragraphs(text: str, reading: Reading, gathered: Gathered) -> str:
    """HTML of a plain text: paragraphs, and line breaks where the author broke lines."""
    return in_paragraphs(addressed(stripped(text), reading, gathered))


def stripped(text: str) -> str:
    """A text without the spaces around its lines, and without empty lines around it."""
    if "\n" in text:
        text = "\n".join([line.strip(" ") for line in text.split("\n")])
    return text.strip(" \n")


def in_paragraphs(html: str) -> str:
    """HTML of a stripped text, its lines still as the author's."""
    if not html:
        return ""
    if "\n" in html:
        html = _GAP.sub("</p>\n<p>", html)
        html = html.replace("\n", "<br>\n").replace("</p><br>\n<p>", "</p>\n<p>")
    return f"<p>{html}</p>\n"
