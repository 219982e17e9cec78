"""File names: safe on every system, and different where the names differ."""

from __future__ import annotations

import re
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story import limits
from plugins.story.slugs import RESERVED, name_slug, tag_slug
from plugins.story.tags import key_of

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
NEAR = st.text(alphabet="aAäÄa\u0308ßsſSiİıI\u0307Kkσςﬁ\u200d·_1-./\\:", min_size=1, max_size=5)


def assert_safe(slug: str) -> None:
    assert slug
    assert len(slug.encode()) <= limits.SLUG_BYTES
    assert not slug.startswith("-")
    assert not re.search(r"[/\\.:*?\"<>|%#\s]", slug)
    assert not any(category(char) in ("Cc", "Zs", "Zl", "Zp") for char in slug)
    assert slug not in RESERVED


def test_a_key_is_its_own_slug() -> None:
    assert [tag_slug(key) for key in ("meded", "résumé", "الإرشاد", "il·lusió", "3things")] == [
        "meded",
        "résumé",
        "الإرشاد",
        "il·lusió",
        "3things",
    ]


def test_reserved_keys_get_what_no_key_can_have() -> None:
    assert [tag_slug(key) for key in ("index", "con", "com1")] == [
        "index-tag",
        "con-tag",
        "com1-tag",
    ]


def test_a_long_key_keeps_its_beginning() -> None:
    slug = tag_slug("ผ" * 64)
    assert slug.startswith("ผ" * 45 + "-")
    assert slug != tag_slug("ผ" * 63)
    assert_safe(slug)


def test_a_ligature_that_folds_to_words_with_spaces() -> None:
    assert_safe(tag_slug(key_of("ﷺ")))
    assert tag_slug(key_of("ﷺ")) != tag_slug(key_of("صلىاللهعليهوسلم"))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ward Seven", "ward-seven"),
        ("  Ward   SEVEN. ", "ward-seven"),
        ("ward_seven", "ward-seven"),
        ("Dr. Siobhán O’Neill-Smith", "dr-siobhán-oneill-smith"),
        ("Siobha\u0301n O'Neill", "siobhán-oneill"),
        ("Анна SS.", "анна-ss"),
        ("محمد الأحمد", "محمد-الأحمد"),
        ("田中 さん", "田中-さん"),
        ("Index", "index_"),
        ("CON", "con_"),
        ("💪 !", ""),
        ("", ""),
    ],
)
def test_name_slug(name: str, slug: str) -> None:
    assert name_slug(name) == slug


@given(TEXT | NEAR)
def test_tag_slugs_are_safe(text: str) -> None:
    assert_safe(tag_slug(key_of(text)))


@given(TEXT | NEAR)
def test_name_slugs_are_safe_or_empty(text: str) -> None:
    if slug := name_slug(text):
        assert_safe(slug)


@given(NEAR, NEAR)
def test_different_keys_have_different_files(one: str, other: str) -> None:
    one, other = key_of(one), key_of(other)
    if one != other:
        folded = [normalize("NFD", tag_slug(key)).casefold() for key in (one, other)]
        assert folded[0] != folded[1]


@given(NEAR)
def test_spellings_of_a_key_have_one_file(text: str) -> None:
    assert tag_slug(key_of(text)) == tag_slug(key_of(normalize("NFD", text)))
    assert tag_slug(key_of(text)) == tag_slug(key_of(text.casefold()))
