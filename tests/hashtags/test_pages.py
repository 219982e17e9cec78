"""Pages of hashtags: which of them a new story changes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.collection.collection import Collection
from plugins.collection.page import Page, digest_of
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.hashtags.pages import STORIES, index, pages
from plugins.story.model import Story
from tests.told import SITE, collected, told

MADE = {
    f"s{n}": told(f"s{n}", ["MedEd", f"Other{n % 3}", f"Only{n}"], days=n)
    for n in range(5 * STORIES)
}
TAGS = st.lists(st.sampled_from(["MedEd", "Other0", "Other1", "Only0", "New"]), unique=True)


def _made(stories: Mapping[str, Story]) -> dict[str, Page]:
    return {page.path: page for page in pages(collected(tuple(stories.values())))}


@given(TAGS)
def test_a_new_story_changes_no_page_that_has_a_newer_one(tags: list[str]) -> None:
    before = _made(MADE)
    after = _made({**MADE, "newest": told("newest", tags, days=400)})
    older = {path for path in before if path.count("/") > 1}
    assert len(older) > 3
    for path in older:
        assert digest_of(before[path], "") == digest_of(after[path], ""), path


def test_only_the_newest_page_tells_what_goes_with_a_hashtag() -> None:
    told_of = {path: page.data() for path, page in _made(MADE).items()}
    assert isinstance(told_of["tags/meded.html"], Mapping)
    assert told_of["tags/meded.html"]["beside"] and told_of["tags/meded.html"]["life"]
    assert isinstance(told_of["tags/meded/1.html"], Mapping)
    assert not told_of["tags/meded/1.html"]["beside"] and not told_of["tags/meded/1.html"]["life"]


def test_every_page_of_a_hashtag_changes_with_its_name() -> None:
    stories = tuple(MADE.values())

    def digests(steward: Steward) -> set[str]:
        made = Collection(stories, steward, frozenset(), text_of, SITE)
        return {digest_of(p, "") for p in pages(made) if p.path.startswith("tags/meded")}

    before, after = digests(Steward()), digests(Steward({"meded": "mEdEd"}))
    assert len(before) == len(after) == 5 and not before & after


@pytest.mark.parametrize(
    "changes",
    [
        {"s0": told("s0", ["MedEd", "Other0", "Only0"], days=-900)},  # another life
        {f"m{n}": told(f"m{n}", ["Other0"], days=n) for n in range(40)},  # others beside it
    ],
)
def test_the_newest_page_changes_with_what_it_tells_of_all(changes: Mapping[str, Story]) -> None:
    before, after = _made(MADE)["tags/meded.html"], _made({**MADE, **changes})["tags/meded.html"]
    assert before.texts == after.texts
    assert digest_of(before, "") != digest_of(after, "")


def test_most_used_hashtags_come_first_and_on_the_first_page_alone() -> None:
    many = [told(f"n{k}", [f"{chr(97 + k % 26)}word{k}", "Zed"], days=k) for k in range(15 * 26)]
    first, *rest = index(collected(many))
    by_use = [page.data()["by_use"] for page in (first, *rest)]
    assert rest and by_use[0][0].key == "zed" and not any(by_use[1:])
    again = next(index(collected([*many, told("new", ["Zed"], days=999)])))
    assert digest_of(first, "") != digest_of(again, "")


def test_a_page_of_names_changes_with_the_names_on_it() -> None:
    many = {f"n{k}": told(f"n{k}", [f"{chr(97 + k % 26)}word{k}"], days=k) for k in range(15 * 26)}
    before = list(index(collected(tuple(many.values()))))
    after = list(index(collected((*many.values(), told("newest", ["zword"], days=999)))))
    assert len(before) == len(after) > 1
    digests = [(digest_of(a, ""), digest_of(b, "")) for a, b in zip(before, after, strict=True)]
    assert [a == b for a, b in digests] == [True] * (len(before) - 1) + [False]
