"""What a reader of a story's text has to know from outside the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text of one story is read."""

    slug: str = ""  # the story's: for its pictures, and for links to its own sections
    aliases: Mapping[str, str] = field(default_factory=dict)  # hashtag key to hashtag key
    handles: Mapping[str, str] = field(default_factory=dict)  # see handles.Handles
    hashtag_links: bool = True  # False where no hashtag pages are built
