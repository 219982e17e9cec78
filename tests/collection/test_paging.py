"""Long lists and lists of names, cut into pages: what is on each, and where each leads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.collection.letters import NAMES, by_letter, initial, names_show
from plugins.collection.paging import list_shows, parts_of
from tests.told import told


@given(st.integers(0, 200), st.integers(1, 20))
def test_pages_hold_everything_once_and_stay_where_they_are(many: int, size: int) -> None:
    items = list(range(many))
    parts = list(parts_of(items, "mentors", size))
    assert [item for share, _ in parts for item in reversed(share)] == items
    assert parts[-1][1].path == "mentors.html"
    assert all(len(share) == size for share, _ in parts[:-1])
    newest = len(parts[-1][0])
    assert newest <= max(1, 1.5 * size) and (len(parts) == 1 or newest >= size / 2)
    longer = list(parts_of([*items, many], "mentors", size))
    old = max(0, len(parts) - 2)
    assert longer[:old] == parts[:old]


def test_each_page_leads_to_its_neighbours_and_the_newest_to_all() -> None:
    made = [paging for _, paging in parts_of(range(40), "mentors", 10)]
    paths = ["mentors/1.html", "mentors/2.html", "mentors/3.html", "mentors.html"]
    assert [(p.path, p.number, p.first) for p in made] == [
        (path, n, paths[-1]) for n, path in enumerate(paths, 1)
    ]
    assert [p.older for p in made] == ["", *paths[:-1]]
    assert [p.newer for p in made] == [*paths[1:], ""]
    assert [p.pages for p in made] == [(), (), (), ((3, paths[2]), (2, paths[1]), (1, paths[0]))]


def test_a_page_is_made_again_where_its_neighbour_is_another() -> None:
    stories = [told(f"s{n}", days=n) for n in range(30)]
    before, after = (next(parts_of(stories[:many], "mentors", 10)) for many in (20, 30))
    assert before[0] == after[0] and before[1].path == after[1].path
    assert list_shows(*before)() != list_shows(*after)()


@given(st.lists(st.text(min_size=1, max_size=3), max_size=60, unique=True))
def test_every_name_stands_under_one_letter(items: list[str]) -> None:
    found = [
        name for _, groups in by_letter(items, str, "tags/index") for _, g in groups for name in g
    ]
    assert sorted(found) == sorted(items)


def test_letters_without_their_marks() -> None:
    assert [initial(name) for name in ("Ägypten", "élan", "3things", "مها", "…")] == [
        "A", "E", "0–9", "م", "…"
    ]  # fmt: skip


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    ((_, letters),) = by_letter(["b2", "a", "B1", "b10"], str, "tags/index")
    assert letters == (("A", ("a",)), ("B", ("B1", "b10", "b2")))


def test_pages_of_names_lead_to_their_neighbours_and_to_all() -> None:
    items = [f"{letter}{n:03}" for letter in "abc" for n in range(NAMES)]
    made = [paging for paging, _ in by_letter(items, str, "tags/index")]
    paths = ["tags/index.html", "tags/index/2.html", "tags/index/3.html"]
    assert [(p.path, p.number, p.first) for p in made] == [
        (path, n, paths[0]) for n, path in enumerate(paths, 1)
    ]
    assert [p.newer for p in made] == ["", *paths[:-1]]
    assert [p.older for p in made] == [*paths[1:], ""]
    assert made[1].pages == ((1, paths[0]), (3, paths[2]))


def test_a_page_of_names_is_made_again_where_one_comes_behind_it() -> None:
    items = [f"{letter}{n:03}" for letter in "abc" for n in range(NAMES)]
    few, many = (list(by_letter(items[: k * NAMES], str, "tags/index"))[1] for k in (2, 3))
    assert few[1] == many[1]
    assert names_show(few[1], few[0], str)() != names_show(many[1], many[0], str)()
