"""Stories over time by role."""

from __future__ import annotations

import pytest

from plugins.archive.chart import MOST, TALLEST, WIDTH, Chart, chart_of
from plugins.story.model import Story
from tests.told import collected, told


def chart(*stories: Story) -> Chart:
    return chart_of(collected(stories).years)


def counts(found: Chart) -> list[tuple[int, int, int, int, int]]:
    spans = [column.span for column in found.columns]
    return [(s.year, s.part, s.mentors, s.mentees, s.both) for s in spans]


def test_years_between_without_a_story_are_there() -> None:
    found = chart(
        told("a", role="mentor"),
        told("b", role="mentee", days=3 * 366),
        told("c", role="both", days=3 * 366),
        told("d", role="mentee", days=4 * 366),
    )
    assert found.parts == 1
    assert counts(found) == [
        (2020, 0, 1, 0, 0),
        (2021, 0, 0, 0, 0),
        (2022, 0, 0, 0, 0),
        (2023, 0, 0, 1, 1),
        (2024, 0, 0, 1, 0),
    ]


def test_two_years_are_shown_by_quarter_and_one_by_month() -> None:
    two = chart(told("a", role="mentor"), told("b", role="mentee", days=366 + 95))
    assert counts(two) == [
        (2020, 1, 1, 0, 0), (2020, 2, 0, 0, 0), (2020, 3, 0, 0, 0), (2020, 4, 0, 0, 0),
        (2021, 1, 0, 0, 0), (2021, 2, 0, 1, 0),
    ]  # fmt: skip
    one = chart(told("a", role="mentor", days=31))
    assert counts(one) == [(2020, 1, 0, 0, 0), (2020, 2, 1, 0, 0)]


def test_lengths_follow_the_counts_and_those_of_both_are_on_each_side() -> None:
    stories = [told(f"m{n}", role="mentor", days=n) for n in range(6)]
    found = chart(
        *stories, told("b", role="both"), told("c", role="mentee", days=800), told("d", days=1500)
    )
    first, _, third, *_ = found.columns
    assert first.up == pytest.approx(7 * first.both, abs=0.5)
    assert first.down == first.both
    assert (third.up, third.down) == (0, first.both)
    assert found.reach == first.up


def test_any_number_of_years_fits() -> None:
    found = chart(*(told(f"s{n}", days=n * 366) for n in range(MOST + 30)))
    assert len(found.columns) == MOST
    assert (
        found.columns[-1].span.year
        == collected([told("z", days=(MOST + 29) * 366)]).stories[0].date.year
    )
    assert all(0 < column.x < WIDTH for column in found.columns)
    assert 3 < sum(column.labelled for column in found.columns) <= WIDTH // 40


def test_a_single_story_is_no_tower() -> None:
    assert chart(told("a", role="mentor")).reach <= TALLEST / 4


def test_of_many_years_the_latest_is_named() -> None:
    found = chart(*(told(f"s{n}", days=n * 366) for n in range(30)))
    assert found.columns[-1].labelled and not found.columns[-2].labelled


def test_years_without_a_story_are_left_out_where_they_are_too_many() -> None:
    found = chart(*(told(f"s{n}", days=days) for n, days in enumerate((0, 366, 366 * MOST))))
    assert [column.span.year for column in found.columns] == [2020, 2021, 2020 + MOST]


def test_no_story_no_column() -> None:
    assert chart() == Chart(1, ())
    assert chart().reach == 0
