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
    spans: Sequence[tuple[str, str]]  # what is read of each, and its HTML


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
    return html, "\n".join([_read(flow) for block in blocks for flow in block.flows])


def _block(part: str) -> _Block:
    sign = part[:2]
    if sign not in ("> ", "- "):
        sign, texts = "", [part]
    else:
        lines = part.split("\n")
        if not all([line.startswith(sign) for line in lines]):
            return _Block("", ())
        texts = [line[len(sign) :] for line in lines]
        if sign == "> ":
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
    found = zip(*[cut[group::_STEP] for group in range(1, _STEP)], strict=True)
    spans = [span for groups in found if (span := _span(*groups))]
    return _Flow(words, spans) if len(spans) == len(words) - 1 else None


def _span(double: str, marked: str, linked: str, target: str) -> tuple[str, str] | None:
    """What is read of a span, and its HTML; None where it leads nowhere."""
    if marked:
        tag = "strong" if double else "em"
        return marked, f"<{tag}>{marked}</{tag}>"
    address = web(target)
    return (linked, outward(address, linked)) if address else None


def _html(block: _Block, reading: Reading, gathered: Gathered) -> str:
    parts = [_flowing(flow, reading, gathered) for flow in block.flows]
    if block.sign == "- ":
        return "<ul>" + "".join([f"<li>{part}\n</li>\n" for part in parts]) + "</ul>\n"
    html = in_paragraphs(parts[0])
    return f"<blockquote>{html}</blockquote>\n" if block.sign else html


def _flowing(flow: _Flow, reading: Reading, gathered: Gathered) -> str:
    """HTML of the words and spans."""
    html = [addressed(flow.words[0], reading, gathered)]
    for (_, span), words in zip(flow.spans, flow.words[1:], strict=True):
        html += span, addressed(words, reading, gathered)
    return "".join(html)


def _read(flow: _Flow) -> str:
    """What is read of the words and spans."""
    return "".join(
        [
            flow.words[0],
            *[span + words for (span, _), words in zip(flow.spans, flow.words[1:], strict=True)],
        ]
    )
