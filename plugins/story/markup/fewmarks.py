"""Text whose only marks are of the simplest kind: *emphasis*, **strong**, [links](https://…), and
quotations and lists with an empty line before and after.

Nearly all marks of stories are such, and parsing costs ten times what this does. What it writes is,
byte for byte, what the long way would write. When in doubt, a text is not of this kind: a property
test compares both ways.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
# Groups: the second * of a mark, what is marked; what is linked, to where.
_SPAN = re.compile(
    rf"""
    [*\[] (?<! [^\ \n"“] [*\[] )  # behind no other sign: it might belong to an address
    (?: (?<= \* ) ( \* )? ( {_WORDS} ) (?(1) \*\* | \* )
      | (?<= \[ ) ( {_WORDS} ) \]\( ( https?://[A-Za-z0-9][A-Za-z0-9./_~?=%+-]* ) \) )
    (?= [\ \n.,;:!?)"'”’] | \Z )
    """,
    re.VERBOSE,
)
_STEP = 1 + _SPAN.groups  # parts from words to words, where a text is split at its spans
_GAP = re.compile(r"\n\n+")


class _Flow(NamedTuple):
    """A paragraph or item."""

    words: Sequence[str]  # before, between and behind its spans
    said: Sequence[str]  # what is read of its spans
    html: Sequence[str]  # their HTML


class _Block(NamedTuple):
    """A part of a text between empty lines."""

    sign: str  # "> " or "- ", at the beginning of each of its lines; "" for a paragraph
    flows: Sequence[_Flow]  # the items of a list, else one; none where it is not simple


def few_marks(text: str, reading: Reading, gathered: Gathered) -> tuple[str, str] | None:
    """The HTML and the words of a text, if it is of this kind; else None, and nothing is gathered.

    What is written here needs no cleaning: all of it is escaped, and addresses are of the web.
    """
    if len(text) > limits.SECTION_CHARS:
        return None
    text = "\n".join([line.rstrip(" ") for line in text.split("\n")]).strip("\n")
    blocks = [_block(part) for part in _GAP.split(text)]
    if not all([block.flows for block in blocks]):
        return None
    if any([one.sign == other.sign == "- " for one, other in pairwise(blocks)]):
        return None  # it would be one list, with more room in it
    html = "".join([_html(block, reading, gathered) for block in blocks])
    said = [_woven(flow.words, flow.said) for block in blocks for flow in block.flows]
    return html, "\n".join(said)


def _block(part: str) -> _Block:
    lines = part.split("\n")
    sign = part[:2] if part.startswith(("> ", "- ")) else ""
    if not all([line.startswith(sign) for line in lines]):
        return _Block("", ())
    texts = [line[len(sign) :] for line in lines]
    if sign != "- ":
        texts = ["\n".join(texts)]
    flows = [flow for text in texts if (flow := _flow(text))]
    return _Block(sign, flows if len(flows) == len(texts) else ())


def _flow(text: str) -> _Flow | None:
    """A paragraph or item; None where there is more in it than words and spans."""
    if not text or text[0] == " " or "\n " in text:
        return None
    cut = _SPAN.split(text)
    words = cut[::_STEP]
    if not is_plain("x".join(words)):
        return None
    said, html = [], []
    for at in range(1, len(cut), _STEP):
        double, marked, linked, target = cut[at : at + _STEP - 1]
        if linked:
            if not (address := web(target)):
                return None
            html.append(outward(address, linked))
        else:
            tag = "strong" if double else "em"
            html.append(f"<{tag}>{marked}</{tag}>")
        said.append(marked or linked)
    return _Flow(words, said, html)


def _html(block: _Block, reading: Reading, gathered: Gathered) -> str:
    parts = []
    for flow in block.flows:
        words = [addressed(each, reading, gathered) for each in flow.words]
        parts.append(_woven(words, flow.html))
    if block.sign == "- ":
        return "<ul>" + "".join([f"<li>{part}\n</li>\n" for part in parts]) + "</ul>\n"
    html = in_paragraphs(parts[0])
    return f"<blockquote>{html}</blockquote>\n" if block.sign else html


def _woven(words: Sequence[str], spans: Sequence[str]) -> str:
    parts = [""] * (len(words) + len(spans))
    parts[::2], parts[1::2] = words, spans
    return "".join(parts)
