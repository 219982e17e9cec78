"""What nobody sees in an unrolled thread stays out of its draft, and emoji stay whole."""

from __future__ import annotations

from datetime import date

from plugins.exchange.importing import Draft, Request, draft
from plugins.story.hidden import hidden
from plugins.story.read import read_story
from plugins.story.reading import Reading

THREAD = """1/ \u2066@ward_seven\u2069 asked me\u200b twice. #Med\u200bEd \u200e

2/ \ufeffShe waited. 👩\u200d⚕\ufe0f men\xadtor

3/ می\u200cخواهم ðŸ¥\xad cafe\u0301 \u200b
"""


def made() -> Draft:
    return draft(THREAD, Request("Ward Seven", "mentor", date(2024, 3, 2)))


def test_a_draft_has_no_invisible_characters() -> None:
    text = made().text
    assert hidden(text) == ()
    assert "@ward_seven asked me twice. #MedEd" in text
    assert "She waited. 👩\u200d⚕\ufe0f mentor" in text
    assert "می\u200cخواهم 🥭 café" in text


def test_what_was_taken_out_is_counted() -> None:
    assert made().controls == 7


def test_a_number_is_found_behind_them() -> None:
    thread = "".join(f"\u00ad\u2800{n}/ Post {n}.\n" for n in (1, 2, 3))
    read = draft(thread, Request("Ward Seven", "mentor", date(2024, 3, 2)))
    assert [post.number for post in read.thread.posts] == [1, 2, 3]
    assert "1/ Post 1.\n\n2/ Post 2.\n\n3/ Post 3.\n" in read.text
    assert read.controls == 6


def test_the_draft_is_read_without_an_error_of_this_kind() -> None:
    _, problems = read_story("content/stories/ada.md", made().text.encode(), Reading())
    assert {p.rule for p in problems if p.level == "error"} <= {"missing-field"}
