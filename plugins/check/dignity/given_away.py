"""Whether the name that git keeps would give away who hides behind a pen name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.story.tags import key_of

_PART = re.compile(r"[^\W\d_]{2,}")
_HIDDEN = ("@users.noreply.github.com", "@localhost", ".invalid", ".local", ".localdomain")


def parts(name: str) -> frozenset[str]:
    """The words of a name in the form in which they are compared."""
    return frozenset(_PART.findall(key_of(name)))


def gives_away(author: str, identities: Iterable[str]) -> tuple[bool, bool]:
    """Whether a name, and whether an e-mail address, of those that git has share no part with the
    author's.

    identities: names and addresses as git has them. An address that GitHub made for somebody is
    none of theirs. A name of one word may be a pen name as well: only longer ones are told.
    """
    own = parts(author)
    names = [parts(identity) for identity in identities if "@" not in identity]
    mails = [i for i in identities if "@" in i and not i.casefold().endswith(_HIDDEN)]
    by_name = any(len(name) > 1 and name.isdisjoint(own) for name in names)
    by_mail = any(_says_else(mail, own) for mail in mails)
    return by_name, by_mail


def _says_else(mail: str, own: frozenset[str]) -> bool:
    """Whether an address is of no word of the author's name, neither alone nor run together."""
    local = key_of(mail.partition("@")[0])
    return bool(parts(local)) and not any(part in local for part in own)


def stands_in(text: str, author: str, identities: Iterable[str]) -> int:
    """Where in a text a name of git's stands that isn't the author's; -1 where none does.

    Only whole names of two words or more: a single one is anybody's.
    """
    own = parts(author)
    for name in identities:
        words = _PART.findall(name)
        if "@" in name or len(words) < 2 or not parts(name).isdisjoint(own):
            continue
        between = r"[\W\d_]{1,5}".join(map(re.escape, words))
        if found := re.search(rf"\b{between}\b", text, re.IGNORECASE):
            return found.start()
    return -1
