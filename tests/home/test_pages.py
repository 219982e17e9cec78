"""The front page: which story it begins with, and when it is made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from plugins.collection.page import digest_of
from plugins.home.pages import LATEST, pages, story_to_start_with
from plugins.story.model import Hashtag, Story
from tests.told import collected, told

STORIES = [told(f"s{n:02}", ["MedEd"], n) for n in range(5 * LATEST)]
CHANCE = collected(STORIES).links(STORIES[0]).another


def test_one_begins_with_the_story_that_most_answer() -> None:
    stories = [told("a"), told("b", days=1), told("c", days=2, reply_to="b")]
    for given, slug in ((stories, "b"), (stories[:2], "a"), ([], None)):
        start = story_to_start_with(collected(given))
        assert (start.slug if start else None) == slug


def front(stories: Sequence[Story]) -> str:
    page = next(page for page in pages(collected(stories)) if page.path == "index.html")
    return digest_of(page, "")


@pytest.mark.parametrize(
    ("slug", "changes"),
    [
        ("s00", {"digest": "x"}),  # its beginning is shown whole
        ("s49", {"shown": "x"}),
        (CHANCE.slug if CHANCE else "", {"shown": "x"}),
        ("s01", {"role": "mentee"}),
        ("s01", {"reply_to": "s00"}),
        ("s01", {"hashtags": (Hashtag("Rare", "rare"),)}),
    ],
)
def test_the_front_page_is_made_again_where_it_shows_something_else(
    slug: str, changes: dict[str, object]
) -> None:
    then = [replace(s, **changes) if s.slug == slug else s for s in STORIES]
    assert then != STORIES and front(then) != front(STORIES)


def test_the_front_page_stays_where_it_shows_the_same() -> None:
    then = [replace(s, digest="x") if n else s for n, s in enumerate(STORIES)]
    assert then != STORIES and front(then) == front(STORIES)
