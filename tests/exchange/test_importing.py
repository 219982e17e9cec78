"""From an unrolled thread to a draft, and what is said about it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.exchange.canonical import faithful
from plugins.exchange.importing import Draft, Fault, Misuse, Request, draft
from plugins.exchange.report import report
from plugins.story.header import split_header
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.thread import read_thread

DAY = date(2024, 3, 2)
UNROLLED = """\
My first mentor never gave advice. #Mentoring

THREAD
#MedEd
1/
She asked one question, and waited đŸ’ª. It *mattered*. #Mentoring
2/
- I ask it now.
- I wait.
3/
END
You can follow @ana_b.
Tip: mention @twtextapp on a Twitter thread with the keyword “unroll” to get a link to it.

Latest Threads Unrolled:
Somebody else's words.
"""
NUMBERED = """\
(1/3) She asked one question.

(2/3) I waited â€“ we all waited. #Mentoring

(3/3) I ask it now. /end
"""


def made(text: str = NUMBERED, **known: object) -> Draft:
    fields: dict[str, object] = {"author": "Ward Seven", "role": "mentor", "day": DAY, **known}
    return draft(text, Request(**fields))  # type: ignore[arg-type]


def fields_of(found: Draft) -> dict[str, str]:
    return {name: field.value for name, field in split_header(found.text).fields.items()}


def test_the_draft_has_a_header_with_what_is_known() -> None:
    assert made(title="One question", slug="asked").text.partition("\n\n")[0] == (
        "Title: One question\n"
        "Date: 2024-03-02\n"
        "Author: Ward Seven\n"
        "Role: mentor\n"
        "Hashtags: Mentoring\n"
        "Consent:\n"
        "People:\n"
        "License:\n"
        "Status: draft"
    )


def test_consent_and_license_are_written_only_if_given() -> None:
    fields = fields_of(made(consent=True, date="2020-05-01", role="Both"))
    assert fields["Consent"] == "yes"
    assert fields["License"] == "CC-BY-4.0"
    assert (fields["Date"], fields["Role"], fields["People"]) == ("2020-05-01", "both", "")


def test_the_draft_lacks_only_what_nobody_can_know() -> None:
    story, problems = read_story("content/stories/a.md", made().text.encode(), Reading())
    assert story and story.status == "draft"
    assert [(p.rule, p.message) for p in problems if p.level == "warning"] == [
        ("missing-field", f"{name} is empty.") for name in ("Consent", "People", "License")
    ]


def test_filled_in_the_draft_is_a_story() -> None:
    text = made(consent=True).text.replace("People:", "People: none")
    story, problems = read_story("content/stories/a.md", text.encode(), Reading())
    assert story is not None
    assert not [problem for problem in problems if problem.level != "note"]
    assert [section.number for section in story.sections] == [1, 2, 3]
    assert story.status == "draft"


def test_title_and_slug_come_from_the_first_words() -> None:
    found = made()
    assert fields_of(found)["Title"] == "She asked one question"
    assert found.slug == "she-asked-one-question"
    assert len(found.guessed) == 3
    assert made(title="T", slug="s", date="2020-01-01").guessed == ()


def test_damage_is_mended_and_told() -> None:
    found = made()
    assert "I waited – we all waited." in found.text
    assert any("â€“ → – (line 3)" in line for line in report(found, "a.md"))


def test_a_footer_goes_and_its_handle_is_only_told() -> None:
    found = made(UNROLLED)
    assert "twtext" not in found.text
    assert "Somebody" not in found.text
    assert found.handle == "ana_b"
    assert "ana_b" not in found.text
    assert any("@ana_b" in line for line in report(found, "a.md"))


def test_words_that_look_like_markdown_are_escaped() -> None:
    text = made(UNROLLED).text
    assert r"It \*mattered\*." in text
    assert "\\- I ask it now.\n\\- I wait." in text


def test_hashtags_come_most_used_first_and_eight_at_most() -> None:
    assert fields_of(made(UNROLLED))["Hashtags"] == "Mentoring, MedEd"
    many = " ".join(f"#tag{n}x" for n in range(20)) + " #last #Last #LAST"
    first, *others = fields_of(made(f"1/ {many}\n\n2/ one\n\n3/ two"))["Hashtags"].split(", ")
    assert (first, len(others)) == ("last", 7)


@pytest.mark.parametrize("sign", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_break_of_another_kind_parts_words(sign: str) -> None:
    text = made(f"1/ She asked me{sign}twice.\n\n2/ I waited. ðŸ˜…\n\n3/ So.\n").text
    assert ("me\n\ntwice." if sign == "\u2029" else "me\ntwice.") in text
    assert "😅" in text


def test_control_characters_are_taken_out() -> None:
    found = made(NUMBERED.replace("waited", "wai\x00ted\x1b[31m"))
    assert found.controls == 4
    assert "\x1b" not in found.text


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"author": ""}, "AUTHOR="),
        ({"author": "💪"}, "letter or a digit"),
        ({"role": ""}, "ROLE=mentor, ROLE=mentee"),
        ({"role": "teacher"}, "“teacher” is no role"),
        ({"date": "2 March"}, "DATE=2024-03-02"),
        ({"slug": "../a"}, "can't be a story's address"),
        ({"slug": "index"}, "reserved"),
        ({"title": "!!!"}, "SLUG="),
    ],
)
def test_what_is_wrong_is_said_with_a_remedy(known: dict[str, object], says: str) -> None:
    with pytest.raises(Misuse) as caught:
        made(**known)
    assert says in str(caught.value)


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(Fault, match="no words"):
        made("1/\n\n2/\n\n3/\n")


def test_a_field_cannot_break_out_of_its_line() -> None:
    text = made(title="A\nSave_as: x\x1b", author="B\r\nConsent - yes").text
    fields = split_header(text).fields
    assert fields["Title"].value == "A Save_as: x"
    assert fields["Author"].value == "B Consent - yes"
    assert fields["Consent"].value == ""


def test_one_long_section_is_told_with_how_to_part_it() -> None:
    says = "Numbering: none"
    assert says in "\n".join(report(made("She asked.\n\nI waited.\n"), "x.md"))
    assert says not in "\n".join(report(made("She asked.\nI waited.\n"), "x.md"))


def test_the_report_names_next_steps_and_what_is_left() -> None:
    lines = "\n".join(report(made(slug="asked"), "content/stories/asked.md"))
    for part in ("Wrote content/stories/asked.md", "3 sections", "make read STORY=asked"):
        assert part in lines
    for field in ("Consent", "People", "License"):
        assert f"{field} is empty." in lines


def test_the_seed(shared: Path) -> None:
    text = (shared / "seed" / "unrolled-thread.txt").read_text(encoding="utf-8")
    expected = json.loads((shared / "seed" / "expected-posts.json").read_text(encoding="utf-8"))
    found = made(text)
    assert found.body.faithful
    posts = read_thread(split_header(found.text).body, "markdown").posts
    assert faithful(found.thread.posts, posts)
    assert len(posts) == 18
    for post, meant in zip(posts, expected["posts"], strict=True):
        assert post.number in (None, meant["position"])
        assert post.number == meant["number"]
        assert " ".join(post.text.split()).startswith(meant["first_words"])
        assert " ".join(post.text.split()).endswith(meant["last_words"])
    assert sum(post.number is not None for post in posts) == 11
    assert "☺️" in posts[4].text
    assert "💪Powerful" in posts[0].text
    assert "follow" not in found.text
    assert not set(found.text) & set("đșȘŸ\uf78f")


THREADISH = st.lists(
    st.sampled_from(
        ["1/", "2/", "3/3", "(2/4)", "THREAD", "END/", "🧵", "- a", "word.", "#Tag", ""]
    ),
    max_size=14,
).map("\n".join)


@settings(max_examples=100, deadline=None)
@given(THREADISH | st.text(max_size=60))
def test_any_text_gives_a_draft_or_a_fault(text: str) -> None:
    try:
        found = made(text, title="A title")
    except Fault:
        return
    assert not split_header(found.text).problems
    assert list(report(found, "a.md"))
