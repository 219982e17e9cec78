"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from plugins.collection.stencil import escaped
from plugins.collection.wording import iso
from plugins.feeds.channel import Feed, Told
from plugins.feeds.xml import encoded, prolog, text

ENDING = "atom.xml"
TYPE = "application/atom+xml"


def entry(told: Told) -> bytes:
    """One story."""
    story, link, person = told.story, text(told.link), text(told.person)
    title, name, summary, *tags = escaped(
        (story.title, story.author.name, story.summary, *[tag for tag, _ in story.hashtags])
    )
    uri = f"<uri>{person}</uri>" if person else ""
    return encoded(
        f'<entry xml:lang="{story.lang}">',
        f"<title>{title}</title>",
        f'<link rel="alternate" type="text/html" href="{link}"/>',
        f"<id>{link}</id>",
        f"<published>{iso(story.date)}</published>",
        f"<updated>{told.changed}</updated>",
        f"<author><name>{name}</name>{uri}</author>",
        *[f'<category term="{tag}"/>' for tag in tags],
        f"<summary>{summary}</summary>" if summary else "",
        b'<content type="html">%b</content>' % told.xml,
        "</entry>",
    )


def document(feed: Feed) -> bytes:
    """The feed."""
    lang, page, subtitle = feed.lang, text(feed.page), feed.subtitle
    head = encoded(
        prolog(feed.stylesheet),
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">',
        f"<title>{text(feed.title)}</title>",
        f"<subtitle>{text(subtitle)}</subtitle>" if subtitle else "",
        f"<id>{page}</id>",
        f'<link rel="self" type="{TYPE}" href="{text(feed.address)}"/>',
        f'<link rel="alternate" type="text/html" href="{page}"/>',
        f"<updated>{feed.changed}</updated>",
        f"<author><name>{text(feed.by)}</name></author>",
        f"<icon>{text(feed.icon)}</icon>" if feed.icon else "",
        feed.preface,
    )
    return b"".join([head, *[entry.data for entry in feed.entries], b"</feed>\n"])
