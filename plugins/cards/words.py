"""All that a card says."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.story.model import Role

TITLE = 240  # characters of a title that are looked at, at most
EXCERPT = 420
NAME = 90  # of a name, a field


@dataclass(frozen=True, slots=True)
class Words:
    """A card's words, each cut to what a card could ever show."""

    title: str
    author: str  # may be empty, as all that follows
    about: tuple[str, ...]  # what stands in a line with the author
    excerpt: str
    corner: str  # beside the site's name
    site: str
    thread: Role
    rtl: bool
    lang: str

    @classmethod
    def cut(
        cls,
        title: str,
        site: str,
        lang: str,
        *,
        author: str = "",
        about: tuple[str, ...] = (),
        excerpt: str = "",
        corner: str = "",
        thread: Role = "both",
        rtl: bool = False,
    ) -> Words:
        """Words of any length, cut."""
        return cls(
            title=title[:TITLE],
            author=author[:NAME],
            about=tuple(part[:NAME] for part in about if part),
            excerpt=excerpt[:EXCERPT],
            corner=corner[:NAME],
            site=site[:NAME],
            thread=thread,
            rtl=rtl,
            lang=lang,
        )
