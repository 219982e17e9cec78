"""feedgenerator, made to write forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from feedgenerator import SyndicationFeed, rfc2822_date, rfc3339_date
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from plugins.feeds.forms import Form

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
        return cut(out.getvalue())

    def document_form(self) -> Form:
        """The form of the feed."""
        return cut(self.writeString("utf-8"))


def cut(written: str) -> Form:
    """The form that was written with blanks."""
    for date, name in _DATES.items():
        for text in (rfc3339_date(date), rfc2822_date(date)):
            written = written.replace(text, blank(name))
    before, after = written.replace("%", "%%").split(BODY)
    fields = [re.sub(r"~(\w+)~", r"%(\1)s", part) for part in (before, after)]
    return fields[0], f"{fields[1]}\n"
