"""The grammar of hashtags and mentions in plain text (thread-grammar, "Hashtags and mentions").

This module knows text only. That nothing counts in code, attributes and link targets is the
business of `markup`, which hands over the text that a reader sees.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize

from plugins.story import limits
from plugins.story.addresses import ADDRESS
from plugins.story.mentions import handle_at
from plugins.story.wordsigns import is_word

NAMES_KEPT = 1 << 15  # of hashtags or people, whose keys and slugs are kept in memory
_SIGN = re.compile(r"[#＃@＠](?![#＃@＠\s])")
# A hashtag as most are: ASCII, behind white space or nothing, and surely at its end.
_USUAL = re.compile(
    r"\#(?<!\S\#) ((?=[0-9_]*[A-Za-z])\w{1,64}) (?![\w\#]|[^\x00-\x7f]|://)", re.VERBOSE | re.ASCII
)
# A run that may be a hashtag ends at white space, a sign or ASCII punctuation; which part of it
# is the tag, `_tag_length` decides.
_RUN = re.compile(r"[^\s!-/:-@\[-^`{-\x7f\x00-\x1f＃＠]+")
# ZWNJ, ZWJ, middle dots, wave dashes, maqaf, gershayim, tsheg, …: only between the others.
_JOINERS = frozenset("\u200c\u200d·・･〜～゠־״་༌\ua67e")
_LONGEST = 4 * limits.HASHTAG_CHARS  # no four characters become less than one in NFC


class Found(NamedTuple):
    """A hashtag or mention and its place: `text[start:end]`, with its sign."""

    kind: Literal["hashtag", "mention"]
    start: int
    end: int
    value: str  # as written, without the sign


@lru_cache(maxsize=NAMES_KEPT)
def key_of(tag: str) -> str:
    """The key that all spellings of a hashtag share."""
    if tag.isascii():
        return tag.lower()
    return normalize("NFKC", normalize("NFKC", tag).casefold())


def is_key(key: str) -> bool:
    """Whether a text is made of nothing but what hashtags are made of."""
    return bool(key) and all(is_word(char) or char in _JOINERS for char in key)


def is_tag(tag: str) -> bool:
    """Whether a text is a hashtag as a whole, without its sign."""
    if tag.isascii() and tag.isalnum() and len(tag) <= limits.HASHTAG_CHARS:
        return not tag.isdigit()
    found = find_tags("#" + tag)
    return bool(found) and found[0].value == tag


def cut_usual(text: str) -> list[str] | None:
    """A text cut at its hashtags: words, tag, words, tag, …, words, the tags without their signs.
    None where a sign may begin anything but a hashtag as most are."""
    if "@" in text or "＃" in text or "＠" in text:
        return None
    parts = _USUAL.split(text)
    return parts if len(parts) == 2 * text.count("#") + 1 else None


def find_tags(text: str) -> list[Found]:
    """The hashtags and mentions of a plain text, in order; nothing within an address counts."""
    found: list[Found] = []
    addresses: list[tuple[int, int]] | None = None  # last first; looked for only where needed
    sign = _SIGN.search(text)
    while sign:
        start = sign.start()
        candidate = _hashtag(text, start) if sign[0] in "#＃" else _mention(text, start)
        if candidate and start and not text[start - 1].isspace():
            if addresses is None:
                addresses = [match.span() for match in ADDRESS.finditer(text)][::-1]
            while addresses and addresses[-1][1] <= start:
                addresses.pop()
            if addresses and addresses[-1][0] <= start:
                candidate = None
        if candidate:
            found.append(candidate)
        sign = _SIGN.search(text, candidate.end if candidate else start + 1)
    return found


def _hashtag(text: str, start: int) -> Found | None:
    """The hashtag that begins here, if there is one."""
    run = _RUN.match(text, start + 1)
    if not run or (start and _ends_word(text[start - 1])):
        return None
    length = _tag_length(run[0])
    tag, end = run[0][:length], start + 1 + length
    if text.startswith(("#", "＃", "://"), end) or not any(map(str.isalpha, tag)):
        return None
    if length > _LONGEST or len(normalize("NFC", tag)) > limits.HASHTAG_CHARS:
        return None
    return Found("hashtag", start, end, tag)


def _ends_word(char: str) -> bool:
    """Whether a sign right after this character belongs to a word or an address: a#b, /#b."""
    return char in "&/" or is_word(char)


def _tag_length(run: str) -> int:
    """How much of a run is word characters, with joiners between them."""
    if run.isascii():
        return len(run)
    length = 0
    for index, char in enumerate(run[: _LONGEST + 1]):
        if is_word(char):
            length = index + 1
        elif not length or char not in _JOINERS:
            break
    return length


def _mention(text: str, start: int) -> Found | None:
    """The mention that begins here, if there is one."""
    handle = handle_at(text, start)
    return Found("mention", start, start + 1 + len(handle), handle) if handle else None
