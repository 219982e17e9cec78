"""The constellation: what binds stories, where they hang, and the table it stands for."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.collection.graphemes import columns
from plugins.collection.page import digest_of
from plugins.constellation.bonds import ANSWERED, MOST, RARE, bonds_of
from plugins.constellation.pages import pages
from plugins.constellation.sky import LETTER, NAMED, Sky, tall, wide
from plugins.story.model import Story
from tests.pages import parse
from tests.told import collected, told

TARGET = 24  # pixels: WCAG 2.5.8
PHONE, DESKTOP = 320 - 15 - 36, 960 - 15 - 48  # room for the picture where it is smallest


def some(count: int) -> list[Story]:
    """Stories with answers and hashtags of every frequency."""
    roles = ("mentor", "mentee", "mentor", "mentee", "both")
    return [
        told(
            f"s{n:04}",
            tags=[f"Tag{n % 7}", f"Rare{n // 3}"],
            days=11 * n,
            role=roles[n % 5],
            reply_to=f"s{n - 4:04}" if n % 6 == 5 else "",
        )
        for n in range(count)
    ]


def test_answers_and_rare_hashtags_bind() -> None:
    stories = [
        told("a", tags=["Soup", "Wide"]),
        told("b", tags=["Wide"], days=1, reply_to="a"),
        told("c", tags=["Soup", "Wide"], days=2),
        told("d", tags=["Soup", "Wide"], days=3),
        *(told(f"e{n}", tags=["Wide"], days=4 + n) for n in range(3)),
    ]
    bonds = bonds_of(collected(stories))
    assert bonds.replies == ((0, 1),)
    assert bonds.lines == ((0, 2), (2, 3))  # each with the next, not all with all
    assert [tag.topic.key for tag in bonds.shared] == ["soup"]
    assert bonds.near[:4] == ((1, 2), (0,), (0, 3), (2,))


def test_a_hashtag_binds_as_long_as_it_is_rare_and_not_along_a_thread() -> None:
    stories = [told(f"s{n}", ["R"], n) for n in range(RARE)]
    assert len(bonds_of(collected(stories)).lines) == RARE - 1
    assert bonds_of(collected([*stories, told("more", ["R"], 9)])).lines == ()
    assert bonds_of(collected([stories[0], told("b", ["R"], 1, reply_to="s0")])).lines == ()


def test_there_are_no_more_lines_than_stories() -> None:
    stories = [told(f"s{n}", [f"T{k}" for k in range(9)], n) for n in range(4)]
    assert len(bonds_of(collected(stories)).shared) == 1


def test_answers_leave_room_for_the_newest() -> None:
    answers = {n: f"s{n - 1:03}" for n in range(1, 2 * MOST, 2)}
    stories = [told(f"s{n:03}", days=n, reply_to=answers.get(n, "")) for n in range(2 * MOST)]
    stories += [told(f"new{n:02}", days=900 + n) for n in range(MOST)]
    chosen = [story.slug for story in bonds_of(collected(stories)).stories]
    assert sum(slug in chosen for slug in answers.values()) == ANSWERED / 2
    assert sum(slug.startswith("new") for slug in chosen) == MOST - ANSWERED


def test_of_many_stories_the_latest_and_those_with_answers() -> None:
    stories = [told(f"s{n:04}", days=n) for n in range(3 * MOST)]
    stories[1] = told("s0001", days=1, reply_to="s0000")
    bonds = bonds_of(collected(stories))
    assert len(bonds.stories) == MOST
    assert bonds.of == 3 * MOST
    assert [s.slug for s in bonds.stories[:3]] == ["s0000", "s0001", f"s{2 * MOST + 2:04}"]
    assert bonds.replies == ((0, 1),)


def test_a_hashtag_of_many_stories_is_not_rare_because_few_of_them_are_shown() -> None:
    stories = [
        told(f"s{n:04}", tags=["Wide"] if n < MOST or n % 30 == 0 else [], days=n)
        for n in range(3 * MOST)
    ]
    last = 3 * MOST
    stories += [told(f"s{last + n:04}", tags=["Soup", "Bread"], days=last + n) for n in range(2)]
    stories[0] = told("s0000", tags=["Bread"])
    shared = bonds_of(collected(stories)).shared
    assert [tag.topic.key for tag in shared] == ["soup", "bread"]  # by all that carry them


@pytest.mark.parametrize("count", [1, 2, 23, NAMED, NAMED + 1, MOST])
def test_every_bead_can_be_pressed(count: int) -> None:
    bonds = bonds_of(collected(some(count)))
    for sky, room in ((wide(bonds), DESKTOP), (tall(bonds), PHONE)):
        least = TARGET * sky.width / room
        for one, other in combinations(sky.beads, 2):
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= least**2, sky.shape
        assert inside(sky)


def inside(sky: Sky) -> bool:
    return all(0 < b.x < sky.width and 0 < b.y < sky.height for b in sky.beads)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 4000), min_size=1, max_size=60))
def test_any_dates_can_be_drawn(days: list[int]) -> None:
    bonds = bonds_of(collected([told(f"s{n}", days=d) for n, d in enumerate(days)]))
    for sky in (wide(bonds), tall(bonds)):
        assert len(sky.beads) == len(days)
        assert inside(sky)


def test_mentors_and_mentees_hang_on_different_sides() -> None:
    sky = wide(bonds_of(collected(some(30))))
    heights = {
        role: sum(b.y for b in sky.beads if b.story.role == role) for role in ("mentor", "mentee")
    }
    assert heights["mentor"] < heights["mentee"]


def test_a_name_of_wide_letters_stays_in_the_picture() -> None:
    titles = ("初便の二時間半前" * 4, "👨‍👩‍👧" * 30, "한국어 이야기 " * 9)
    stories = [told(f"s{n}", days=30 * n, title=titles[n % 3]) for n in range(12)]
    sky = tall(bonds_of(collected(stories)))
    for bead in sky.beads:
        wide = columns(bead.name) * LETTER
        assert wide < (sky.width - bead.x if bead.anchor == "start" else bead.x)
        assert bead.name.endswith("…") and not bead.name.endswith("\u200d…")


def test_the_same_stories_give_the_same_picture() -> None:
    first, second = (bonds_of(collected(stories)) for stories in (some(60), some(60)[::-1]))
    assert (wide(first), tall(first)) == (wide(second), tall(second))


def digest(stories: list[Story]) -> str:
    (page,) = pages(collected(stories))
    return digest_of(page, "")


def test_it_is_made_again_only_where_it_shows_something_else() -> None:
    stories = some(2 * MOST)
    before = digest(stories)
    old = [told("s0000", tags=["Tag0", "Rare0"], title="Another title"), *stories[1:]]
    assert digest(old) == before  # too old to be seen
    body = [*stories[:-1], replace(stories[-1], digest="x")]
    assert digest(body) == before
    assert digest([*stories, told("new", days=9999)]) != before


def test_the_page_has_every_story_three_times(site: Path) -> None:
    page = parse((site / "constellation.html").read_text(encoding="utf-8"))
    stories = sorted(path.name for path in (site / "stories").glob("*.html"))
    withdrawn = [s for s in stories if "<article" not in (site / "stories" / s).read_text("utf-8")]
    shown = [s for s in stories if s not in withdrawn]
    beads = [given for tag, given in page.elements if tag == "a" and given.get("class") == "bead"]
    assert len(beads) == 2 * len(shown)  # once in each shape, of which one is seen
    assert all(bead["aria-label"] for bead in beads)
    rows = [given for tag, given in page.elements if tag == "th" and given.get("scope") == "row"]
    assert len(rows) == len(shown)
    for slug in shown:
        assert page.links.count(f"stories/{slug}") >= 3, slug
