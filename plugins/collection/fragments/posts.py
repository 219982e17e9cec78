"""The posts of a thread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from typing import Literal

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.fragments.pictures import Pictures
from plugins.collection.rooted import rooted_post
from plugins.collection.stencil import escaped, escaped_word
from plugins.collection.text import Shown

LONG = 16  # posts from which a thread has a table of its first lines
LINE_CHARS = 64  # of a first line, at most
_NUMBERED = re.compile(r"(\d+)\s*/\s*(\d*)")
_TAG = re.compile(r"<[^>]*(?:>|$)|&[^;\s]*$")  # also what was cut off in the middle

Unsaid = Literal["", "total", "all"]


class Posts:
    """Posts with their markers and cues."""

    def __init__(self, env: Environment, pictures: Pictures) -> None:
        self._hang = pictures.hung
        words = "marker cues position total html"
        self._post = partial(env, "post", "here prefix foreign last anchor place", words)
        self._line = partial(env, "contents-line", "", "marker position words")
        self._contents = partial(env, "contents", "foreign", "total lines")

    def encoded(self, posts: Sequence[Shown], root: str, foreign: bool, prefix: str = "") -> bytes:
        """The posts of a story, in UTF-8. prefix: of anchors, on a page of several stories."""
        fill, most = self._post.fill, len(posts)
        total, several = str(most), most > 1
        made = []
        for post in posts:
            last = several and post[0] == most
            place = unsaid(post[1] or "", post[0]) if several else ""
            flags = ("", prefix, foreign, last, True, place)
            made.append(fill(flags, self._words(post, total if place else "", root)).encode())
        return b"\n".join(made)

    def first(self, post: Shown, root: str, here: str, foreign: bool) -> Markup:
        """A post on another page than its story's, whose address is `here`."""
        flags = (here, "", foreign, False, False, "")
        return Markup(self._post.fill(flags, self._words(post, "", root)))

    def contents(self, posts: Sequence[Shown], foreign: bool) -> str:
        """A long thread's first lines, each a link to its post; nothing for a shorter one."""
        if len(posts) < LONG:
            return ""
        lines = [
            self._line.fill((), (escaped_word(post[1] or ""), str(post[0]), first_line(post[3])))
            for post in posts
        ]
        return self._contents.fill((foreign,), (str(len(posts)), "\n".join(lines)))

    def _words(self, post: Shown, total: str, root: str) -> tuple[str, ...]:
        position, marker, cues, _, _ = post
        marker = marker or ""
        aside = "".join([f"{cue} " for cue in cues if cue not in marker]) if cues else ""
        html = rooted_post(post, root, self._hang)
        return escaped_word(marker), escaped_word(aside), str(position), total, html


@lru_cache(maxsize=4096)
def unsaid(marker: str, position: int) -> Unsaid:
    """What an author's marker leaves to be said of a post's place: 3/8 nothing, 3/ the total."""
    numbered = _NUMBERED.search(marker)
    if numbered is None or int(numbered[1]) != position:
        return "all"
    return "" if numbered[2] else "total"


def first_line(html: str) -> str:
    """The first words of a post's HTML, as HTML without elements, at most LINE_CHARS letters."""
    text = html[: 12 * LINE_CHARS].partition("</p>")[0].removeprefix("<p>")
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub("", text))
    text = text.strip()
    if len(text) > LINE_CHARS:
        cut = text[:LINE_CHARS]
        head, space, _ = cut.rpartition(" ")
        text = (head if space and len(head) > LINE_CHARS // 2 else cut).rstrip() + "…"
    return escaped((text or "…",))[0]
