"""What a reader of a story's text has to know from outside the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text of one story is read."""

    slug: str = ""  # the story's: for its pictures, and for links to its own sections
    aliases: Mapping[str, str] = field(default_factory=dict)  # hashtag key to hashtag key
    handles: Mapping[str, str] = field(default_factory=dict)  # see handles.Handles
    hashtag_links: bool = True  # False where no hashtag pages are built
    shared: bytes = field(default=b"", repr=False)  # a digest of what is the same for all stories

    def __post_init__(self) -> None:
        if not self.shared:
            whole = repr((dict(self.aliases), self.hashtag_links)).encode()
            object.__setattr__(self, "shared", blake2b(whole, digest_size=16).digest())

    def of(self, slug: str, handles: Mapping[str, str]) -> Reading:
        """How one story is read: its slug and handles, and the rest as it is for all."""
        return Reading(slug, self.aliases, handles, self.hashtag_links, self.shared)
