"""Forms of XML: feedgenerator writes one for each shape of what it is given, and they are filled.

feedgenerator takes several times as long to write an entry as it takes to put words into what it
wrote of another one. So it is given `blank`s for words, once for each shape: which parts there are,
how many of them. What strangers wrote is filled in escaped: whatever it is, it stays text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from feedgenerator import SyndicationFeed, rfc2822_date, rfc3339_date
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from plugins.story.holdable import is_holdable

Form = tuple[str, str]  # what stands before the body and after it, with %(name)s for each word

BODY = "~body~"  # the blank for what is in bytes already: an entry's content, a feed's entries
PUBLISHED = datetime(1, 1, 1, tzinfo=UTC)  # feedgenerator takes no text for a date: these two are
CHANGED = datetime(2, 2, 2, tzinfo=UTC)  # the blanks "published" and "changed"
_DATES = {PUBLISHED: "published", CHANGED: "changed"}


def blank(name: str) -> str:
    """Stands for a word: a text that feedgenerator leaves as it is, in addresses too."""
    return f"~{name}~"


class Writer(SimplerXMLGenerator):  # type: ignore[misc]  # feedgenerator is not typed
    """Writes elements on lines of their own; tells of links what they lead to."""

    def __init__(self, out: StringIO, itself: str) -> None:
        """itself: the type of the feed."""
        super().__init__(out, "utf-8", short_empty_elements=True)
        self._types = {"self": itself, "alternate": "text/html"}

    def addQuickElement(
        self, name: str, contents: str | None = None, attrs: Mapping[str, str] | None = None
    ) -> None:
        given = dict(attrs or {})
        if "rel" in given:
            given["type"] = self._types[given["rel"]]
        self.ignorableWhitespace("\n")  # SAX's name for: as it is
        super().addQuickElement(name, contents, given)


class Drawn(SyndicationFeed):  # type: ignore[misc]
    """What our feeds have beside what feedgenerator writes of either format; no clock is asked."""

    TYPE: str

    def roots(self) -> dict[str, dict[str, str]]:
        """The elements around everything, with their attributes."""
        raise NotImplementedError

    def write(self, outfile: StringIO, encoding: str) -> None:
        """As feedgenerator does it, by our Writer."""
        writer, roots = Writer(outfile, self.TYPE), self.roots()
        writer.startDocument()
        self.add_stylesheets(writer)
        for name, attributes in roots.items():
            writer.startElement(name, attributes)
        self.add_root_elements(writer)
        if preface := self.feed["preface"]:
            writer.ignorableWhitespace(f"\n{preface}")
        writer.ignorableWhitespace(f"\n{BODY}")
        for name in reversed(roots):
            writer.endElement(name)

    def add_stylesheets(self, handler: Any) -> None:
        if place := self.feed["stylesheet"]:
            handler.processingInstruction("xml-stylesheet", f'type="text/css" href="{place}"')
            handler.ignorableWhitespace("\n")

    def latest_post_date(self) -> datetime:
        return CHANGED

    def entry_form(self) -> Form:
        """The form of the one entry that was added."""
        out = StringIO()
        self.write_items(Writer(out, self.TYPE))
        return _cut(out.getvalue())

    def document_form(self) -> Form:
        """The form of the feed."""
        return _cut(self.writeString("utf-8"))


def _cut(written: str) -> Form:
    for date, name in _DATES.items():
        for text in (rfc3339_date(date), rfc2822_date(date)):
            written = written.replace(text, blank(name))
    before, after = written.replace("%", "%%").split(BODY)
    fields = [re.sub(r"~(\w+)~", r"%(\1)s", part) for part in (before, after)]
    return fields[0], f"{fields[1]}\n"


def filled(form: Form, words: Mapping[str, str]) -> tuple[bytes, bytes]:
    """A form with words, which are XML, in UTF-8: what stands before the body and after it.

    Raises ValueError where there is a character in them that XML can't hold.
    """
    before, after = form
    return checked((before % words).encode()), checked((after % words).encode())


def literal(text: bytes) -> bytes:
    """A story's text in UTF-8 as XML: a section of character data (XML 1.0, section 2.7), which
    needs no escapes but of its own end. That XML can hold it was seen when it was read.
    """
    return b"<![CDATA[%b]]>" % text.replace(b"]]>", b"]]]]><![CDATA[>")


def checked(data: bytes) -> bytes:
    """XML in UTF-8. Raises ValueError where there is a character in it that XML can't hold."""
    if not is_holdable(data):
        raise ValueError("a feed has a character that XML can't hold")
    return data
