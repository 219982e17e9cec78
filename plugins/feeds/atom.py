"""Atom 1.0 (RFC 4287), as feedgenerator writes it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from feedgenerator import Atom1Feed

from plugins.collection.stencil import escaped
from plugins.collection.wording import iso
from plugins.feeds.channel import Feed, Told
from plugins.feeds.xml import BODY, CHANGED, PUBLISHED, Drawn, Form, blank, filled

ENDING = "atom.xml"
SHAPES = 256  # of entries, whose forms are kept


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


def entry(told: Told) -> bytes:
    """One story."""
    story = told.story
    title, link, name, person, summary, *tags = escaped(
        (
            *(story.title, told.link, story.author.name, told.person, story.summary),
            *[tag for tag, _ in story.hashtags],
        )
    )
    words = {
        "lang": story.lang,
        "title": title,
        "link": link,
        "name": name,
        "person": person,
        "published": iso(story.date),
        "changed": told.changed,
        "summary": summary,
        **{f"tag{n}": tag for n, tag in enumerate(tags)},
    }
    before, after = filled(_entry(bool(person), bool(summary), len(tags)), words)
    return b"".join((before, told.literal, after))


@lru_cache(maxsize=SHAPES)
def _entry(person: bool, summary: bool, tags: int) -> Form:
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


def document(feed: Feed) -> bytes:
    """The feed."""
    title, subtitle, by, page, address, icon, stylesheet = escaped(
        (feed.title, feed.subtitle, feed.by, feed.page, feed.address, feed.icon, feed.stylesheet)
    )
    words = {
        "title": title,
        "subtitle": subtitle,
        "by": by,
        "lang": feed.lang,
        "page": page,
        "address": address,
        "changed": feed.changed,
        "icon": icon,
        "stylesheet": stylesheet,
        "preface": feed.preface,
    }
    form = _document(bool(subtitle), bool(icon), bool(stylesheet), bool(feed.preface))
    before, after = filled(form, words)
    return b"".join([before, *feed.entries, after])


@lru_cache
def _document(subtitle: bool, icon: bool, stylesheet: bool, preface: bool) -> Form:
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
