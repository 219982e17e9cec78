"""The posts that carry a hashtag, in their stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from jinja2 import Environment

from plugins.collection.fragments.cards import FLAGS, WORDS, Cards
from plugins.collection.fragments.partial import partial
from plugins.collection.fragments.pictures import Pictures
from plugins.collection.recent import Recent
from plugins.collection.rooted import rooted_post
from plugins.collection.text import Shown
from plugins.story.model import Listing

FRAMES = 10_000  # stories of which what stands around their posts is kept, a kilobyte each


class Passage(Protocol):
    """The posts of one story that carry a hashtag."""

    @property
    def story(self) -> Listing: ...
    @property
    def posts(self) -> Sequence[Shown]: ...
    @property
    def story_posts(self) -> int: ...


class Passages:
    """Passages: under its story's title, each post linked to its place there."""

    def __init__(self, env: Environment, cards: Cards, pictures: Pictures) -> None:
        self._cards, self._hang = cards, pictures.hung
        self._passage = partial(env, "passage", FLAGS, f"{WORDS} shown")
        self._post = partial(env, "passage-post", "root foreign", "address position total html")
        self._frames: Recent[str, tuple[bytes, bytes]] = Recent(FRAMES)

    def all(self, passages: Iterable[Passage], root: str) -> bytes:
        """All passages of a page, as HTML in UTF-8."""
        return b"\n".join([self._one(passage, root) for passage in passages])

    def _one(self, passage: Passage, root: str) -> bytes:
        flags = self._cards.flags(passage.story, root)
        words = self._cards.words(passage.story)
        address, total, fill = words[1], str(passage.story_posts), self._post.fill
        hang, shape = self._hang, (root, flags[3])
        posts = [
            fill(shape, (address, str(post[0]), total, rooted_post(post, root, hang))).encode()
            for post in passage.posts
        ]
        if not posts:
            return self._passage.fill(flags, (*words, "")).encode()
        key = f"{root}{address}"
        frame = self._frames.get(key)
        if frame is None:
            before, after = self._passage.around(flags, words)
            frame = self._frames[key] = before.encode(), after.encode()
        return b"\n".join(posts).join(frame)
