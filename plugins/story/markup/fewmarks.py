"""Text whose only marks are *emphasis*, **strong** and [links](https://…) of the simplest kind.

Nearly all marks of stories are such, and parsing costs ten times what this does. What it writes is,
byte for byte, what the long way would write. When in doubt, a text is not of this kind: a property
test compares both ways.
"""

from __future__ import annotations

import re

from plugins.story import limits
from plugins.story.addresses import web
from plugins.story.markup.gathered import Gathered
from plugins.story.markup.shortpath import in_paragraphs, is_plain, stripped
from plugins.story.markup.words import addressed, outward
from plugins.story.reading import Reading

_WORDS = r"[^\W_](?:(?:[^\W_]|[ ,.'’-])*[^\W_])?"
# By what stands around a mark it can only open, or only close: CommonMark's flanking runs.
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


def few_marks(text: str, reading: Reading, gathered: Gathered) -> tuple[str, str] | None:
    """The HTML and the words of a text, if it is of this kind; else None, and nothing is gathered.

    What is written here needs no cleaning: all of it is escaped, and addresses are of the web.
    """
    rest, marks = _SPAN.subn("x", text)
    if not marks or len(text) > limits.SECTION_CHARS or not is_plain(rest):
        return None
    text = stripped(text)
    spans = list(_SPAN.finditer(text))
    if not all(web(span["target"]) for span in spans if span["target"]):
        return None
    parts: list[str] = []
    done = 0
    for span in spans:
        parts += addressed(text[done : span.start()], reading, gathered), _html(span)
        done = span.end()
    parts.append(addressed(text[done:], reading, gathered))
    return in_paragraphs("".join(parts)), _SPAN.sub(_words, text)


def _words(span: re.Match[str]) -> str:
    return span["marked"] or span["linked"]


def _html(span: re.Match[str]) -> str:
    if span["target"]:
        return outward(web(span["target"]), span["linked"])
    tag = _TAGS[span["mark"]]
    return f"<{tag}>{span['marked']}</{tag}>"
