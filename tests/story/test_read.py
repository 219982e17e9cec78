"""A file to a story: what the header must say, and what a stranger's file may hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.story.limits import LINE_CHARS, STORY_BYTES
from plugins.story.markup import unmarked
from plugins.story.model import Problem, Story
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import BODY, story_text

PATH = "content/stories/ada.md"


def read(text: str | bytes, path: str = PATH) -> tuple[Story | None, tuple[Problem, ...]]:
    data = text.encode() if isinstance(text, str) else text
    return read_story(path, data, Reading())


def rules(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in problems if problem.level == "error"]


def whole(text: str) -> Story:
    story, problems = read(text)
    assert story, problems
    return story


def test_a_story_is_read_whole() -> None:
    story = whole(story_text(Field="medicine", Hashtags="MedEd, Mentoring", Modified="2024-05-01"))
    assert story.slug == "ada"
    assert story.title == "The question she asked me twice"
    assert story.date == datetime(2024, 3, 2, tzinfo=UTC)
    assert story.modified == datetime(2024, 5, 1, tzinfo=UTC)
    assert (story.author.name, story.author.slug) == ("Ward Seven", "ward-seven")
    assert [hashtag.key for hashtag in story.hashtags] == ["meded", "mentoring"]
    assert [section.position for section in story.sections] == [1, 2, 3]
    assert [section.marker for section in story.sections] == ["1/", "2/", "END/"]
    assert story.summary == "My first mentor never gave advice. #Mentoring"
    assert story.minutes == 1


def test_lines_of_sections_are_lines_of_the_file() -> None:
    text = story_text()
    lines = text.split("\n")
    for section in whole(text).sections:
        assert section.text.split("\n")[0] in lines[section.line - 1]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("1/2 - She asked.\n\n2/2 I ask.\n", "<p>- She asked.</p>"),
        ("1/2 2020. That was it.\n\n2/2 I ask.\n", "<p>2020. That was it.</p>"),
        ("- She asked. 1/2\n\nI ask. 2/2\n", "<ul>"),
        ("1/2\n\n- She asked.\n\n2/2 I ask.\n", "<ul>"),
        ("1/2 - She asked.\n- She waited.\n\n2/2 I ask.\n", "<ul>"),
        ("1/2 1. She asked.\n2. She waited.\n\n2/2 I ask.\n", "<ol>"),
    ],
)
@pytest.mark.parametrize("more", ["", "\n**So** it was.\n"])  # a marked text has another path
def test_what_goes_on_behind_a_marker_is_no_list(body: str, html: str, more: str) -> None:
    assert whole(story_text(body + more)).sections[0].html.startswith(html)


def test_a_header_may_stand_between_rules() -> None:
    text = story_text()
    header, body = text.split("\n\n", 1)
    assert whole(f"---\n{header}\n---\n{body}").title == whole(text).title


def test_keys_are_known_in_any_case_and_values_go_on_in_indented_lines() -> None:
    text = story_text(Summary="One question,\n    two answers.").replace("Title:", "title:")
    assert whole(text).summary == "One question, two answers."


def test_a_field_that_goes_on_too_long_is_told_once() -> None:
    _, problems = read(story_text(Summary="x" + f"\n  {'y' * LINE_CHARS}" * 3))
    assert [problem.rule for problem in problems] == ["field-too-long"]


def test_a_story_may_be_changed_on_the_day_on_which_it_was_told() -> None:
    story = whole(story_text(Date="2024-03-02", Modified="2024-03-02"))
    assert story.modified == story.date


def test_a_date_may_have_a_time_and_a_zone() -> None:
    assert whole(story_text(Date="2016-03-04 10:20")).date == datetime(
        2016, 3, 4, 10, 20, tzinfo=UTC
    )
    assert whole(story_text(Date="2016-03-04T01:20+02:00")).date.day == 3


def test_signs_around_a_value_of_a_closed_list_do_not_matter() -> None:
    fields = {"Date": "2024\u201103\u201102", "Role": "“Mentor”", "People": "composite."}
    story = whole(story_text(**fields, License="“CC BY–SA 4.0”.", Consent="'yes'"))
    assert story == replace(whole(story_text(License="CC-BY-SA-4.0")), digest=story.digest)


def test_a_wrong_value_does_not_ask_for_a_second_line() -> None:
    _, (problem,) = read(story_text(Date="2 March 2024"))
    assert problem.remedy == "Write the line as Date: 2024-03-02 (year-month-day)"


def test_status_is_known() -> None:
    assert whole(story_text(Status="draft")).status == "draft"
    assert whole("Status: withdrawn\n\nIt was withdrawn.\n").status == "withdrawn"
    assert whole("Status: withdrawn\n").sections == ()


def test_numbering_none_takes_paragraphs() -> None:
    body = "1/ One.\n\nStill one.\n\n2/ Two.\n"
    assert [s.marker for s in whole(story_text(body)).sections] == ["1/", "2/"]
    sections = whole(story_text(body, Numbering="none")).sections
    assert [s.marker for s in sections] == [None, None, None]


@pytest.mark.parametrize(
    "name", ["Title", "Date", "Author", "Role", "Consent", "People", "License"]
)
def test_a_required_field_is_missed(name: str) -> None:
    for value in (None, ""):
        story, problems = read(story_text(**{name: value}))
        assert story is None
        (problem,) = problems
        assert problem.rule == "missing-field"
        assert problem.path == PATH
        assert problem.line >= 1
        assert problem.remedy.startswith("Add" if value is None else "Write the line as")
        assert f"{name}: " in problem.remedy


def test_a_draft_may_be_looked_at_before_all_is_agreed() -> None:
    text = story_text(Status="draft", Consent=None, People="", License=None)
    story, problems = read(text)
    assert story and story.status == "draft"
    assert [(p.level, p.rule) for p in problems] == [("warning", "missing-field")] * 3
    assert read(text.replace("Status: draft", "Status: published"))[0] is None


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"Date": "2024-02-30"}, "date-malformed"),
        ({"Date": "yesterday"}, "date-malformed"),
        ({"Date": "02/03/2024"}, "date-malformed"),
        ({"Date": "0000-01-01"}, "date-malformed"),
        ({"Date": "1899-12-31"}, "date-malformed"),
        ({"Date": "9999-12-31 23:00-12:00"}, "date-malformed"),
        ({"Modified": "2024-13-01"}, "modified-malformed"),
        ({"Modified": "2023-01-01"}, "modified-before-date"),
        ({"Author": "***"}, "author-malformed"),
        ({"Role": "boss"}, "role-malformed"),
        ({"Consent": "no"}, "consent-malformed"),
        ({"People": "some"}, "people-malformed"),
        ({"License": "mine"}, "license-malformed"),
        ({"Status": "hidden"}, "status-malformed"),
        ({"Lang": "<script>"}, "lang-malformed"),
        ({"Hashtags": "first-gen"}, "hashtag-malformed"),
        ({"Source": "javascript:alert(1)"}, "source-malformed"),
        ({"Source": "https://user:secret@example.org/"}, "source-malformed"),
        ({"Reply-To": "../../etc/passwd"}, "reply-to-malformed"),
        ({"Image": "../secret.jpg", "Image-Alt": "x"}, "image-malformed"),
        ({"Image": "me.svg", "Image-Alt": "x"}, "image-malformed"),
        ({"Image": "me.jpg"}, "image-alt-missing"),
        ({"Handles": "ward seven"}, "handles-malformed"),
        ({"Numbering": "sideways"}, "numbering-malformed"),
        ({"Save_as": "index.html"}, "unknown-field"),
        ({"Url": "/"}, "unknown-field"),
        ({"Template": "evil"}, "unknown-field"),
        ({"Slug": "other"}, "unknown-field"),
        ({"_content": "x"}, "unknown-field"),
        ({"is_valid": "x"}, "unknown-field"),
        ({"Tags": "MedEd"}, "unknown-field"),
        ({"Summary": "x" * 1001}, "field-too-long"),
    ],
)
def test_a_faulty_field_is_told_with_its_line(fields: dict[str, str], rule: str) -> None:
    text = story_text(**fields)
    story, problems = read(text)
    assert story is None
    name = next(iter(fields))
    line = next(n for n, row in enumerate(text.split("\n"), 1) if row.startswith(f"{name}:"))
    assert rules(problems) == [(line, rule)]
    assert problems[0].message and problems[0].remedy


def test_all_faults_are_told_at_once() -> None:
    text = story_text(Date="soon", Role="boss", Colour="red", License=None)
    _, problems = read(text)
    assert {p.rule for p in problems} == {
        "date-malformed", "role-malformed", "unknown-field", "missing-field"
    }  # fmt: skip


def test_a_doubled_field_names_both_lines() -> None:
    text = story_text().replace("Role: mentor", "Role: mentor\nRole: mentee")
    _, problems = read(text)
    assert rules(problems) == [(5, "field-doubled")]
    assert "line 4" in problems[0].message


def test_a_near_miss_is_recognised() -> None:
    assert read(story_text(Sumary="x"))[1][0].remedy == "Did you mean Summary?"
    assert read(story_text(Tags="x"))[1][0].remedy == "Write Hashtags: instead."


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"", "empty", 1),
        (b" \n\n", "empty", 1),
        (story_text("").encode(), "no-section", 9),
        (story_text("---\n\n---\n").encode(), "no-section", 9),
        (story_text().encode() + b"\xff\xfe", "not-utf-8", 14),
        (story_text().encode("utf-16"), "not-utf-8", 1),
        (story_text(BODY + "a\0b\n").encode(), "control-character", 14),
        (b"x" * 10_000_000, "too-large", 1),
        (b"x" * (STORY_BYTES + 1), "too-large", 1),
        (story_text("1/ " + "x" * 5000).encode(), "section-too-long", 9),
        (
            story_text("\n\n".join(f"{n}/ x" for n in range(1, 300))).encode(),
            "too-many-sections",
            9,
        ),
        (b"1/ A thread without a header.\n\n2/ It goes on.\n", "not-a-field", 1),
    ],
)
def test_a_file_that_is_no_story(data: bytes, rule: str, line: int) -> None:
    story, problems = read(data)
    assert story is None
    assert (line, rule) in rules(problems)
    assert all(problem.path == PATH and problem.remedy for problem in problems)


def test_what_is_told_beside_a_control_character() -> None:
    text = story_text("1/ â€œWaitâ€\x9d, she said.\n\n2/ ![](x.png)\n", Role="boss")
    story, problems = read(text)
    assert story is None
    assert [(p.line, p.rule) for p in problems] == [
        (4, "role-malformed"),
        (9, "control-character"),
        (9, "damaged-character"),
        (11, "image-alt"),
    ]
    assert "U+009D, stands behind “1/ â€œWaitâ€”" in problems[1].message


def test_damage_in_a_header_is_told() -> None:
    _, problems = read(story_text(Title="It wasnâ€™t advice"))
    assert [(p.line, p.rule) for p in problems] == [(1, "damaged-character")]
    assert problems[0].message == "Damaged characters: â€™."


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    plain = whole(story_text())
    for text in (story_text().replace("\n", "\r\n"), "\ufeff" + story_text()):
        assert [s.html for s in whole(text).sections] == [s.html for s in plain.sections]


@pytest.mark.parametrize(
    "name",
    ["index", "a b", "ada_b", "ада\u202e", "-ada", "ada-", "a--b", "con", "a.b", "x" * 101, "404"],
)
def test_a_file_name_that_can_be_no_address(name: str) -> None:
    story, problems = read(story_text(), f"content/stories/{name}.md")
    assert story is None
    assert problems[0].rule == "file-name"


@pytest.mark.parametrize("name", ["ada", "ada-2", "2024", "قصتي", "十一本目のねじ", "Ada"])
def test_a_file_name_in_any_script(name: str) -> None:
    story, _ = read(story_text(), f"content/stories/{name}.md")
    assert story and story.slug == name


def test_script_in_every_field_stays_text() -> None:
    evil = '<script>alert("1")</script>'
    story, _ = read(
        story_text(f"1/ {evil}\n\n2/ b", Title=evil, Summary=evil, Field=evil, Note=evil)
    )
    assert story
    assert story.title == evil  # plain text: the templates escape it
    assert "<script" not in story.sections[0].html


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: story_text(text).encode()))
def test_nothing_a_file_may_hold_raises(data: bytes) -> None:
    story, problems = read_story(PATH, data, Reading())
    assert (story is None) == any(problem.level == "error" for problem in problems)
    lines = data.count(b"\n") + data.count(b"\r") + 2
    assert all(0 <= problem.line <= lines for problem in problems)


def test_what_is_known_of_a_body_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted((root / "content" / "stories").rglob("*.md"))
    found = [read(path.read_bytes(), f"content/stories/{path.name}") for path in files]
    seen: list[bool] = []
    monkeypatch.setattr("plugins.story.read.unmarked", lambda signs: seen.append(unmarked(signs)))
    assert [read(path.read_bytes(), f"content/stories/{path.name}") for path in files] == found
    assert set(seen) == {True, False}
