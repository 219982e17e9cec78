"""How wide a text is, and where it may be cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.collection.graphemes import clusters, columns, cut


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("Soup", 4),
        ("整備士", 6),
        ("ｆｕ", 4),
        ("한국", 4),
        ("e\u0301te\u0301", 3),
        ("\u0301", 0),
        ("👩🏾‍⚕️👨‍👩‍👧", 4),
        ("🇵🇸", 2),
        ("❤️", 2),
        ("क्षत्रिय", 3),
        ("طحين", 4),
        ("a\u00adb", 2),
    ],
)
def test_how_wide_a_text_is(text: str, wide: int) -> None:
    assert columns(text) == wide


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ten letters", "Ten letters"),
        ("Soup for two and more", "Soup for…"),
        ("Soup, for everybody", "Soup, for…"),
        ("Donaudampfschifffahrt", "Donaudampf…"),
        ("A Donaudampfschifffahrt", "A Donaudam…"),
        ("初便の二時間半前", "初便の二時…"),
        ("一 二時間半前、新人が", "一 二時間…"),
        ("e\u0301" * 12, "e\u0301" * 10 + "…"),
        ("👨‍👩‍👧" * 9, "👨‍👩‍👧" * 5 + "…"),
    ],
)
def test_a_text_is_cut(text: str, shown: str) -> None:
    assert cut(text, 11) == shown


@given(st.text(max_size=60), st.integers(2, 30))
def test_no_cut_text_is_too_wide(text: str, most: int) -> None:
    shown = cut(text, most)
    assert columns(shown) <= most
    assert shown == text or text.startswith("".join(clusters(shown)[:-1]))
