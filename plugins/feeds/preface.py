"""What a person sees who opens a feed in a browser: what it is, and its stories.

It stands in the feed as XHTML, which browsers show and feed readers pass over; theme/feed.css hides
the rest. (A transformation by XSLT would be the other way; browsers are giving it up.)
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from plugins.collection.site import Site
from plugins.collection.wording import address
from plugins.feeds.channel import Channel
from plugins.story.model import Listing


def preface(site: Site, channel: Channel, stories: Sequence[Listing]) -> str:
    """The XHTML of a feed of these stories, newest first."""
    wording, root = site.wording, channel.root
    what = wording.text(
        "This is a feed. Give its address to a feed reader, and new stories come to you."
    )
    here = wording.text("Or read them here")
    items = [_item(story, root) for story in stories]
    return "\n".join(
        [
            f'<div xmlns="http://www.w3.org/1999/xhtml" {_lang(site.lang, site.dir)}>',
            f"<h1>{escape(channel.title, quote=False)}</h1>",
            f"<p>{escape(what, quote=False)}</p>",
            f'<p><a href="{root}{escape(channel.page)}">{escape(here, quote=False)}</a></p>',
            *(["<ul>", *items, "</ul>"] if items else []),
            "</div>",
        ]
    )


def _item(story: Listing, root: str) -> str:
    """A story's title, as a link, and who tells it."""
    lang = _lang(story.lang, story.dir)
    title, name = escape(story.title, quote=False), escape(story.author.name, quote=False)
    link = f'<a {lang} href="{root}stories/{address(story.slug)}.html">{title}</a>'
    return f"<li>{link} · <bdi>{name}</bdi></li>"


def _lang(lang: str, direction: str) -> str:
    return f'lang="{lang}" xml:lang="{lang}" dir="{direction}"'
