"""People who are mentioned by their handle."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.check.rules.words import ROBOTS


@rule(
    "handle-unlisted",
    "note",
    bad="1/ It was @anna@social.example who asked the question.",
    good="""
        Handles: @anna@social.example

        1/ It was @anna@social.example who asked the question.
    """,
)
def handle_unlisted(draft: Draft, around: Around) -> Iterator[Finding]:
    """A handle stands in the text that `Handles:` doesn't list, so it is not linked; but anybody
    can look it up. If this person said yes to being named here, list the handle. If you didn't ask,
    ask, or write "a colleague".
    """
    if draft.value("Handles") and not draft.facts.handles:
        return  # what can't be read there is told by reading
    told: set[str] = set()
    for section in draft.sections:
        for mention in section.mentions:
            handle = mention.handle.casefold()
            if handle in draft.facts.handles or handle in told or handle in ROBOTS:
                continue  # what robots are, unroll-footer says
            told.add(handle)
            yield Finding(
                draft.line_in(section, max(0, section.text.find(f"@{mention.handle}"))),
                f"@{mention.handle} is somebody whom Handles doesn't list.",
                f"If they agreed, {_listing(draft, mention.handle)}; if not, leave the handle out.",
            )


def _listing(draft: Draft, handle: str) -> str:
    """How a handle is listed: on the line that is there, if one is."""
    if draft.value("Handles"):
        return f"add @{handle} to Handles on line {draft.field_line('Handles')}"
    return f"add Handles: @{handle}"


@rule(
    "handle-unused",
    "note",
    bad="""
        Handles: @anna@social.example

        1/ It was a colleague who asked the question.
    """,
    good="""
        Handles: @anna@social.example

        1/ It was @anna@social.example who asked the question.
    """,
)
def handle_unused(draft: Draft, around: Around) -> Iterator[Finding]:
    """`Handles:` lists somebody whom the text doesn't mention: a slip in one of the two, or a name
    that was meant to be left out.
    """
    if not draft.facts.handles or not draft.sections:
        return
    used = {m.handle.casefold() for section in draft.sections for m in section.mentions}
    for handle in draft.facts.handles:
        if handle not in used:
            yield Finding(
                draft.field_line("Handles"),
                f"Handles lists @{handle}, whom the text doesn't mention.",
                "Take it out of Handles, or spell it as the text does.",
            )


RULES = (handle_unlisted, handle_unused)
