"""File names for the pages of hashtags and people.

Addresses keep the letters of every script (links percent-encode them), so that résumé and
resume, or two names in Arabic, never share a file, on no file system.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from unicodedata import normalize

from plugins.story import limits
from plugins.story.names import DEVICES
from plugins.story.tags import NAMES_KEPT, is_key, key_of
from plugins.story.wordsigns import is_word

RESERVED = frozenset(["index"]) | DEVICES  # one is the site's own page
APOSTROPHES = "'’‘ʼʻʾʿʹʺ´`＇Ꞌꞌ\u200c\u200d"  # and joiners: what stands inside of words
_APOSTROPHES = re.compile(f"[{APOSTROPHES}]")
_DIGEST_BYTES = 6  # 12 hexadecimal digits: no clash among millions


def tag_slug(key: str) -> str:
    """The file name, without ending, of the page of a hashtag with this key.

    It is the key itself wherever that is safe. A key has no hyphen, so what is added can't clash.
    """
    if key in RESERVED:
        return f"{key}-tag"
    steady = is_key(key) and normalize("NFKC", key.casefold()) == key
    if steady and _fits(key):
        return key
    return digested("".join(filter(is_word, key_of(key))) or "tag", key)


@lru_cache(maxsize=NAMES_KEPT)
def name_slug(name: str) -> str:
    """The file name, without ending, of a person's page; "" if the name has no letter or digit.

    Names that differ only in case, spaces or punctuation share it.
    """
    folded = key_of(_APOSTROPHES.sub("", name))
    kept = "".join(char if is_word(char) and char != "_" else " " for char in folded)
    slug = "-".join(kept.split())
    if not any(map(str.isalnum, slug)):
        return ""
    if slug in RESERVED:
        return f"{slug}_"
    return slug if _fits(slug) else digested(slug, slug, "_")  # as no name has one in its slug


def digested(readable: str, whole: str, join: str = "-") -> str:
    """As much of `readable` as a file name may hold, and a digest of `whole`."""
    digest = blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
    room = limits.SLUG_BYTES - len(digest) - 1
    start = readable.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")
    return f"{start.rstrip('-')}{join}{digest}"


def _fits(slug: str) -> bool:
    return len(slug.encode("utf-8")) <= limits.SLUG_BYTES
