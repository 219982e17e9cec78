"""Posts with addresses that fit the page they stand on."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TypeAlias
from urllib.parse import unquote

from markupsafe import escape

from plugins.collection.text import Shown
from plugins.story.markup import ROOT, rooted

# A picture to HTML: "<slug>/<file name>", what it shows, its title, the way to the site's root.
Hang: TypeAlias = Callable[[str, str, str, str], str]

_IMG = re.compile(
    rf'<img src="{ROOT}stories/(?P<place>[^"]*)" alt="(?P<alt>[^"]*)"'
    r'(?: title="(?P<title>[^"]*)")?[^<>"]*(?:"[^"]*"[^<>"]*)*>'
)


def in_words(place: str, alt: str, title: str, root: str) -> str:
    """What a picture shows, in its place: for wherever there are no pictures."""
    return str(escape(alt))


def rooted_post(post: Shown, root: str, hang: Hang = in_words) -> str:
    """The HTML of a post, its addresses inside the site beginning with `root`.

    hang: what makes HTML of its pictures. It stands here and not in the text that is kept, since
    what there is of a picture changes without the story.
    """
    html = post[3]
    if ROOT not in html:  # most have none
        return html
    if pictures := "<img" in html:
        html = _IMG.sub(lambda match: _hung(match, root, hang), html)
    return rooted(html, root, pictures)


def _hung(match: re.Match[str], root: str, hang: Hang) -> str:
    title = unescape(match["title"] or "")
    return hang(unquote(unescape(match["place"])), unescape(match["alt"]), title, root)
