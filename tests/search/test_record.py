"""A story as Pagefind reads it."""

from __future__ import annotations

import re

from plugins.search.record import record
from plugins.story.model import Story
from tests.told import collected, told


def of(story: Story) -> str:
    return record(collected([story]), story)


def test_who_is_both_is_found_as_each() -> None:
    for role, found in (("mentor", ["mentor"]), ("both", ["mentor", "mentee"])):
        assert re.findall(r'filter="role\[a\]" a="(.*?)"', of(told("ada", role=role))) == found


def test_a_word_of_the_title_weighs_most_and_one_of_a_post_least() -> None:
    title, name, tags = map(int, re.findall(r'data-pagefind-weight="(\d+)"', of(told("ada"))))
    assert 10 >= title > name >= tags > 1


def test_nothing_that_a_story_says_is_more_than_a_value() -> None:
    html = of(told("ada", lang='"><b>', title="<b>&"))
    assert 'a="&#34;&gt;&lt;b&gt;"' in html and "<b>&" not in html
