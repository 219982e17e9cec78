"""A hashtag's life as a line."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.hashtags.life import HEIGHT, WIDEST, Life, life_of
from tests.pages import parse
from tests.told import told

POINT = re.compile(r"[ML]([\d.]+) (\d+)")


def life(*years: int) -> Life:
    return life_of([told(f"s{n}", days=366 * year) for n, year in enumerate(sorted(years))])


def test_one_year_has_no_line() -> None:
    assert life(0, 0) == (2020, 2020, 2020, 0, "")


def test_the_year_with_most_stories_is_told_if_it_is_one() -> None:
    assert life(0, 2, 2, 4)[:3] == (2020, 2024, 2022)
    assert life(0, 2)[:3] == (2020, 2022, 0)


def test_years_without_a_story_are_at_the_bottom() -> None:
    heights = [int(y) for _, y in POINT.findall(life(0, 0, 2).line)]
    assert heights == [2, HEIGHT, 9]


@given(st.lists(st.integers(0, 300), min_size=1, max_size=12))
def test_it_is_small_and_fits(years: list[int]) -> None:
    found = life(*years)
    assert found.width <= WIDEST + 2
    points = POINT.findall(found.line)
    assert all(0 < float(x) < found.width and 0 < int(y) <= HEIGHT for x, y in points)


def test_pages_show_it_and_say_it(site: Path) -> None:
    html = (site / "tags" / "nightshift.html").read_text(encoding="utf-8")
    page = parse(html)
    assert re.search(r"\d+ stories between 20\d\d and 20\d\d(, most in 20\d\d)?", page.text)
    (drawn,) = re.findall(r'<svg class="spark".*?</svg>', html)
    assert 'aria-hidden="true"' in drawn
    assert len(drawn.encode()) <= 400
