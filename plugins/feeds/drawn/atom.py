"""Forms of Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from typing import Any

from feedgenerator import Atom1Feed

from plugins.feeds.drawn.writer import BODY, CHANGED, PUBLISHED, Drawn, blank
from plugins.feeds.forms import Form


class _Atom(Drawn, Atom1Feed):  # type: ignore[misc]  # feedgenerator is not typed
    """Atom with an icon, and entries that tell their own language."""

    TYPE = "application/atom+xml"

    def roots(self) -> dict[str, dict[str, str]]:
        return {"feed": self.root_attributes()}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["icon"]:
            handler.addQuickElement("icon", self.feed["icon"])

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": blank("lang")}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"])


def entry(person: bool, summary: bool, tags: int) -> Form:
    """Of one story; tags: how many it has."""
    feed = _Atom("", "", "")
    feed.add_item(
        title=blank("title"),
        link=blank("link"),
        description=None,  # feedgenerator would call it HTML
        summary=summary and blank("summary"),
        author_name=blank("name"),
        author_link=blank("person") if person else None,
        pubdate=PUBLISHED,
        updateddate=CHANGED,
        unique_id=blank("link"),
        categories=[blank(f"tag{n}") for n in range(tags)],
        content=BODY,
    )
    return feed.entry_form()


def document(subtitle: bool, icon: bool, stylesheet: bool, preface: bool) -> Form:
    """Of a feed."""
    feed = _Atom(
        title=blank("title"),
        link=blank("page"),
        description="",
        subtitle=blank("subtitle") if subtitle else None,
        language=blank("lang"),
        author_name=blank("by"),
        feed_url=blank("address"),
        icon=icon and blank("icon"),
        stylesheet=stylesheet and blank("stylesheet"),
        preface=preface and blank("preface"),
    )
    return feed.document_form()
