"""Posts with addresses that fit the page they stand on."""

from __future__ import annotations

from plugins.collection.text import Shown
from plugins.story.markup import ROOT, rooted


def rooted_post(post: Shown, root: str) -> str:
    """The HTML of a post, its addresses inside the site beginning with `root`."""
    html = post[3]
    return rooted(html, root) if ROOT in html else html  # most have none
