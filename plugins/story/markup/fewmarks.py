"""Text whose only marks are of the simplest kind: *emphasis*, **strong**, [links](https://…), and
quotations and lists with an empty line before and after.

Nearly all marks of stories are such, and parsing costs ten times what this does. What it writes is,
byte for byte, what the long way would write. When in doubt, a text is not of this kind: a property
test compares both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from plugins.story import limits
from plugins.story.addresses import web
from plugins.story.markup.gathered import Gathered
from plugins.story.markup.shortpath import in_paragraphs, is_plain
from plugins.story.markup.words import addressed, outward
from plugins.story.reading import Reading

# By what stands around a mark it can only open, or only close: CommonMark's flanking runs.
_WORDS = r"[^\W_](?:(?:[^\W_]|[ ,.'’-])*[^\W_])?(?:[.,!?](?=\*+(?:[\ \n]|\Z)|\]))?"
_SPAN = re.compile(
    rf"""
    (?<! [^\ \n"“] )  # no other sign: it might belong to an address
    (?: (?P<mark> \*\*? ) (?P<marked> {_WORDS} ) (?P=mark)
      | \[ (?P<linked> {_WORDS} ) \]\( (?P<target> https?://[A-Za-z0-9][A-Za-z0-9./_~?=%+-]* ) \) )
    (?= [\ \n.,;:!?)"'”’] | \Z )
    """,
    re.VERBOSE,
)
_TAGS = {"*": "em", "**": "strong"}
_INDENTED = re.compile(r"(?:\A|\n) ")
_GAP = re.compile(r"\n\n+")


class _Block(NamedTuple):
    """A part of a text between empty lines."""

    sign: str  # "> " or "- ", at the beginning of each of its lines; "" for a paragraph
    texts: Sequence[str]  # without the sign: of each item of a list, else one


def few_marks(text: str, reading: Reading, gathered: Gathered) -> tuple[str, str] | None:
    """The HTML and the words of a text, if it is of this kind; else None, and nothing is gathered.

    What is written here needs no cleaning: all of it is escaped, and addresses are of the web.
    """
    if len(text) > limits.SECTION_CHARS:
        return None
    text = "\n".join([line.rstrip(" ") for line in text.split("\n")]).strip("\n")
    blocks = [_block(part) for part in _GAP.split(text)]
    signs = [block.sign for block in blocks]
    if any(one == other == "- " for one, other in pairwise(signs)):
        return None  # it would be one list, with more room in it
    if not all(map(_is_simple, [text for block in blocks for text in block.texts])):
        return None
    html = "".join([_html(block, reading, gathered) for block in blocks])
    return html, "\n".join([_SPAN.sub(_words, text) for block in blocks for text in block.texts])


def _block(part: str) -> _Block:
    lines = part.split("\n")
    for sign in ("> ", "- "):
        if all(line.startswith(sign) for line in lines):
            texts = [line[len(sign) :] for line in lines]
            return _Block(sign, texts if sign == "- " else ["\n".join(texts)])
    return _Block("", [part])


def _is_simple(text: str) -> bool:
    """Whether there is nothing but words and spans in a paragraph or item."""
    if not text or _INDENTED.search(text) or not is_plain(_SPAN.sub("x", text)):
        return False
    return all(web(span["target"]) for span in _SPAN.finditer(text) if span["target"])


def _html(block: _Block, reading: Reading, gathered: Gathered) -> str:
    parts = ["".join(_spans(text, reading, gathered)) for text in block.texts]
    if block.sign == "- ":
        return "<ul>" + "".join([f"<li>{part}\n</li>\n" for part in parts]) + "</ul>\n"
    html = in_paragraphs(parts[0])
    return f"<blockquote>{html}</blockquote>\n" if block.sign else html


def _spans(text: str, reading: Reading, gathered: Gathered) -> Iterator[str]:
    """HTML of the words and spans of a paragraph or item."""
    done = 0
    for span in _SPAN.finditer(text):
        yield addressed(text[done : span.start()], reading, gathered)
        yield _span(span)
        done = span.end()
    yield addressed(text[done:], reading, gathered)


def _span(span: re.Match[str]) -> str:
    if span["target"]:
        return outward(web(span["target"]), span["linked"])
    tag = _TAGS[span["mark"]]
    return f"<{tag}>{span['marked']}</{tag}>"


def _words(span: re.Match[str]) -> str:
    return span["marked"] or span["linked"]
