"""Which stories carry which hashtags: the arrays beside what the stories say."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from plugins.collection.carried import Carried, rarity
from tests.told import collected, told

HASHTAGS = st.lists(st.sampled_from("abcdefg"), unique=True, max_size=5)


@given(st.lists(HASHTAGS, max_size=8))
def test_stories_and_hashtags_name_each_other(of_each: list[list[str]]) -> None:
    stories = collected([told(f"s{n}", of, n) for n, of in enumerate(of_each)]).stories
    assert len(stories) == len(of_each)
    carried = Carried(stories)
    said = [[hashtag.key for hashtag in story.hashtags] for story in stories]
    assert [[carried.keys[n] for n in carried.of(place)] for place in range(len(said))] == said
    for key, number in carried.number.items():
        there = [place for place, keys in enumerate(said) if key in keys]
        assert list(carried.carriers[number]) == there
        assert carried.rarities[number] == rarity(len(there))
        together = {carried.keys[n]: uses for n, uses in carried.together(number).items()}
        assert together == Counter(key for place in there for key in said[place])
    assert set(carried.number) == {key for keys in said for key in keys}
