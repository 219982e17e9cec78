"""A story beside the one that it answers, or is a translation of."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule


@rule(
    "translation-of-another",
    "warning",
    bad="Translates: the-soup\nLang: fr\nAuthor: Bay Four",
    good="Translates: the-soup\nLang: fr",
)
def translation_of_another(draft: Draft, around: Around) -> Iterator[Finding]:
    """A translation has another `Author` than the original. Its author is whoever told the story,
    and is asked before somebody else's words are put into their mouth.
    """
    original = around.stories.get(draft.facts.translates)
    author = draft.facts.author
    if original and author.slug and author.slug != original.author.slug:
        yield Finding(
            draft.field_line("Author"),
            f"The original, {original.path}, is told by {original.author.name}.",
            f"Ask {original.author.name}, if that isn't you, and write their name in Author.",
        )


@rule(
    "reply-before",
    "warning",
    bad="Reply-To: the-soup\nDate: 1999-03-02",
    good="Reply-To: the-soup",
)
def reply_before(draft: Draft, around: Around) -> Iterator[Finding]:
    """A reply is dated before the story that it answers. Of many replies the oldest are read beside
    the story, so the date is the day on which it was told.
    """
    answered = around.stories.get(draft.facts.reply_to)
    if answered and "Date" in draft.header.fields and draft.facts.date < answered.date:
        yield Finding(
            draft.field_line("Date"),
            f"The reply is older than {answered.path}, which it answers.",
            "Write the day on which it was told; or let the other story name this one.",
        )


RULES = (translation_of_another, reply_before)
