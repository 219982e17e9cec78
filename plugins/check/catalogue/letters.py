"""Characters that look like others, or like nothing."""

from __future__ import annotations

from plugins.check.rule import Example, told

GOOD = "1/ She asked one question, and waited."

RULES = (
    told(
        "invisible-character",
        "error",
        says="""
        There is a character that shows nothing: a zero-width space, a filler. It mostly comes along
        when text is copied; it also hides words from whoever reviews a story. Joiners stay where
        a script or an emoji needs them.
        """,
        bad=Example("1/ She as&#8203;ked one question."),
        good=GOOD,
    ),
    told(
        "direction-control",
        "error",
        says="""
        There is a character that turns the direction of text, so that a reader sees another order
        than a computer does. Arabic and Hebrew need none: their letters have their direction in
        themselves, and `Lang:` says the rest.
        """,
        bad=Example("1/ She asked one &#x202E;noitseuq."),
        good=GOOD,
    ),
    told(
        "soft-hyphen",
        "warning",
        says="A soft hyphen stands in a word: nobody sees it, and a search misses the word.",
        bad=Example("1/ She asked one ques&shy;tion."),
        good=GOOD,
    ),
    told(
        "private-use",
        "error",
        says="""
        A character has a meaning in one font only, as logos and icons have: others see an empty
        box.
        """,
        bad=Example("1/ She asked one question &#xF8FF;"),
        good=GOOD,
    ),
    told(
        "unassigned-character",
        "error",
        says="A character is none that Unicode knows: others see an empty box.",
        bad=Example("1/ She asked one question &#x0378;"),
        good=GOOD,
    ),
    told(
        "stacked-marks",
        "error",
        says="""
        More than ten accents or other marks stand on one letter: they run over the lines above and
        below, and make them unreadable.
        """,
        bad=Example("1/ She aske" + "\u0301" * 12 + "d one question."),
        good=GOOD,
    ),
    told(
        "mixed-scripts",
        "error",
        says="""
        A name or hashtag has letters of two alphabets that look alike: a Cyrillic `а` in a Latin
        word. It would be another name than the one that everybody reads, and found apart from it.
        A name that you write in two alphabets has one of them in brackets: Анна (Anna).
        """,
        bad=Example("1/ She asked one question. #M\u0435ntoring"),
        good=Example("1/ She asked one question. #Mentoring"),
    ),
)
