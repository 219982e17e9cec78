"""The grammar of hashtags and mentions in plain text (thread-grammar, "Hashtags and mentions").

This module knows text only. That nothing counts in code, attributes and link targets is the
business of `markup`, which hands over the text that a reader sees.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import category, normalize

from plugins.story import limits
from plugins.story.addresses import ADDRESS

_SIGN = re.compile(r"[#＃@＠](?![#＃@＠\s])")
# A hashtag as most are: ASCII, behind white space or nothing, and surely at its end.
_USUAL = re.compile(
    r"\#(?<!\S\#) ((?=[0-9_]*[A-Za-z])\w{1,64}) (?![\w\#]|[^\x00-\x7f]|://)", re.VERBOSE | re.ASCII
)
# A run that may be a hashtag ends at white space, a sign or ASCII punctuation; which part of it
# is the tag, `_tag_length` decides.
_RUN = re.compile(r"[^\s!-/:-@\[-^`{-\x7f\x00-\x1f＃＠]+")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HANDLE = re.compile(
    rf"""
    (?: [A-Za-z0-9_] (?: [A-Za-z0-9_.-]{{0,62}} [A-Za-z0-9_] )?  # @user@server.tld
        @ (?: {_LABEL} \. )+ [A-Za-z]{{2,24}}
      | {_LABEL} (?: (?: \. {_LABEL} )+ \. [a-z]{{2,24}}  # @name.domain.tld
                   | \. (?: app | blog | com | dev | edu | gov | net | org | social ) )
      | [A-Za-z0-9_]{{1,20}}
    )
    (?! [A-Za-z0-9_@＠À-ÖØ-öø-ɏɓ-ʻ\u0300-\u036fḀ-ỿ] | :// )
    """,
    re.VERBOSE,
)
_WORD_CATEGORIES = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl"])
# Signs of a script that belong to its words, though Unicode calls them punctuation or symbols.
_WORD_SIGNS = frozenset("_〃゛゜׳⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
# ZWNJ, ZWJ, middle dots, wave dashes, maqaf, gershayim, tsheg, …: only between the others.
_JOINERS = frozenset("\u200c\u200d·・･〜～゠־״་༌\ua67e")
# The emoji and text selectors and the keycap are marks, but make an emoji of what they follow.
_EMOJI_MARKS = frozenset("\ufe0e\ufe0f\u20e3")
_NEVER_BEFORE_MENTION = frozenset("!#$%&*@＠_")
_LONGEST = 4 * limits.HASHTAG_CHARS  # no four characters become less than one in NFC


class Found(NamedTuple):
    """A hashtag or mention and its place: `text[start:end]`, with its sign."""

    kind: Literal["hashtag", "mention"]
    start: int
    end: int
    value: str  # as written, without the sign


def key_of(tag: str) -> str:
    """The key that all spellings of a hashtag share."""
    if tag.isascii():
        return tag.lower()
    return normalize("NFKC", normalize("NFKC", tag).casefold())


@lru_cache(maxsize=8192)
def is_word(char: str) -> bool:
    """Whether a character can be part of a hashtag at any place of it."""
    if char in _EMOJI_MARKS:
        return False
    return category(char) in _WORD_CATEGORIES or char in _WORD_SIGNS


def is_key(key: str) -> bool:
    """Whether a text is made of nothing but what hashtags are made of."""
    return bool(key) and all(is_word(char) or char in _JOINERS for char in key)


def is_tag(tag: str) -> bool:
    """Whether a text is a hashtag as a whole, without its sign."""
    if tag.isascii() and tag.isalnum() and len(tag) <= limits.HASHTAG_CHARS:
        return not tag.isdigit()
    found = find_tags("#" + tag)
    return bool(found) and found[0].value == tag


def find_tags(text: str) -> list[Found]:
    """The hashtags and mentions of a plain text, in order; nothing within an address counts."""
    found = usual_tags(text)
    return all_tags(text) if found is None else found


def usual_tags(text: str) -> list[Found] | None:
    """What `all_tags` finds, where every sign begins a hashtag as most are; else None."""
    if "@" in text or "＃" in text or "＠" in text:
        return None
    found = [Found("hashtag", tag.start(), tag.end(), tag[1]) for tag in _USUAL.finditer(text)]
    return found if len(found) == text.count("#") else None


def all_tags(text: str) -> list[Found]:
    """The hashtags and mentions of any text."""
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
    """The mention that begins here, if there is one: not in an e-mail address, but after RT."""
    handle = _HANDLE.match(text, start + 1)
    if not handle or (start and _glues(text[start - 1]) and not _after_retweet(text, start)):
        return None
    return Found("mention", start, handle.end(), handle[0])


def _glues(char: str) -> bool:
    """Whether @ right after this character is no mention: f!@kn, ana@…, josé@….

    Scripts that are written without spaces (from Thai on) may stand right before a mention.
    """
    if char.isascii():
        return char.isalnum() or char in _NEVER_BEFORE_MENTION
    if char in _NEVER_BEFORE_MENTION:
        return True
    return is_word(char) and (char < "\u0e00" or "\u1e00" <= char < "\u2000")


def _after_retweet(text: str, start: int) -> bool:
    """Whether what stands before the sign is the word RT."""
    before = text[max(start - 3, 0) : start]
    return before[-2:].lower() == "rt" and (
        len(before) < 3 or not (before[0].isalnum() or before[0] in "_+~.-")
    )
