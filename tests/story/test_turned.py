"""Blocks whose words run the other way than their story's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.markup.turned import turned
from plugins.story.model import Section
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import story_text

HEBREW = "היא אמרה לי: לא."
DIR = re.compile(' dir="(?:ltr|rtl)"')


def told(body: str, lang: str = "en") -> str:
    """The HTML of a story's first section."""
    data = story_text(body, Lang=lang).encode()
    story, problems = read_story("content/stories/ada.md", data, Reading())
    assert story is not None, problems
    return story.sections[0].html


@pytest.mark.parametrize(
    ("lang", "body", "html"),
    [
        ("en", f"1/ {HEBREW}", f'<p dir="rtl">{HEBREW}</p>\n'),
        ("en", f"1/ One.\n\n{HEBREW}", f'<p>One.</p>\n<p dir="rtl">{HEBREW}</p>\n'),
        ("en", "1/ She said שלום and left.", "<p>She said שלום and left.</p>\n"),
        ("en", "1/ שלום #Peace", '<p dir="rtl">שלום <a href="site:tags/peace.html" '
         'class="hashtag" rel="tag">#Peace</a></p>\n'),
        ("he", f"1/ {HEBREW}", f"<p>{HEBREW}</p>\n"),
        ("he", f"1/ {HEBREW}\n\nGood luck!", f'<p>{HEBREW}</p>\n<p dir="ltr">Good luck!</p>\n'),
        ("he", f"1/ {HEBREW}\n\n(1999)", f"<p>{HEBREW}</p>\n<p>(1999)</p>\n"),
        ("he", "1/ לא\n\n> *Good* &amp; luck!",
         '<p>לא</p>\n<blockquote><p dir="ltr"><em>Good</em> &amp; luck!</p>\n</blockquote>\n'),
    ],
)  # fmt: skip
def test_a_block_of_the_other_direction_says_so(lang: str, body: str, html: str) -> None:
    assert told(body, lang) == html


def test_items_cells_and_headings_do_too() -> None:
    html = told(
        f"1/ x\n\n- {HEBREW}\n- Two\n    - {HEBREW}\n\n| a | b |\n|---|--:|\n| a | לא |\n\n# לא"
    )
    assert f'<li dir="rtl">{HEBREW}\n</li>' in html
    assert "<li>Two" in html
    assert '<td class="right" dir="rtl">לא</td>' in html
    assert '<h3 dir="rtl">לא</h3>' in html
    assert html.count("dir=") == 4


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "a", "א", "<br>"]))
)
def test_nothing_else_is_changed(parts: list[str]) -> None:
    html = "".join(parts)
    section = Section(1, "1/", 1, None, None, (), html, html, (), (), 1)
    for (after,) in (turned([section], "ltr"), turned([section], "rtl")):
        assert DIR.sub("", after.html) == html
