"""A header as people type it: what is understood, what is told, and that all is told at once."""

from __future__ import annotations

import pytest

from plugins.story.fields import check
from plugins.story.header import Header, has_header, split_header
from plugins.story.model import Problem
from tests.stories import HEADER, story_text

LINES = [f"{name}: {value}" for name, value in HEADER.items()]
BODY = "1/ She asked.\n\n2/ I waited.\n"
ALL = "\n".join(LINES)


def faults(text: str) -> tuple[Header, list[Problem]]:
    header = split_header(text)
    return header, [*header.problems, *check(header)[1]]


def rules(text: str) -> list[tuple[int, str]]:
    return sorted((problem.line, problem.rule) for problem in faults(text)[1])


@pytest.mark.parametrize(
    "line",
    [
        "Title:x",
        "Title：x",
        "title ： x",
        "TITLE\u00a0:\u3000x",
        "Title:\u2003x",
        " Title:x",
        "Title:\tx",
    ],
)
def test_any_space_and_colon_will_do(line: str) -> None:
    assert split_header(f"{line}\n\n{BODY}").fields["Title"].value == "x"


@pytest.mark.parametrize(
    "body", ["THREAD: x\n", "THREAD:x\n", "https://example.org/\n", "1/ a: b\n"]
)
def test_a_story_is_no_header(body: str) -> None:
    assert not has_header(body)
    assert split_header(f"{ALL}\n\n{body}").body == body
    assert not split_header(f"{ALL}\n\n{body}").problems


@pytest.mark.parametrize(
    "line",
    ["- Title: x", "* Title: x", "**Title:** x", "**Title**: x", "**Title: x**", "    Title: x",
     "> Title: x", "`Title: x`", "# Title: x", "\u200bTitle: x",
     "Ti\u200btle: x", "Title\u2060: x"],
)  # fmt: skip
def test_what_stands_around_a_field_is_told_and_the_field_is_known(line: str) -> None:
    text = "\n".join([line, *LINES[1:], "", BODY])
    header, (problem,) = faults(text)
    assert (problem.line, problem.rule) == (1, "not-a-field")
    assert problem.remedy.endswith("Title: x")
    assert ("U+20" in problem.message) == ("\u200b" in line or "\u2060" in line)
    assert header.fields["Title"].value == "x"
    assert header.body == BODY


@pytest.mark.parametrize("at", range(len(LINES)))
@pytest.mark.parametrize("line", ["# The question", "```", "answers, ten years apart.", "nonsense"])
def test_fields_are_read_on_behind_a_line_that_is_none(line: str, at: int) -> None:
    header, found = faults("\n".join([*LINES[:at], line, *LINES[at:], "", BODY]))
    assert [(p.line, p.rule) for p in found] == [(at + 1, "not-a-field")]
    assert ("two spaces" in found[0].remedy) == (at > 0)
    assert header.body == BODY


def test_a_story_right_below_the_header_is_told_once() -> None:
    header, found = faults(f"{ALL}\n{BODY}")
    assert [(p.line, p.rule) for p in found] == [(8, "not-a-field")]
    assert header.body == BODY


def test_a_needed_field_is_found_where_it_is_indented() -> None:
    text = "\n  ".join(LINES) + f"\n\n{BODY}"
    assert rules(text) == [(n, "not-a-field") for n in range(2, 8)]
    long = story_text(Summary="One question,\n  Note: two answers.")
    assert split_header(long).fields["Summary"].value == "One question, Note: two answers."


def test_hardly_any_line_is_told_where_none_is_a_field() -> None:
    text = "Title: x\n" + "nonsense\n" * 1000 + "Role: mentor\n"
    assert len(split_header(text).problems) == 21


@pytest.mark.parametrize("at", range(1, len(LINES)))
@pytest.mark.parametrize("gap", ["\n\n", "\n \n\n"])
def test_an_empty_line_in_a_header_is_told_and_nothing_is_missing(at: int, gap: str) -> None:
    text = "\n".join(LINES[:at]) + gap + "\n".join(LINES[at:]) + f"\n\n{BODY}"
    assert rules(text) == [(at + gap.count("\n"), "header-apart")]
    assert split_header(text).body == BODY


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(LINES) + f"\n\n{BODY}",
        f"{ALL}\n\n{ALL}\n\n{BODY}",
        f"---\n{ALL}\n---\n\n---\n{ALL}\n---\n{BODY}",
        f"# The question\n\n{ALL}\n\n{BODY}",
        f"# The question\n\n**Title:** x\n{ALL}\n\n{BODY}".replace(LINES[0] + "\n", ""),
    ],
)
def test_a_header_of_several_parts_is_told_once(text: str) -> None:
    header, found = faults(text)
    assert [p.rule for p in found if p.rule != "not-a-field"] == ["header-apart"]
    assert len(found) <= 3
    assert header.body == BODY


@pytest.mark.parametrize(
    "body", ["Note: It rained.\n\nShe asked.\n", "Title: x\n", "**Note:** x\n**Source:** y\n"]
)
def test_a_story_may_begin_as_a_field_does(body: str) -> None:
    assert split_header(f"{ALL}\n\n{body}") == Header(split_header(f"{ALL}\n").fields, body, 9, ())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("She said: wait", "leave one empty line above it"),
        ("Colour: red", "Remove the line."),
        ("Título: x", "Write Title: instead."),
        ("Résumé: x", "Write Summary: instead."),
        ("LIZENZ: x", "Write License: instead."),
    ],
)
def test_what_to_do_about_another_name(line: str, says: str) -> None:
    (problem,) = split_header(f"{line}\nDate: 2024-03-02\n\n{BODY}").problems
    assert says in problem.remedy


def test_a_name_for_a_field_that_is_there_already() -> None:
    (problem,) = split_header(f"{ALL}\nHashtags: MedEd\nTags: x\n\n{BODY}").problems
    assert problem.remedy == "Add what it says to Hashtags on line 8; remove this line."


def test_what_stands_there_by_another_name_is_not_missing() -> None:
    text = (
        "Titel: x\nDatum: 2024-03-02\nBy: Ana\nRole: mentor\nConsent: yes\nPeople: none\n\n1/ So.\n"
    )
    assert sorted(p.rule for p in faults(text)[1]) == ["missing-field", *["unknown-field"] * 3]


def test_words_behind_the_last_field_are_the_storys() -> None:
    header, found = faults(f"{ALL}\nMoral: wait.\n\n{BODY}")
    assert "leave one empty line above it" in found[0].remedy
    assert header.body == BODY
