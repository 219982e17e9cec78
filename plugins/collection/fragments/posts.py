"""The posts of a thread."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import lru_cache
from html import unescape
from typing import Literal

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.fragments.pictures import Pictures
from plugins.collection.recent import Recent
from plugins.collection.rooted import rooted_post
from plugins.collection.stencil import escaped, escaped_word
from plugins.collection.text import Shown

LONG = 16  # posts from which a thread has a table of its first lines
LINE_CHARS = 64  # of a first line, at most
FRAMES = 4096  # what stands around posts' texts, by number and place, that is kept
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
        self._frames: Recent[Hashable, tuple[str, str]] = Recent(FRAMES)
        self._line_frames: Recent[Hashable, tuple[str, str]] = Recent(FRAMES)

    def encoded(self, posts: Sequence[Shown], root: str, foreign: bool, prefix: str = "") -> bytes:
        """The posts of a story, in UTF-8. prefix: of anchors, on a page of several stories."""
        hang, most = self._hang, len(posts)
        made = []
        for post in posts:
            before, after = self._around(post, most, foreign, prefix)
            made.append(f"{before}{rooted_post(post, root, hang)}{after}".encode())
        return b"\n".join(made)

    def _around(self, post: Shown, most: int, foreign: bool, prefix: str) -> tuple[str, str]:
        """What stands before and after a post's text: the same in all stories for the third post
        of eight. most: how many the story has."""
        key = (post[:3], most, foreign, prefix)
        frame = self._frames.get(key)
        if frame is None:
            several = most > 1
            place = unsaid(post[1] or "", post[0]) if several else ""
            flags = ("", prefix, foreign, several and post[0] == most, True, place)
            frame = self._post.around(flags, _words(post, str(most) if place else ""))
            self._frames[key] = frame
        return frame

    def first(self, post: Shown, root: str, here: str, foreign: bool) -> Markup:
        """A post on another page than its story's, whose address is `here`."""
        flags = (here, "", foreign, False, False, "")
        html = rooted_post(post, root, self._hang)
        return Markup(self._post.fill(flags, (*_words(post), html)))

    def contents(self, posts: Sequence[Shown], foreign: bool) -> str:
        """A long thread's first lines, each a link to its post; nothing for a shorter one."""
        if len(posts) < LONG:
            return ""
        lines = []
        for post in posts:
            frame = self._line_frames.get(post[:2])
            if frame is None:
                frame = self._line.around((), (escaped_word(post[1] or ""), str(post[0])))
                self._line_frames[post[:2]] = frame
            lines.append(first_line(post[3]).join(frame))
        return self._contents.fill((foreign,), (str(len(posts)), "\n".join(lines)))


def _words(post: Shown, total: str = "") -> tuple[str, ...]:
    """What a post's template says of it, but for its text."""
    position, marker, cues, _, _ = post
    marker = marker or ""
    aside = "".join([f"{cue} " for cue in cues if cue not in marker])
    return escaped_word(marker), escaped_word(aside), str(position), total


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
