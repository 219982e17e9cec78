"""What is said of a story, how long its posts are, and what is not the author's in it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.story.model import Level
from plugins.story.placeholder import SENTENCES
from plugins.story.thread import footer

LONG_SECTION = 1000  # characters; most posts have about 200
# Words without which the patterns of `footer` find nothing: looked for first, since it is quick.
SERVICES = (
    "nroll",
    "hread by",
    "hread may",
    "hread Reader",
    "how this thread",
    "Read on ",
    "Read all",
    "Save as PDF",
    "My Authors",
    "Bookmark",
    "Scrolly",
    "Share this page",
    "You can follow @",
    "Tip: mention",
    "Keep Current",
    "More from @",
    "Missing some",
    "may remove this content",
    "min read",
)
# Accounts that unroll or keep a thread where somebody mentions them.
ROBOTS = frozenset(
    "threadreaderapp threadrip twtextapp pingthread unrollthread threader_app rattibha readwise "
    "readwiseio savetonotion getnaked_app".split()
)


@rule(
    "summary-missing",
    "note",
    bad="Summary:",
    good="Summary: One question, two answers, ten years apart.",
)
def summary_missing(draft: Draft, around: Around) -> Iterator[Finding]:
    """A story without `Summary:` is listed with its first words. A sentence of your own is better:
    it stands in every list, in feeds, and where somebody shares the story.
    """
    if "Summary" in draft.header.misnamed:
        return
    if draft.sections and not draft.facts.summary and draft.facts.status != "withdrawn":
        yield Finding(
            draft.field_line("Summary"),
            "There is no Summary, so lists show the story's first words.",
            "Add Summary: and one sentence, at most about 160 characters.",
        )


@rule(
    "placeholder",
    "error",
    "warning",
    bad="1/ Write here how it began.\n\n2/ I ask it now.",
    good="1/ My first mentor never gave advice.\n\n2/ I ask it now.",
)
def placeholder(draft: Draft, around: Around) -> Iterator[Finding]:
    """A sentence of `make new` still stands where the story's own words belong. In a draft it is a
    warning.
    """
    level: Level = "warning" if draft.facts.status == "draft" else "error"
    for sentence in SENTENCES:
        if (place := draft.body.find(sentence)) >= 0:
            message = f"“{sentence}” is what make new writes, and no story."
            yield Finding(draft.line_at(place), message, "Tell it in your own words.", level)


@rule(
    "section-long",
    "note",
    bad="1/ " + "My first mentor never gave advice. She asked one question, and waited. " * 15,
    good="1/ My first mentor never gave advice.\n\n2/ She asked one question, and waited.",
)
def section_long(draft: Draft, around: Around) -> Iterator[Finding]:
    """A post has more than 1,000 characters. Most have about 200, and each has an address of its
    own that people can point to: what is cut smaller is found, quoted and remembered.
    """
    for section in draft.sections:
        if len(section.text) > LONG_SECTION:
            yield Finding(
                section.line,
                f"This post has {len(section.text):,} characters.",
                "Cut it in two where it draws breath, if you like.",
            )


@rule(
    "unroll-footer",
    "warning",
    bad="""
        1/ My first mentor never gave advice.

        2/ I ask it now.

        Missing some Tweet in this thread? You can try to force a refresh.

        Keep Current with Ward Seven
    """,
    good="""
        1/ My first mentor never gave advice.

        2/ I ask it now.
    """,
)
def unroll_footer(draft: Draft, around: Around) -> Iterator[Finding]:
    """Something is left over that isn't the author's: the footer or captions of a service that
    unrolled the thread, or the line that called its robot. `make import` leaves them out by itself.
    """
    body = draft.body
    remedy = "Delete it: only the story's own words belong here."
    if any(words in body for words in SERVICES):
        for start, end in footer.find(body):
            line = body[start:end].strip().split("\n", 1)[0]
            message = f"“{_short(line)}” is what an unroll service adds to a thread."
            yield Finding(draft.line_at(start + _lead(body[start:end])), message, remedy)
    for section in draft.sections:
        for mention in section.mentions:
            if mention.handle.casefold() in ROBOTS:
                offset = max(0, section.text.find(f"@{mention.handle}"))
                message = f"@{mention.handle} is a robot that unrolls threads."
                yield Finding(draft.line_in(section, offset), message, remedy)


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"


RULES = (summary_missing, placeholder, section_long, unroll_footer)
