"""What can be wrong with a story only beside the others, or on the day it is read."""

from __future__ import annotations

from plugins.check.rule import Example, told

RULES = (
    told(
        "date-in-future",
        "error",
        says="""
        A story is dated when it was told. To keep one back, write `Status: draft` until the day has
        come.
        """,
        bad="Date: 2199-01-01",
        good="Date: 2024-03-02",
    ),
    told(
        "address-doubled",
        "error",
        says="""
        Two files claim one address: their names differ only in capitals, or in the folder that they
        are in. None of the two is taken, so that nobody can push out somebody else's story.
        """,
        bad=Example("1/ She waited.", name="The-Soup.md"),
        good=Example("1/ She waited.", name="the-second-soup.md"),
    ),
    told(
        "reply-to-itself",
        "error",
        says="The story names itself as the one that it answers.",
        bad=Example("Reply-To: the-question", name="the-question.md"),
        good=Example("Reply-To: the-soup", name="the-question.md"),
    ),
    told(
        "reply-to-nothing",
        "error",
        says="""
        There is no story of the name in `Reply-To`. It is the name of the other story's file,
        without `.md`.
        """,
        bad="Reply-To: a-story-that-is-not-here",
        good="Reply-To: the-soup",
    ),
    told(
        "steward",
        "error",
        says="""
        For maintainers: the list of hashtags, `content/hashtags.toml`, can't be used as it is. Its
        first lines say how it is written.
        """,
        bad=Example("1/ She waited.", files=(("hashtags.toml", "[shown]\nmeded = 'MedEd'\n"),)),
        good=Example("1/ She waited.", files=(("hashtags.toml", "[show]\nmeded = 'MedEd'\n"),)),
    ),
)
