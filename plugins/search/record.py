"""A story as Pagefind reads it: one record, with a mark at the beginning of each post.

A record a story and not a post, since a browser fetches a list of all records before the first
search. Title, name and hashtags are text like the posts, so that what is found in them is marked
too. Pagefind's own metadata is not used: it would be searched with all its codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from plugins.collection.collection import Collection
from plugins.collection.rooted import rooted_post
from plugins.collection.wording import address
from plugins.search.words import plain, words
from plugins.story.model import Listing

LANGUAGE = "unknown"  # of the whole index: Pagefind reads no word as of one language
_TITLE, _NAME, _TAG = 7, 3, 3  # how much more a word weighs there than in a post; at most 10


def url(story: Listing) -> str:
    """Where a story is, from the site's root."""
    return f"stories/{address(story.slug)}.html"


def record(collection: Collection, story: Listing) -> str:
    """A story as HTML. Its parts begin at elements with these names: by, tags, and each post's
    position; before the first stands the title."""
    text = collection.text(story)
    names = [collection.topics[hashtag.key].name for hashtag in story.hashtags]
    parts = [
        f'<html lang="{LANGUAGE}"><body>',
        *(f'<i data-pagefind-filter="{name}[a]" a="{escape(value)}"></i>'
          for name, value in _filters(story, names)),
        f'<b data-pagefind-weight="{_TITLE}">{_part(story.title)}</b>',
        f'<br id="by"><b data-pagefind-weight="{_NAME}">{_part(story.author.name)}</b>',
        f'<br id="tags"><b data-pagefind-weight="{_TAG}">{_part(" ".join(f"#{n}" for n in names))}',
        "</b>",
        *(f'<br id="{post[0]}">{_part(plain(rooted_post(post, "")))}' for post in text.posts),
        "</body></html>",
    ]  # fmt: skip
    return "\n".join(parts)


def _part(text: str) -> str:
    return str(escape(words(text)))


def _filters(story: Listing, names: list[str]) -> Iterator[tuple[str, str]]:
    """What stories can be narrowed down by; and the direction of one that runs from the right,
    which the page that shows it has to know."""
    for role in ("mentor", "mentee"):
        if story.role in (role, "both"):
            yield "role", role
    for name in names:
        yield "hashtag", name
    yield "year", str(story.date.year)
    yield "language", story.lang
    if story.dir == "rtl":
        yield "dir", story.dir
