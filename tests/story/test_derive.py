"""What is worked out from a story's words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.story.derive import count_words
from plugins.story.rare import ASCII, without

SPACES = [" ", "  ", "\n", "\t", "\r", "\x0b", "\x1c", "\x1f", "\x85", "\xa0", "\u2003", "\u3000"]


@given(st.lists(st.sampled_from([*SPACES, "a", "b-c", "é", "👍", "\u200b", "\ud800"])).map("".join))
def test_words_are_counted_as_split_makes_them(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert count_words(data, without(text, ASCII)) == len(text.split())
