"""How stories stand to each other, and which hashtags go together."""

from __future__ import annotations

import pytest

from plugins.collection.carried import rarity
from plugins.collection.links import NEAREST, Links
from plugins.story.model import Story
from tests.told import collected, told


def links_of(*stories: Story) -> dict[str, Links]:
    collection = collected(stories)
    return {s.slug: collection.links(s) for s in collection.stories}


def test_neighbours_follow_the_dates() -> None:
    links = links_of(told("c", days=2), told("a"), told("b", days=1))
    assert links["a"].previous is None
    assert [links["b"].previous.slug, links["b"].next.slug] == ["a", "c"]  # type: ignore[union-attr]
    assert links["c"].next is None


def test_both_tellings_of_one_thing_name_each_other() -> None:
    links = links_of(told("a"), told("b", days=1, reply_to="a"), told("c", reply_to="gone"))
    assert links["b"].answers and links["b"].answers.slug == "a"
    assert [reply.slug for reply in links["a"].replies] == ["b"]
    assert links["c"].answers is None


def test_rare_hashtags_relate_more_than_frequent_ones() -> None:
    crowd = [told(f"crowd-{n}", ["Mentoring"], n) for n in range(20)]
    one = told("one", ["Mentoring", "TuningForks"], 5)
    far = told("far", ["TuningForks"], 400)
    assert links_of(*crowd, one, far)["one"].related[0].slug == "far"


def test_a_reply_is_not_named_twice() -> None:
    links = links_of(told("a", ["X"]), told("b", ["X"], 1, reply_to="a"))
    assert links["a"].related == links["b"].related == ()


def test_of_equally_related_stories_the_nearer_in_days_come_first() -> None:
    days = {"far": 0, "nearest": 9, "one": 10, "near": 12}
    links = links_of(*(told(slug, ["X"], n) for slug, n in days.items()))
    assert [s.slug for s in links["one"].related] == ["nearest", "near", "far"]


def test_of_stories_that_weigh_as_much_as_the_last_the_nearest_is_taken() -> None:
    rare = [told(f"r{n}", ["R", "X"], n) for n in range(2)]
    others = [told(f"x{n}", ["X"], 11 + n) for n in range(4)]
    links = links_of(*rare, told("one", ["R", "X"], 10), *others)
    assert [s.slug for s in links["one"].related] == ["r1", "r0", "x0"]


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize(("place", "seen"), [(NEAREST, True), (NEAREST + 1, False)])
def test_of_a_hashtag_s_stories_the_nearest_are_looked_at(
    side: int, place: int, seen: bool
) -> None:
    near = [told(f"x{n}", ["X"], side * n) for n in range(1, place)]
    other = told("other", ["X", "Y"], side * place)  # the first of those with Y
    far = [told(f"y{n}", ["Y"], side * (99 + n)) for n in range(20)]
    links = links_of(told("one", ["X", "Y"]), *near, other, *far)
    assert (links["one"].related[0].slug == "other") is seen


def test_another_story_follows_an_order_that_is_not_of_names() -> None:
    links = links_of(*(told(f"s{n}", days=n) for n in range(9)))
    steps = [(slug, link.another.slug) for slug, link in links.items() if link.another]
    assert len(steps) == 9
    assert sum(here < there for here, there in steps) < 8


def test_hashtags_go_with_those_that_stand_beside_them_more_than_by_chance() -> None:
    stories = [
        told("s0", ["X", "A", "B"]),
        told("s1", ["X", "A", "B"], 1),
        told("s2", ["X", "A"], 2),
        *(told(f"a{n}", ["A"], 3 + n) for n in range(5)),
        *(told(f"b{n}", ["B"], 9 + n) for n in range(2)),
    ]
    collection = collected(stories)
    assert [topic.key for topic in collection.beside(collection.topics["x"])] == ["a", "b"]


@pytest.mark.parametrize(("few", "many", "rarer"), [(4, 5, True), (40, 41, False)])
def test_one_more_story_makes_only_a_rare_hashtag_less_rare(
    few: int, many: int, rarer: bool
) -> None:
    assert (rarity(few) > rarity(many)) is rarer
    assert rarity(2 * few) == rarity(few) / 2
