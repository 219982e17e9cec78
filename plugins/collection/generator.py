"""The collection as a generator of Pelican's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from plugins.collection.articles import articles
from plugins.collection.launch import session_of
from plugins.collection.settings import documents_of


class StoriesGenerator:
    """Reads the stories, and writes the pages that features make of them."""

    pages_of: ClassVar[Callable[[Any], Iterable[Any]]]  # the features' pages of a collection
    at_end: ClassVar[Callable[[Callable[[object], None]], object]]  # calls back when Pelican ends

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **places: str) -> None:
        self.context, self.settings, self.output = context, settings, places["output_path"]

    def generate_context(self) -> None:
        documents = documents_of(self.context["pages"])
        self.session = session_of(self.settings, self.output, lambda: documents)
        self.gathered = self.session.gather()
        self.context["articles"] = articles(self.gathered.collection)
        type(self).at_end(self.finish)

    def generate_output(self, writer: object) -> None:
        self.status = self.session.make(self.gathered, type(self).pages_of)

    def finish(self, pelican: object) -> None:
        if self.status:
            sys.exit(self.status)
