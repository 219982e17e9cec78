"""The posts of a thread."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.fragments.pictures import Pictures
from plugins.collection.rooted import rooted_post
from plugins.collection.stencil import escaped_word
from plugins.collection.text import Shown


class Posts:
    """Posts with their markers and cues."""

    def __init__(self, env: Environment, pictures: Pictures) -> None:
        self._hang = pictures.hung
        self._post = partial(env, "post", "here foreign last anchor", "marker cues position html")

    def encoded(self, posts: Sequence[Shown], root: str, foreign: bool) -> bytes:
        """The posts of a story, on its page, in UTF-8."""
        fill, most = self._post.fill, len(posts)
        inner, last = ("", foreign, False, True), ("", foreign, most > 1, True)
        return b"\n".join(
            [
                fill(last if post[0] == most else inner, self._words(post, root)).encode()
                for post in posts
            ]
        )

    def first(self, post: Shown, root: str, here: str, foreign: bool) -> Markup:
        """A post on another page than its story's, whose address is `here`."""
        return Markup(self._post.fill((here, foreign, False, False), self._words(post, root)))

    def _words(self, post: Shown, root: str) -> tuple[str, ...]:
        position, marker, cues, _, _ = post
        marker = marker or ""
        aside = "".join([f"{cue} " for cue in cues if cue not in marker]) if cues else ""
        html = rooted_post(post, root, self._hang)
        return escaped_word(marker), escaped_word(aside), str(position), html
