"""What a story's text tells beyond its words: direction, reading time, first words, hashtags."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from plugins.story.model import Hashtag, Listing, Section
from plugins.story.tags import key_of

WORDS_A_MINUTE = 230  # Brysbaert 2019: silent reading of English prose by adults
CHARS_A_MINUTE = 500  # of scripts that put no spaces between words
SUMMARY_CHARS = 160

_RTL = {"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
_RTL_SCRIPTS = {"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"}
_DENSE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """The direction of a language's script: a script subtag decides, else the language."""
    parts = lang.casefold().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4]
    rtl = scripts[0] in _RTL_SCRIPTS if scripts else parts[0] in _RTL
    return "rtl" if rtl else "ltr"


def reading_minutes(texts: Sequence[str]) -> int:
    """Minutes to read plain texts, rounded, at least 1."""
    text = "\n".join(texts)
    dense = 0 if text.isascii() else len(_DENSE.findall(text))
    words = len((_DENSE.sub(" ", text) if dense else text).split())
    return max(1, round(words / WORDS_A_MINUTE + dense / CHARS_A_MINUTE))


def first_words(texts: Sequence[str]) -> str:
    """The beginning of plain texts, cut between words, at most SUMMARY_CHARS long."""
    text = " ".join(next((text for text in texts if text.strip()), "").split())
    if len(text) <= SUMMARY_CHARS:
        return text
    cut = text[: SUMMARY_CHARS - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > SUMMARY_CHARS // 2 else cut).rstrip(",;:–— ") + "…"


def story_hashtags(
    declared: Sequence[str], sections: Sequence[Section], aliases: Mapping[str, str]
) -> tuple[Hashtag, ...]:
    """Each hashtag of a story once, header first, in the story's own spelling.

    The header's spelling wins; else the one the text uses most, the earlier where equal.
    """
    spelled: dict[str, str] = {}
    for tag in declared:
        key = key_of(tag)
        spelled.setdefault(aliases.get(key, key), tag)
    uses: dict[str, Counter[str]] = {}
    for section in sections:
        for hashtag in section.hashtags:
            uses.setdefault(hashtag.key, Counter())[hashtag.tag] += 1
    for key, spellings in uses.items():
        spelled.setdefault(key, spellings.most_common(1)[0][0])
    return tuple(Hashtag(tag, key) for key, tag in spelled.items())


def shown_digest(listing: Listing) -> str:
    """A digest of what a list shows of a story."""
    parts = (
        listing.slug,
        listing.title,
        listing.date.isoformat(),
        str(listing.modified),
        listing.author.name,
        listing.author.slug,
        listing.role,
        listing.status,
        listing.lang,
        listing.summary,
        listing.field,
        listing.people,
        listing.reply_to,
        str(listing.minutes),
        *(hashtag.tag for hashtag in listing.hashtags),
    )
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
