"""A section's Markdown to safe HTML, with its hashtags and mentions.

Authors are strangers. Only elements and attributes of a closed list leave this module (nh3 is
its last step), and addresses inside the site begin with "site:", which no author can write.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

import nh3

from plugins.story import limits
from plugins.story.addresses import ROOT
from plugins.story.markup.fewmarks import few_marks
from plugins.story.markup.gathered import Gathered
from plugins.story.markup.shortpath import is_one_line, is_plain, paragraphs, unmarked
from plugins.story.markup.words import attribute
from plugins.story.model import Hashtag, Mention, Problem
from plugins.story.reading import Reading

__all__ = [
    "ATTRIBUTES",
    "ROOT",
    "TAGS",
    "Markup",
    "plain",
    "plain_text",
    "render",
    "rooted",
    "unmarked",
]

TAGS = frozenset(
    [
        *("p", "br", "hr", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li"),
        *("em", "strong", "s", "code", "a", "img", "span"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    ]
)
ATTRIBUTES = {
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title", "loading", "decoding"},
    "ol": {"start"},
}
CLASSES = {
    "a": {"hashtag", "mention"},
    "span": {"mention"},
    "th": {"center", "right"},
    "td": {"center", "right"},
}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto", ROOT.removesuffix(":")},
    link_rel=None,  # `words` sets rel: a hashtag's is another than that of links out of the site
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r'<(?:img src="[^"]*" alt="(?P<alt>[^"]*)")?[^<>"]*(?:"[^"]*"[^<>"]*)*>')


class Markup(NamedTuple):
    """A section's text as the site shows it."""

    html: str  # sanitised; addresses inside the site begin with "site:"
    hashtags: tuple[Hashtag, ...]  # all, in order; aliases applied to their keys
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]  # lines count from the text's first, which is 1
    words: str  # what is read of it, white space as it comes


def render(text: str, reading: Reading, bare: bool = False) -> Markup:
    """The HTML, hashtags and mentions of a text. Every text has some: nothing is raised.

    bare: it is part of a text that is `unmarked`, as is known.
    """
    if bare and is_one_line(text):
        return Markup(f"<p>{text.rstrip(' ')}</p>\n", (), (), (), text)
    gathered = Gathered()
    if is_plain(text, bare):
        html, words = paragraphs(text, reading, gathered), text
    elif simple := few_marks(text, reading, gathered):
        html, words = simple
    else:
        html = _marked(text, reading, gathered)
        words = plain_text(html)
    return Markup(
        html, tuple(gathered.hashtags), tuple(gathered.mentions), tuple(gathered.problems), words
    )


def _marked(text: str, reading: Reading, gathered: Gathered) -> str:
    if len(text) > limits.SECTION_CHARS:
        return _too_long(text, reading, gathered)
    from plugins.story.markup.blocks import (
        marked,  # loads the Markdown parser: most stories need none
    )

    return clean(marked(_SURROGATES.sub("\ufffd", text), reading, gathered))


def clean(html: str) -> str:
    """HTML with nothing in it but the elements, attributes and schemes of the closed list."""
    return _CLEANER.clean(html)


def _too_long(text: str, reading: Reading, gathered: Gathered) -> str:
    """A text as written: markdown-it's time grows faster than a text does."""
    gathered.tell(
        "warning",
        "section-length",
        f"A section has {len(text)} characters; Markdown is read up to {limits.SECTION_CHARS}.",
        "Make two sections of it: number them, or put --- between them.",
    )
    return clean(paragraphs(_SURROGATES.sub("\ufffd", text), reading, gathered))


def rooted(html: str, root: str, pictures: bool = True) -> str:
    """HTML of `render` whose addresses inside the site begin with `root`: "../", "https://…/".

    pictures: whether it has any, if that is known.
    """
    link, picture = _begun(root)
    html = html.replace(_LINK, link)
    return html.replace(_PICTURE, picture) if pictures else html


@lru_cache(maxsize=64)
def _begun(root: str) -> tuple[str, str]:
    """How a link and a picture begin inside the site."""
    root = attribute(root)
    return f'<a href="{root}', f'<img src="{root}'


_LINK, _PICTURE = _begun(ROOT)


def plain_text(html: str) -> str:
    """The words of HTML made by `render`: a line each for blocks and line breaks."""
    words = unescape(_TAG.sub(lambda match: match["alt"] or "", html))
    return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))


def plain(text: str) -> str:
    """The words of a section's Markdown, as a reader sees them."""
    return plain_text(render(text, Reading(hashtag_links=False)).html)
