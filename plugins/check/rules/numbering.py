"""The header's `Numbering:`, and the numbers that are there."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.story.thread import read_thread

SHOWN = 3  # markers that a message shows


@rule(
    "numbering-fits-nothing",
    "warning",
    bad="""
        Numbering: (1/9)

        1/ She asked one question, and waited.

        2/ I ask it now.
    """,
    good="""
        Numbering: 1/

        1/ She asked one question, and waited.

        2/ I ask it now.
    """,
)
def numbering_fits_nothing(draft: Draft, around: Around) -> Iterator[Finding]:
    """`Numbering:` names a form of numbers, or a side on which they stand, and there are none of
    that kind; so nothing parts the posts but lines of `---`.
    """
    numbering = draft.facts.numbering
    if not (numbering.form or numbering.side):
        return
    if not draft.sections or any(section.number is not None for section in draft.sections):
        return
    posts = read_thread(draft.body, "markdown").posts
    markers = [post.marker for post in posts if post.marker and post.number is not None][:SHOWN]
    there = f"; {' '.join(markers)} {'was' if len(markers) == 1 else 'were'}" if markers else ""
    yield Finding(
        draft.field_line("Numbering"),
        f"No number as Numbering has it was found{there}.",
        "Write Numbering: auto, or an example of your first number as it stands in the text.",
    )


RULES = (numbering_fits_nothing,)
