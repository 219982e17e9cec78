"""What may be wrong with a file as a whole."""

from __future__ import annotations

from plugins.check.rule import Example, told

STORY = """
1/ My first mentor never gave advice.

2/ I ask it now.
"""

GOOD = "1/ She asked one question, and waited."

RULES = (
    told(
        "file-name",
        "error",
        says="""
        The file's name is the story's address. It has small letters and digits, joined by single
        hyphens, and ends in `.md`; letters of other scripts are allowed, spaces and signs are not.
        """,
        bad=Example(STORY, name="The Question!.md"),
        good=Example(STORY, name="the-question.md"),
    ),
    told(
        "not-a-story",
        "error",
        says="""
        Something lies among the stories that isn't read as one: a text whose name doesn't end in
        `.md`, or a link to another place.
        """,
        bad=Example(STORY, name="the-question.txt"),
        good=Example(STORY, name="the-question.md"),
    ),
    told(
        "not-utf-8",
        "error",
        says="""
        The file is in an encoding that can't be read here. Nearly every editor can save it as
        UTF-8: look for "Save with encoding". Text that you type on GitHub is UTF-8.
        """,
        bad=Example("1/ The café (saved as Windows-1252)", data="1/ The café".encode("cp1252")),
        good=Example("1/ The café (saved as UTF-8)"),
    ),
    told(
        "empty",
        "error",
        says="There is nothing in the file, or nothing but spaces.",
        bad=Example("(an empty file)", data=b"\n\n"),
        good=GOOD,
    ),
    told(
        "too-large",
        "error",
        says="""
        A story file has at most 64 KB. That is ten times the longest thread; a file that is larger
        is seldom meant to be a story.
        """,
        bad=Example("1/ (and 70,000 characters more)", data=b"1/ " + b"She waited. " * 6000),
        good=GOOD,
    ),
    told(
        "control-character",
        "error",
        says="""
        There is an invisible character that orders a screen or a printer about, and means nothing
        in a text. It gets in by copying from a terminal or a PDF. Type the words around it anew.
        """,
        bad=Example("1/ She waited.␇", data=b"1/ She waited.\x07\n"),
        good="1/ She waited.",
    ),
    told(
        "unreadable",
        "error",
        says="""
        The file can't be opened, or reading it took too long. If its rights are as they should be,
        the fault is ours: please tell us.
        """,
        bad=Example("(a file that nobody may read)", data=b""),
        good=GOOD,
    ),
    told(
        "damaged-character",
        "warning",
        says="""
        Characters were damaged on their way here: an apostrophe or an emoji that is shown as `â€™`
        or `ðŸ’ª`. `make fix` mends those that can mean one thing only; letters you mend yourself,
        since `Ã©` may be `é`, and may be a word of another language.
        """,
        bad="1/ It wasnâ€™t advice.",
        good="1/ It wasn’t advice.",
    ),
)
