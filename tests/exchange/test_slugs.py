"""A title's address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.exchange.slugs import slug_of
from plugins.story.names import slug_fault


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The question she asked me twice", "the-question-she-asked-me-twice"),
        ("It’s PRICELESS: mentors' gifts!", "its-priceless-mentors-gifts"),
        ("Éloge de l’élève — où, ça?", "eloge-de-leleve-ou-ca"),
        ("Đừng sợ, Łódź, Ærø, straße", "dung-so-lodz-aero-strasse"),
        ("先生の言葉、がんばれ", "先生の言葉-がんばれ"),
        ("Мой первый учитель", "мой-первый-учитель"),
        ("هل سألت؟", "هل-سألت"),
        ("शिक्षक की बात", "शिक्षक-की-बात"),
        ("Index", "index-story"),
        ("CON", "con-story"),
        ("../../etc/passwd", "etc-passwd"),
        ("💪 !!!", ""),
        ("", ""),
    ],
)
def test_title_to_slug(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_long_titles_end_with_a_whole_word() -> None:
    assert slug_of("word " * 40) == "-".join(["word"] * 12)
    assert slug_of("word " * 11 + "whole more") == "word-" * 11 + "whole"  # it just fits
    assert len(slug_of("w" * 300)) == 60
    assert not slug_fault(slug_of("語" * 300))


@given(st.text(max_size=120))
def test_every_slug_is_an_address(title: str) -> None:
    slug = slug_of(title)
    assert not slug or not slug_fault(slug)
