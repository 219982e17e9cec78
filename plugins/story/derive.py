"""What a story's text tells beyond its words: reading time, first words, hashtags."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from plugins.story.facts import Facts
from plugins.story.model import Hashtag, Section
from plugins.story.rare import ASCII
from plugins.story.tags import key_of

WORDS_A_MINUTE = 230  # Brysbaert 2019: silent reading of English prose by adults
CHARS_A_MINUTE = 500  # of scripts that put no spaces between words
SUMMARY_CHARS = 160

_UTF8 = ("utf-8", "surrogatepass")
_SHAPE = bytes([0x20 if code < 0x80 and chr(code).isspace() else 0x78 for code in range(256)])
_DENSE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


def reading_minutes(texts: Sequence[str], rare: str | None = None) -> int:
    """Minutes to read plain texts, rounded, at least 1.

    rare: characters among which are all of theirs that aren't ASCII, where those are known.
    """
    # In UTF-8 from the first: one emoji makes a text that is joined as str four times as large.
    text, dense = b"\n".join([text.encode(*_UTF8) for text in texts]), 0
    if rare is None:
        rare = text.translate(None, ASCII).decode(*_UTF8)
    if _DENSE.search(rare):
        spaced, dense = _DENSE.subn(" ", text.decode(*_UTF8))
        text = spaced.encode(*_UTF8)
    words = count_words(text, rare)
    return max(1, round(words / WORDS_A_MINUTE + dense / CHARS_A_MINUTE))


def count_words(text: bytes, rare: str) -> int:
    """How many words `split()` would make of a text in UTF-8, without making them.

    rare: characters among which are all of it that aren't ASCII.
    """
    if any(map(str.isspace, rare)):
        return len(text.decode(*_UTF8).split())
    return (b" " + text.translate(_SHAPE)).count(b" x")


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
    uses: dict[str, dict[str, int]] = {}
    for section in sections:
        for hashtag in section.hashtags:
            if hashtag.key not in spelled:
                spellings = uses.setdefault(hashtag.key, {})
                spellings[hashtag.tag] = spellings.get(hashtag.tag, 0) + 1
    for key, spellings in uses.items():
        spelled[key] = max(spellings, key=spellings.__getitem__)
    return tuple([Hashtag(tag, key) for key, tag in spelled.items()])


def shown_digest(
    slug: str, facts: Facts, summary: str, hashtags: Sequence[Hashtag], minutes: int
) -> str:
    """A digest of what a list shows of a story."""
    parts = (
        slug,
        facts.title,
        facts.date.isoformat(),
        str(facts.modified),
        facts.author.name,
        facts.author.slug,
        facts.role,
        facts.status,
        facts.lang,
        summary,
        facts.field,
        facts.people,
        facts.reply_to,
        facts.translates,
        str(minutes),
        *[hashtag.tag for hashtag in hashtags],
    )
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
