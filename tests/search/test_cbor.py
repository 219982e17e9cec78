"""Pagefind's lists are read and written whole, and anything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.cbor import Item, decoded, encoded

ITEMS = st.recursive(
    st.integers(-(1 << 32), 1 << 63) | st.text(),
    lambda inside: st.lists(inside, max_size=30),
    max_leaves=60,
)


@given(ITEMS)
def test_an_item_comes_back(item: Item) -> None:
    assert decoded(encoded(item)) == item


@pytest.mark.parametrize(
    ("item", "data"),  # RFC 8949, appendix A
    [(23, "17"), (24, "1818"), (1000000, "1a000f4240"), (-100, "3863"), ("IETF", "6449455446"),
     ([1, [2, 3]], "8201820203")],
)  # fmt: skip
def test_it_is_written_as_the_standard_has_it(item: Item, data: str) -> None:
    assert encoded(item).hex() == data


@pytest.mark.parametrize("data", ["", "1f", "f6", "a0", "41ff", "8201", "0101", "61ff"])
def test_anything_else_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="CBOR"):
        decoded(bytes.fromhex(data))


@given(st.binary(max_size=40))
def test_no_bytes_do_harm(data: bytes) -> None:
    try:
        item = decoded(data)
    except ValueError:
        return
    assert decoded(encoded(item)) == item
