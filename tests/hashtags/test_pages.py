"""Pages of hashtags: which of them a new story changes."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from plugins.collection.page import Page, digest_of
from plugins.hashtags.pages import STORIES, index, pages
from plugins.story.model import Story
from tests.told import collected, told

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


def test_a_page_of_names_changes_with_the_names_on_it() -> None:
    many = {f"n{k}": told(f"n{k}", [f"{chr(97 + k % 26)}word{k}"], days=k) for k in range(15 * 26)}
    before = list(index(collected(tuple(many.values()))))
    after = list(index(collected((*many.values(), told("newest", ["zword"], days=999)))))
    assert len(before) == len(after) > 1
    digests = [(digest_of(a, ""), digest_of(b, "")) for a, b in zip(before, after, strict=True)]
    assert [a == b for a, b in digests] == [True] * (len(before) - 1) + [False]
