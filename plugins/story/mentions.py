"""The grammar of mentions in plain text: @name, @user@server.tld, @name.domain.tld."""

from __future__ import annotations

import re

from plugins.story.wordsigns import is_word

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
_NEVER_BEFORE = frozenset("!#$%&*@＠_")


def handle_at(text: str, start: int) -> str:
    """The handle behind the @ at a place; empty where that is no mention: in an e-mail address.

    Behind RT it is one.
    """
    handle = _HANDLE.match(text, start + 1)
    if not handle or (start and _glues(text[start - 1]) and not _after_retweet(text, start)):
        return ""
    return handle[0]


def _glues(char: str) -> bool:
    """Whether @ right after this character is no mention: f!@kn, ana@…, josé@….

    Scripts that are written without spaces (from Thai on) may stand right before a mention.
    """
    if char.isascii():
        return char.isalnum() or char in _NEVER_BEFORE
    if char in _NEVER_BEFORE:
        return True
    return is_word(char) and (char < "\u0e00" or "\u1e00" <= char < "\u2000")


def _after_retweet(text: str, start: int) -> bool:
    """Whether what stands before the sign is the word RT."""
    before = text[max(start - 3, 0) : start]
    return before[-2:].lower() == "rt" and (
        len(before) < 3 or not (before[0].isalnum() or before[0] in "_+~.-")
    )
