"""What can be wrong with a story only beside the others, or on the day it is read."""

from __future__ import annotations

from plugins.check.rule import Example, told

_FRENCH = (
    "stories/la-soupe.md",
    "Title: La soupe\nDate: 2024-03-02\nAuthor: Ward Seven\nRole: mentor\nLang: fr\n"
    "Translates: the-soup\nConsent: yes\nPeople: composite\nLicense: CC-BY-4.0\n\n"
    "1/ Il y avait de la soupe.\n\n2/ Il y avait du pain.\n",
)

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
        "translates-itself",
        "error",
        says="The story names itself as the one that it is a translation of.",
        bad=Example("Translates: the-question\nLang: fr", name="the-question.md"),
        good=Example("Translates: the-soup\nLang: fr", name="the-question.md"),
    ),
    told(
        "translates-nothing",
        "error",
        says="""
        There is no story of the name in `Translates`. It is the name of the original's file,
        without `.md`.
        """,
        bad="Translates: a-story-that-is-not-here\nLang: fr",
        good="Translates: the-soup\nLang: fr",
    ),
    told(
        "translates-translation",
        "error",
        says="""
        What `Translates` names is a translation itself. Each translation names the original, even
        one that was made from another translation, so that all of them find each other.
        """,
        bad=Example("Translates: la-soupe\nLang: es", files=(_FRENCH,)),
        good=Example("Translates: the-soup\nLang: es", files=(_FRENCH,)),
    ),
    told(
        "translates-same-language",
        "error",
        says="""
        The original, or another translation of it, is in the same language. There is one of each:
        a reader could not tell two apart. Mostly `Lang` is missing.
        """,
        bad="Translates: the-soup",
        good="Translates: the-soup\nLang: fr",
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
