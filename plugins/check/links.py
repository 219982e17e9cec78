"""The links of a draft, as its page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from plugins.check.draft import Draft
from plugins.story.addresses import ROOT
from plugins.story.markup import plain_text
from plugins.story.model import Section

SHORT = 60  # characters of a text or an address in a message
_LINK = re.compile(
    r'<a href="([^"]*)"(?: title="[^"]*")?(?: rel="nofollow ugc noopener")?>(.*?)</a>', re.DOTALL
)
_STORY = re.compile(rf"{ROOT}stories/([^/#]+)\.html(?:#(\d+))?")


class Link(NamedTuple):
    """One link that the author wrote; hashtags and mentions are none."""

    text: str  # what is read, without what the Markdown around it says
    target: str  # an address, or site:… inside the site
    offset: int  # where it probably stands in the section's text

    @property
    def is_bare(self) -> bool:
        """Whether the address itself is what is read."""
        return self.text.casefold().startswith(("http://", "https://"))


def links_in(draft: Draft) -> Iterator[tuple[Section, Link]]:
    """All links of a draft, with the sections that they stand in."""
    for section in draft.sections:
        for link in links_of(section):
            yield section, link


def links_of(section: Section) -> Iterator[Link]:
    """The links of a section, in order. A link that the build refused is only text: it is told."""
    if "<a href=" not in section.html:
        return
    done = 0
    for href, html in _LINK.findall(section.html):
        target = href.replace("&amp;", "&")
        text = plain_text(html)
        offset = _find(section.text, target, text, done)
        done = max(done, offset)
        yield Link(text, target, offset)


def story_of(target: str) -> tuple[str, int | None] | None:
    """The slug, and the section where one is named, of a link to a story of the site."""
    match = _STORY.fullmatch(target)
    return (unquote(match[1]), int(match[2]) if match[2] else None) if match else None


def short(text: str) -> str:
    """A text or an address as a message shows it."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def _find(text: str, target: str, shown: str, start: int) -> int:
    """Where a link stands in Markdown: by its address, else by its words."""
    story = story_of(target)
    sought = [target, unquote(target), shown]
    if story:
        slug, position = story
        sought = (
            [f"{slug}.md#{position}", f"#{position}"] if position is not None else [f"{slug}.md"]
        )
    for needle in filter(None, sought):
        if (offset := text.find(needle, start)) >= 0 or (offset := text.find(needle)) >= 0:
            return offset
    return start
