"""What the rules of dignity say: the line, the level, a gentler wording, and never the datum."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.check.around import Around
from plugins.check.draft import Draft, read_draft
from plugins.check.rules import dignity
from plugins.story.model import Problem
from plugins.story.reading import Reading
from tests.check.test_dignity import ALL, Case
from tests.stories import story_text

AROUND = Around(date(2026, 1, 1))
TOLD = [case for case in ALL if case.found != ["nothing"]]
SEVERE = ("e-mail", "phone", "ip", "record", "insurance", "social-security")


def draft(text: str) -> Draft:
    return read_draft("content/stories/ada.md", text.encode(), Reading())


def told(text: str) -> list[Problem]:
    found = draft(text)
    return [problem for rule in dignity.RULES for problem in rule.problems(found, AROUND)]


@pytest.mark.parametrize("case", TOLD, ids=lambda case: f"line-{case.line}")
def test_what_is_found_is_told_and_never_repeated(case: Case) -> None:
    body = f"1/ Nothing here.\n\n2/ Nor here.\n{case.text}\n"
    problems = told(story_text(body, Author=case.author or "Bay Four", Lang=case.lang))
    assert problems
    for problem in problems:
        assert problem.line == 13
        assert problem.message.endswith(".") and problem.remedy
    words = " ".join(f"{p.message} {p.remedy}" for p in problems)
    for what, datum in (line.split(": ", 1) for line in case.found):
        if what not in ("death", "suicide", "violence", "abuse", "child"):
            assert datum not in words
        if what in SEVERE:
            assert "error" in {problem.level for problem in problems}


def test_the_header_is_looked_at_too() -> None:
    text = story_text(
        Title="To jane@example.org",
        Summary="Call 212-555-0142",
        Note="She was ninety-three.",
        Field="at 14 Alder Street",
    )
    found = sorted((problem.line, problem.rule) for problem in told(text))
    assert found == [
        (1, "email-address"),
        (8, "phone-number"),
        (9, "age-over-89"),
        (10, "postal-address"),
    ]


def test_what_stands_twice_is_told_once() -> None:
    body = "1/ jane@example.org\n\n2/ jane@example.org, kim@example.org\n"
    assert [problem.line for problem in told(story_text(body))] == [9, 11]


def test_a_note_is_asked_for_once_and_only_where_there_is_none() -> None:
    body = "1/ My father died.\n\n2/ She was stabbed. My mother died.\n"
    (problem,) = told(story_text(body))
    assert (problem.rule, problem.line, problem.level) == ("note-missing", 9, "warning")
    assert "violence and a death" in problem.message
    assert "Note: It speaks of violence and a death." in problem.remedy
    assert told(story_text(body, Note="It speaks of a death.")) == []


def test_a_file_that_is_no_story_is_looked_at_all_the_same() -> None:
    rules = {problem.rule for problem in told(story_text("1/ jane@example.org", Role="boss"))}
    assert rules == {"email-address"}


def test_a_number_that_is_none_of_the_worst_is_a_warning() -> None:
    (problem,) = told(story_text("1/ The account number was 12345678."))
    assert (problem.rule, problem.level) == ("personal-number", "warning")
