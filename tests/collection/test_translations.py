"""Translations of a story belong together, whichever file is read first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from plugins.collection.admit import admit
from plugins.collection.collection import Collection
from plugins.collection.site import Site
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.collection.translations import groups_of
from plugins.story.model import Hashtag, Listing
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import story_text

DAY = datetime(2024, 3, 2, tzinfo=UTC)
MADE, _ = read_story("content/stories/ada.md", story_text().encode(), Reading())


def story(slug: str, lang: str = "en", translates: str = "", **changes: object) -> Listing:
    assert MADE
    path = f"content/stories/{slug}.md"
    return replace(MADE, slug=slug, path=path, lang=lang, translates=translates, **changes)


ADA, ADE, ADAM = story("ada"), story("ade", "fr", "ada"), story("adam", "de", "ada")


def collected(*stories: Listing) -> Collection:
    site = Site("Pay It Forward", "", "en", "", (), Path("theme"))
    dated = [replace(s, date=DAY + timedelta(days=n)) for n, s in enumerate(stories)]
    assert MADE
    text = text_of(MADE)
    return Collection(dated, Steward(), frozenset(), lambda _: text, site)


def told(*stories: Listing, others: tuple[str, ...] = ()) -> list[tuple[str, str, int]]:
    slugs = {s.slug for s in stories} | set(others)
    problems = admit(stories, slugs, date(2026, 1, 1), drafts=True)[1]
    return sorted((p.rule, p.path.rpartition("/")[2], p.line) for p in problems)


@pytest.mark.parametrize("order", list(permutations([ADA, ADE, ADAM])))
def test_each_finds_all_and_the_original_comes_first(order: tuple[Listing, ...]) -> None:
    groups = groups_of((*order, story("bea")))
    assert groups.keys() == {"ada", "ade", "adam"}
    for group in groups.values():
        assert group[0].slug == "ada" and {s.slug for s in group} == groups.keys()
    collection = collected(*order)
    for each in collection.stories:
        assert {s.slug for s in collection.translations(each)} == groups.keys()
        assert collection.links(each).translations == collection.translations(each)


def test_translations_stay_together_without_the_original() -> None:
    gone = story("ada", status="withdrawn")
    collection = collected(gone, ADE, ADAM)
    assert [s.slug for s in collection.translations(ADE)] == ["ade", "adam"]
    assert collected(gone, ADE).translations(ADE) == ()
    assert told(gone, ADE, ADAM) == []
    assert told(gone, story("ana", gone.lang, "ada")) == []  # a tombstone keeps no language


def test_a_story_is_not_near_itself() -> None:
    shared = (Hashtag("Rare", "rare"),)
    original, translated, other = (replace(s, hashtags=shared) for s in (ADA, ADE, story("bea")))
    links = collected(original, translated, other).links(original)
    assert [s.slug for s in links.related] == ["bea"]


def test_a_plain_collection_has_no_groups() -> None:
    assert groups_of([ADA, story("bea")]) == {}
    assert collected(ADA).translations(ADA) == ()


def test_what_is_wrong_is_told_where_it_stands() -> None:
    at = {"lines": {"Translates": 8}}
    lost = story("b", "fr", "nobody", **at)
    itself = story("c", "fr", "c", **at)
    again = story("d", "es", "ade", **at)
    same = story("e", "EN", "ada", **at)
    twice = story("f", "fr", "ada", **at)
    assert told(ADA, ADE, lost) == [("translates-nothing", "b.md", 8)]
    assert told(ADA, ADE, itself) == [("translates-itself", "c.md", 8)]
    assert told(ADA, ADE, again) == [("translates-translation", "d.md", 8)]
    assert told(ADA, ADE, same) == [("translates-same-language", "e.md", 8)]
    assert told(ADA, ADE, twice) == [
        ("translates-same-language", "ade.md", 1), ("translates-same-language", "f.md", 8)
    ]  # fmt: skip
    assert told(story("g", "fr", "h"), story("h", "en", "g")) == [
        ("translates-translation", "g.md", 1), ("translates-translation", "h.md", 1)
    ]  # fmt: skip


def test_a_remedy_names_the_original() -> None:
    problems = admit([ADA, ADE, story("d", "es", "ade")], {"ada", "ade", "d"}, DAY.date())[1]
    assert [p.remedy for p in problems] == ["Name the original: write Translates: ada"]


def test_a_file_that_cannot_be_read_is_no_fault_of_its_translation() -> None:
    assert told(ADE, others=("ada",)) == []
