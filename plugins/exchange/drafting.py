"""What a story file is made of: header lines, then the body."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.story.model import Post
from plugins.story.tags import find_tags, key_of

HASHTAGS = 8  # that a draft's header gets
TITLE = 80  # characters of a title made of a story's first words
ENOUGH = 20  # characters that make a title, if a sentence ends behind them
LICENSE = "CC-BY-4.0"

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NO_WORDS = re.compile(r"https?://\S+|[#＃@＠][\w.@-]+")
_ENDS = " .,:;–—-…"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a draft's header says; an empty field is written as such, to be filled in."""

    title: str
    date: str
    author: str
    role: str
    consent: bool = False
    hashtags: tuple[str, ...] = ()
    numbering: str = ""

    def text(self) -> str:
        """The header, down to its empty line."""
        fields = [
            ("Title", self.title),
            ("Date", self.date),
            ("Author", self.author),
            ("Role", self.role),
            *([("Hashtags", ", ".join(self.hashtags))] if self.hashtags else []),
            *([("Numbering", self.numbering)] if self.numbering else []),
            ("Consent", "yes" if self.consent else ""),
            ("People", ""),
            ("License", LICENSE if self.consent else ""),
            ("Status", "draft"),
        ]
        return "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields) + "\n"


def one_line(value: str) -> str:
    """A value fit for a header line: white space folded, without control characters."""
    return " ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", value)).split())


def first_words(posts: Iterable[Post]) -> str:
    """A title: the first sentence that has words, cut at a word if it is long."""
    for post in posts:
        for line in post.text.split("\n"):
            words = " ".join(_NO_WORDS.sub(" ", line).split())
            if sum(map(str.isalnum, words)) > 1:
                return one_line(_cut(words))
    return ""


def _cut(words: str) -> str:
    sentence = re.match(rf".{{{ENOUGH},{TITLE}}}?[.!?。！？](?=\s|$)", words)
    if sentence:
        return sentence[0].rstrip(_ENDS)
    if len(words) <= TITLE:
        return words.rstrip(_ENDS)
    kept = words[:TITLE]
    return (kept.rpartition(" ")[0] or kept).rstrip(_ENDS) + "…"


def hashtags(posts: Sequence[Post]) -> tuple[str, ...]:
    """The hashtags of a thread, most used first, then in order; each in its first spelling."""
    found = [tag.value for post in posts for tag in find_tags(post.text) if tag.kind == "hashtag"]
    spelling: dict[str, str] = {}
    for tag in found:
        spelling.setdefault(key_of(tag), tag)
    counts = Counter(map(key_of, found))
    return tuple(spelling[key] for key, _ in counts.most_common(HASHTAGS))
