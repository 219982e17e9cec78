"""A memory that doesn't grow without bound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.collection.recent import Recent


def test_the_older_half_is_dropped() -> None:
    recent: Recent[int, str] = Recent(4)
    for n in range(5):
        recent[n] = str(n)
    assert list(recent) == [2, 3, 4]


@given(st.integers(1, 5), st.lists(st.integers(0, 9)))
def test_it_has_what_was_made_last_and_no_more_than_it_may(most: int, made: list[int]) -> None:
    recent: Recent[int, str] = Recent(most)
    for n in made:
        recent[n] = str(n)
        assert recent.get(n) == str(n)
        assert len(recent) <= most
        assert recent.items() <= {(k, str(k)) for k in made}
