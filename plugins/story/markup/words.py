"""Plain text to HTML: escaped, its hashtags, mentions and addresses linked."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from urllib.parse import quote

from plugins.story.addresses import BARE, ROOT, trimmed, web
from plugins.story.markup.gathered import Gathered
from plugins.story.model import Hashtag, Mention
from plugins.story.reading import Reading
from plugins.story.slugs import tag_slug
from plugins.story.tags import NAMES_KEPT, cut_usual, find_tags, key_of

OUTWARD = "nofollow ugc noopener"  # rel of every link out of the site


def escape(text: str) -> str:
    """Text as nh3 writes it between tags."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\xa0", "&nbsp;")


def attribute(text: str) -> str:
    """Text as nh3 writes it in an attribute."""
    return escape(text).replace('"', "&quot;")


def addressed(text: str, reading: Reading, gathered: Gathered) -> str:
    """HTML of text that may have bare addresses in it."""
    if "://" not in text:
        return worded(text, reading, gathered)
    parts: list[str] = []
    done = 0
    for match in BARE.finditer(text):
        address = trimmed(match[0])
        parts.append(worded(text[done : match.start()], reading, gathered))
        parts.append(bare(address))
        done = match.start() + len(address)
    parts.append(worded(text[done:], reading, gathered))
    return "".join(parts)


def bare(address: str) -> str:
    """HTML of an address that stands in text."""
    target = web(address)
    return outward(target, escape(address)) if target else escape(address)


def outward(target: str, html: str, attributes: str = "") -> str:
    """A link out of the site."""
    return f'<a href="{attribute(target)}"{attributes} rel="{OUTWARD}">{html}</a>'


def worded(
    text: str,
    reading: Reading,
    gathered: Gathered,
    literal: Collection[int] = (),
    linked: bool = False,
) -> str:
    """HTML of text without bare addresses; its hashtags and mentions are gathered.

    `literal` has the places of signs that the author escaped: they begin nothing. In the text
    of a link (`linked`) hashtags and mentions count, but can't be links themselves.
    """
    if not has_sign(text):
        return escape(text)
    written = str if escape(text) == text else escape  # most texts have nothing to escape
    if written is str and not literal and not linked and (cut := cut_usual(text)):
        cut[1::2] = [_hashtag(tag, f"#{tag}", reading, gathered) for tag in cut[1::2]]
        return "".join(cut)
    parts: list[str] = []
    done = 0
    for found in find_tags(text):
        if found.start in literal:
            continue
        shown = written(text[found.start : found.end])
        show = _hashtag if found.kind == "hashtag" else _mention
        html = show(found.value, shown, reading, gathered)
        parts += written(text[done : found.start]), shown if linked else html
        done = found.end
    parts.append(written(text[done:]))
    return "".join(parts)


def has_sign(text: str) -> bool:
    """Whether a hashtag or mention may stand in a text."""
    return "#" in text or "@" in text or "＃" in text or "＠" in text


def _hashtag(tag: str, shown: str, reading: Reading, gathered: Gathered) -> str:
    key = key_of(tag)
    key = reading.aliases.get(key, key)
    gathered.hashtags.append(Hashtag(tag, key))
    if not reading.hashtag_links:
        return shown
    return f"{_to_tag_page(key)}{shown}</a>"


def _mention(handle: str, shown: str, reading: Reading, gathered: Gathered) -> str:
    gathered.mentions.append(Mention(handle))
    address = reading.handles.get(handle.casefold())
    if address is None:
        return shown
    if not address:
        return f'<span class="mention">{shown}</span>'
    return outward(address, shown, ' class="mention"')


@lru_cache(maxsize=NAMES_KEPT)
def _to_tag_page(key: str) -> str:
    address = f"{ROOT}tags/{quote(tag_slug(key), safe='')}.html"
    return f'<a href="{address}" class="hashtag" rel="tag">'
