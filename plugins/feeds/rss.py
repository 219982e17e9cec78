"""RSS 2.0, as the RSS Advisory Board's profile has it, with the whole text beside the summary."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime

from plugins.collection.stencil import escaped
from plugins.feeds.channel import Feed, Told
from plugins.feeds.xml import encoded, prolog, text

ENDING = "rss.xml"
TYPE = "application/rss+xml"
_SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def entry(told: Told) -> bytes:
    """One story. Its author has no e-mail address here, so `author` can't be used."""
    story, link = told.story, text(told.link)
    title, name, summary, *tags = escaped(
        (story.title, story.author.name, story.summary, *[tag for tag, _ in story.hashtags])
    )
    return encoded(
        "<item>",
        f"<title>{title}</title>",
        f"<link>{link}</link>",
        f'<guid isPermaLink="true">{link}</guid>',
        f"<pubDate>{format_datetime(story.date)}</pubDate>",
        f"<dc:creator>{name}</dc:creator>",
        f"<dc:language>{story.lang}</dc:language>",
        *[f"<category>{tag}</category>" for tag in tags],
        f"<description>{summary or title}</description>",
        b"<content:encoded>%b</content:encoded>" % told.xml,
        "</item>",
    )


def document(feed: Feed) -> bytes:
    """The feed."""
    head = encoded(
        prolog(feed.stylesheet),
        f'<rss version="2.0" {_SPACES}>',
        "<channel>",
        f"<title>{text(feed.title)}</title>",
        f"<link>{text(feed.page)}</link>",
        f"<description>{text(feed.subtitle or feed.title)}</description>",
        f'<atom:link rel="self" type="{TYPE}" href="{text(feed.address)}"/>',
        f"<language>{feed.lang}</language>",
        f"<lastBuildDate>{format_datetime(datetime.fromisoformat(feed.changed))}</lastBuildDate>",
        feed.preface,
    )
    return b"".join([head, *[entry.data for entry in feed.entries], b"</channel>\n</rss>\n"])
