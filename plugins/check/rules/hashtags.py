"""Hashtags: what connects two stories is one that both have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.story.limits import HASHTAGS
from plugins.story.model import Section
from plugins.story.tags import find_tags, key_of
from plugins.story.wordsigns import is_word

ESTABLISHED = 3  # stories; a hashtag of so many is not mistaken for another any more


@rule(
    "hashtag-near",
    "warning",
    bad="1/ She asked one question, and waited. #Mentorng",
    good="1/ She asked one question, and waited. #Mentoring",
)
def hashtag_near(draft: Draft, around: Around) -> Iterator[Finding]:
    """A hashtag is almost one that other stories have: a letter more or less, singular and plural,
    with and without `_`. What connects two stories is a hashtag that both have. If the two really
    mean different things, leave it.
    """
    for key, (tag, section) in _used(draft, around).items():
        if around.uses(key) >= ESTABLISHED or key in around.steward.show:
            continue
        near = [other for other in around.nearby.to(key) if _is_known(other, key, around)]
        if near:
            best = max(near, key=lambda other: (other in around.steward.show, around.uses(other)))
            yield Finding(
                _line(draft, tag, section),
                f"#{tag} is almost #{around.spelling(best)}, which is there already.",
                f"Did you mean #{around.spelling(best)}? If not, leave it as it is.",
            )


def _is_known(other: str, key: str, around: Around) -> bool:
    return other in around.steward.show or around.uses(other) >= max(1, around.uses(key))


def _used(draft: Draft, around: Around) -> Mapping[str, tuple[str, Section | None]]:
    """The first hashtags of a draft by key: as written first, and where (None: in the header)."""
    used: dict[str, tuple[str, Section | None]] = {}
    for tag in draft.facts.hashtags[:HASHTAGS]:
        key = key_of(tag)
        used.setdefault(around.steward.aliases.get(key, key), (tag, None))
    for section in draft.sections:
        for tag, key in section.hashtags:
            if len(used) == HASHTAGS:
                return used
            used.setdefault(key, (tag, section))
    return used


def _line(draft: Draft, tag: str, section: Section | None) -> int:
    if section is None:
        return draft.field_line("Hashtags")
    return draft.line_in(section, max(0, section.text.find(f"#{tag}")))


@rule(
    "hashtag-hyphen",
    "warning",
    bad="1/ The first of her family at a university. #first-gen",
    good="1/ The first of her family at a university. #FirstGen",
)
def hashtag_hyphen(draft: Draft, around: Around) -> Iterator[Finding]:
    """A hashtag ends at a hyphen: `#first-gen` is read as `#first`. Write the words together, each
    with a capital, so that it is read aloud well.
    """
    for section in draft.sections:
        if not section.hashtags or "-" not in section.text:
            continue
        known = {hashtag.tag for hashtag in section.hashtags}
        for found in find_tags(section.text):
            rest = section.text[found.end : found.end + 65]
            if found.value in known and rest[:1] in "-‐‑" and _is_word_at(rest, 1):
                meant = re.match(r"(?:[-‐‑][\w]+)+", rest)
                words = [found.value, *re.split("[-‐‑]", meant[0] if meant else "")]
                joined = "".join(word[:1].upper() + word[1:] for word in words)
                yield Finding(
                    draft.line_in(section, found.start),
                    f"A hashtag has no hyphen: this one is read as #{found.value}.",
                    f"Write #{joined}, or put a space behind #{found.value}.",
                )


def _is_word_at(text: str, at: int) -> bool:
    return len(text) > at and is_word(text[at])


@rule(
    "hashtag-spelling",
    "note",
    bad="1/ She asked one question, and waited. #meded",
    good="1/ She asked one question, and waited. #MedEd",
)
def hashtag_spelling(draft: Draft, around: Around) -> Iterator[Finding]:
    """The maintainers' list of hashtags, `content/hashtags.toml`, has another spelling. Capitals
    make no difference to what is found together, but to how it is read aloud. `make fix` does it.
    """
    show = around.steward.show
    places: list[tuple[str, Section | None]] = [(tag, None) for tag in draft.facts.hashtags]
    places += [(hashtag.tag, section) for section in draft.sections for hashtag in section.hashtags]
    told: set[str] = set()
    for tag, section in places:
        meant = show.get(key_of(tag), tag)
        if meant != tag and tag not in told:
            told.add(tag)
            message = f"#{tag} is written #{meant} elsewhere."
            yield Finding(_line(draft, tag, section), message, "Run make fix, or change it.")


RULES = (hashtag_near, hashtag_hyphen, hashtag_spelling)
