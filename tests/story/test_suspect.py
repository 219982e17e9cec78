"""The quick look at a text finds all that the thorough one tells of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.rare import ASCII, without
from plugins.story.repair import damaged
from plugins.story.repair.mojibake import LEADS
from plugins.story.suspect import may_be_damaged

WORDS = ["a", " ", "\n", "’", "é", "💪", "©", "\x85", "\ufffd", "\uf78f", "€™", "Ÿ’ª", "Ä¶", *LEADS]
DAMAGED = ["donâ€™t", "ðŸ’ª", "đŸ’Ș", "‚Äì", "Â©", "\ufffd", "\x92", "\ue000", "\U000f0000", "ï»¿"]


def suspected(text: str) -> bool:
    return may_be_damaged(text, without(text, ASCII))


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join) | st.text(max_size=20))
def test_what_is_not_suspected_is_not_damaged(text: str) -> None:
    assert suspected(text) or damaged(text) == ()


@pytest.mark.parametrize("text", DAMAGED)
def test_damage_is_suspected(text: str) -> None:
    assert damaged(text)
    assert suspected(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "plain", "“é” – naïvely no: ç, ü … 💪👩‍💻☺️", "قصتي", "漢字"),
        *("São Tomé", "canción", "Róisín", "să știi că", "idée"),  # with leads before ASCII
    ],
)
def test_everyday_text_costs_no_closer_look(text: str) -> None:
    assert damaged(text) == ()
    assert not suspected(text)


def test_leads_side_by_side_cost_one() -> None:
    assert damaged("đã") == ()
    assert suspected("đã")
