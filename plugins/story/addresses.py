"""Web addresses: how bare ones are found in text, and which targets a story may have."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

import nh3

from plugins.story.names import place_fault

ROOT = "site:"  # begins every address inside the site until `markup.rooted` replaces it

_BODY = r"[^\s<>\"`\[\]{}|\\^\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff65«»“”„]"
# What a reader takes for an address: nothing within it is a hashtag or a mention.
ADDRESS = re.compile(
    rf"""
    (?: (?<! [A-Za-z0-9_@] ) https?://
      | (?<! [A-Za-z0-9_@+.-] ) [A-Za-z] [A-Za-z0-9+.-]{{1,30}} ://
      | (?<! [\w@.-] ) (?: [\w-]{{1,63}} \. )+ [A-Za-z]{{2,24}}  # without a scheme
        (?= / | :\d | \?[\w.]+= )
    ) {_BODY}+
    """,
    re.VERBOSE | re.IGNORECASE,
)
# An address that becomes a link where it stands in text.
BARE = re.compile(rf"(?<![A-Za-z0-9_@])https?://(?=[^\W_]|\[){_BODY}+", re.IGNORECASE)

_EDGE = "?!.,:;*_~'’‘…–—·"
# Before a host may stand a name, which looks like one: https://example.org@elsewhere.example
_WEB = re.compile(r"https?://[^\W_][^\s/?#@\\]*(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?", re.IGNORECASE)
# An address that surely is a valid one; for others, names in other scripts above all, nh3 is asked.
_SOUND = re.compile(
    r"https?://(?:[a-z0-9-]{1,63}\.)+[a-wyz][a-z]{1,23}(?::\d{1,4})?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_STORY = re.compile(r"(?:\./)?(?P<slug>[^\W_](?:[\w-]*[^\W_])?)\.md(?:\#(?P<position>\d{1,3}))?")
_SECTION = re.compile(r"#(?P<position>\d{1,3})")
_PICTURE = re.compile(
    r"(?:\./)?(?:(?P<slug>[\w-]+)/)?(?P<name>[^\W_][\w .-]*\.(?:jpe?g|png|webp|avif))",
    re.IGNORECASE,
)
_UNSAFE = re.compile(r"[^\w!#$%&'()*+,./:;=?@~\[\]-]")


def trimmed(address: str) -> str:
    """A bare address without the punctuation of the sentence around it.

    A closing bracket stays if its opening one is in the address: …/wiki/Ghost_(song).
    """
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end and (address[end - 1] in _EDGE or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def web(target: str) -> str:
    """An http(s) or mailto address fit for an attribute, or "" if it is none."""
    if not (_WEB.fullmatch(target) or _MAIL.fullmatch(target)):
        return ""
    address = _UNSAFE.sub(lambda match: quote(match[0], errors="replace"), target)
    return address if _SOUND.fullmatch(address) or _is_address(address) else ""


@lru_cache(maxsize=1024)
def _is_address(address: str) -> bool:
    """Whether nh3, which cleans all HTML, takes it for an address: it refuses invalid hosts."""
    return "href" in nh3.clean(f'<a href="{address.replace("&", "&amp;")}"></a>')


def host_of(address: str) -> str:
    """The server of a web address, in small letters and without www.; "" where it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # an address that nh3 takes and Python does not
        return ""


def is_of(host: str, server: str) -> bool:
    """Whether a host is a server, or belongs to it."""
    return host == server or host.endswith(f".{server}")


def link(target: str, slug: str) -> str:
    """Where a Markdown link in the story `slug` leads, or "" if stories have no such links."""
    if target[:4].lower() in ("http", "mail"):
        return web(target)
    if match := _SECTION.fullmatch(target):
        return story_page(slug, match["position"]) if slug else match[0]
    if match := _STORY.fullmatch(target):
        return story_page(match["slug"], match["position"])
    return ""


def story_page(slug: str, position: str | None = None) -> str:
    """The address of a story, or of one of its sections."""
    return f"{ROOT}stories/{quote(slug)}.html" + (f"#{int(position)}" if position else "")


def picture(target: str, slug: str) -> str:
    """Where a picture in the own folder of the story `slug` is, or "" if it is elsewhere."""
    match = _PICTURE.fullmatch(target)
    if not match or not slug or match["slug"] not in (None, slug) or place_fault(match["name"]):
        return ""
    return f"{ROOT}stories/{quote(slug)}/{quote(match['name'])}"
