"""What pages show of a story beyond its listing: light, since it is fetched for many pages."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from plugins.story.model import Section, Story

# A post as it is shown: position, marker, cues, HTML, the keys of its hashtags.
Shown: TypeAlias = tuple[int, str | None, tuple[str, ...], str, tuple[str, ...]]


class Text(NamedTuple):
    """A story's text as its pages show it. The fields are those of a Story."""

    license: str
    note: str
    source: str
    image: str
    image_alt: str
    posts: tuple[Shown, ...]

    def carrying(self, key: str) -> tuple[Shown, ...]:
        """The posts that carry a hashtag."""
        return tuple([post for post in self.posts if key in post[4]])


def shown(section: Section) -> Shown:
    """A section as it is shown."""
    position, marker, _, _, _, cues, _, html, tags, _, _ = section
    keys = tuple([key for _, key in tags]) if tags else ()  # most have none
    return position, marker, cues, html, keys


def text_of(story: Story) -> Text:
    """The text of a whole story."""
    posts = tuple([shown(section) for section in story.sections])
    return Text(story.license, story.note, story.source, story.image, story.image_alt, posts)
