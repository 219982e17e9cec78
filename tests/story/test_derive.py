"""What is worked out from a story's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.derive import SUMMARY_CHARS, count_words, first_words, reading_minutes
from plugins.story.rare import ASCII, without

SPACES = [" ", "  ", "\n", "\t", "\r", "\x0b", "\x1c", "\x1f", "\x85", "\xa0", "\u2003", "\u3000"]


@given(st.lists(st.sampled_from([*SPACES, "a", "b-c", "é", "👍", "\u200b", "\ud800"])).map("".join))
def test_words_are_counted_as_split_makes_them(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert count_words(data, without(text, ASCII)) == len(text.split())


@pytest.mark.parametrize(
    ("texts", "minutes"),
    [
        (["word"], 1),
        (["word " * 690], 3),
        (["語" * 1500], 3),  # a script without spaces is read by the letter
        (["word " * 230, "語" * 500], 2),
    ],
)
def test_how_long_it_takes_to_read(texts: list[str], minutes: int) -> None:
    assert reading_minutes(texts) == minutes


def test_the_first_words_end_with_a_whole_one_where_there_are_spaces() -> None:
    assert first_words(["", "words " * 60]) == ("words " * 26).rstrip() + "…"
    assert first_words(["語" * 999]) == "語" * (SUMMARY_CHARS - 1) + "…"
    assert first_words(["So, " + "語" * 999]) == "So, " + "語" * (SUMMARY_CHARS - 5) + "…"


@given(
    st.lists(st.text(st.sampled_from("ab é語ไ\u3000\u2003👍"), max_size=40)), st.text(max_size=5)
)
def test_more_rare_characters_change_no_reading_time(texts: list[str], others: str) -> None:
    rare = "".join(set(without("".join([*texts, others]), ASCII)))
    assert reading_minutes(texts, rare) == reading_minutes(texts)
