"""Atom 1.0 (RFC 4287), as feedgenerator writes it."""

from __future__ import annotations

from plugins.collection.stencil import escaped
from plugins.collection.wording import iso
from plugins.feeds.channel import Feed, Told
from plugins.feeds.forms import form
from plugins.feeds.xml import filled

ENDING = "atom.xml"


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
    before, after = filled(form("atom entry", bool(person), bool(summary), len(tags)), words)
    return b"".join((before, told.literal, after))


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
    parts = (subtitle, icon, stylesheet, feed.preface)
    before, after = filled(form("atom", *map(bool, parts)), words)
    return b"".join([before, *feed.entries, after])
