"""Which stories share an index, and when it is made again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.collection.collection import Collection
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.search import shards
from plugins.story.model import Story
from tests.told import SITE, collected, told


def test_a_large_collection_has_an_index_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [told(f"s{n}", days=200 * n) for n in range(5)]
    assert [shard.name for shard in shards.shards(collected(stories))] == ["all"]
    monkeypatch.setattr(shards, "MOST", 4)
    before, after = (
        {s.name: s.key(collection, "") for s in shards.shards(collection)}
        for collection in (collected(stories), collected([*stories[:-1], told("new", days=800)]))
    )
    assert list(before) == ["2022", "2021", "2020"]
    assert {name for name in after if after[name] != before[name]} == {"2022"}


def key(story: Story, means: str = "a", **show: str) -> str:
    made = Collection([story], Steward(show), frozenset(), text_of, SITE)
    (shard,) = shards.shards(made)
    return shard.key(made, means)


def test_an_index_is_made_again_where_anything_that_it_is_made_from_changed() -> None:
    ada = told("ada", ["meded"])
    others = key(ada, "b"), key(ada, meded="MedEd"), key(replace(ada, digest="x"))
    assert len({key(ada), *others}) == 4
    assert key(replace(ada, shown="x")) == key(ada)
