"""Forms of RSS 2.0, as the RSS Advisory Board's profile has it, with the whole text beside the
summary. A story's author has no e-mail address here, so `author` can't be used.
"""

from __future__ import annotations

from typing import Any

from feedgenerator import Rss201rev2Feed

from plugins.feeds.drawn.writer import BODY, PUBLISHED, Drawn, blank
from plugins.feeds.forms import Form

SPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


class _Rss(Drawn, Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator is not typed
    """RSS whose items tell their author, their language and all they have."""

    TYPE = "application/rss+xml"

    def roots(self) -> dict[str, dict[str, str]]:
        return {"rss": {**self.rss_attributes(), **SPACES}, "channel": self.root_attributes()}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:creator", blank("name"))
        handler.addQuickElement("dc:language", blank("lang"))
        handler.addQuickElement("content:encoded", BODY)


def entry(tags: int) -> Form:
    """Of one story; tags: how many it has."""
    feed = _Rss("", "", "")
    feed.add_item(
        title=blank("title"),
        link=blank("link"),
        description=blank("about"),
        pubdate=PUBLISHED,
        unique_id=blank("link"),
        unique_id_is_permalink=True,
        categories=[blank(f"tag{n}") for n in range(tags)],
    )
    return feed.entry_form()


def document(stylesheet: bool, preface: bool) -> Form:
    """Of a feed."""
    feed = _Rss(
        title=blank("title"),
        link=blank("page"),
        description=blank("about"),
        language=blank("lang"),
        feed_url=blank("address"),
        stylesheet=stylesheet and blank("stylesheet"),
        preface=preface and blank("preface"),
    )
    return feed.document_form()
