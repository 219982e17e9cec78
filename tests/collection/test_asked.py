"""Which features are asked for pages: all of them, or those that show texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from blinker import ANY, Signal

from plugins.collection import all_pages, concerned, lists_wanted, pages_wanted
from plugins.collection.collection import Collection
from plugins.collection.launch import connect
from plugins.collection.page import Page
from plugins.story.model import Person
from tests.test_house import FEATURES
from tests.told import collected, told


@pytest.fixture
def collection(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """Stories that have every kind of list; all features are connected for as long."""
    monkeypatch.chdir(root)
    signals = (pages_wanted, lists_wanted)
    before = [set(signal.receivers_for(ANY)) for signal in signals]
    connect(f"plugins.{name}" for name in FEATURES)
    answer = told(
        "bea", ["MedEd", "Nights"], days=400, reply_to="ada", role="mentee", field="nursing"
    )
    yield collected([told("ada", ["MedEd", "Mentoring"]), answer])
    for signal, connected in zip(signals, before, strict=True):
        for feature in {*signal.receivers_for(ANY)} - connected:
            signal.disconnect(feature)


def _sent(features: Signal, collection: Collection) -> Iterator[Page]:
    for _, made in features.send(collection):
        yield from made


def test_features_of_lists_show_no_text(collection: Collection) -> None:
    lists = list(_sent(lists_wanted, collection))
    assert {page.path for page in lists} > {
        "mentors.html",
        "fields/nursing.html",
        "archive/2020.html",
    }
    assert [page.path for page in lists if page.texts or page.passing] == []


def test_where_only_texts_are_new_no_list_is_asked_for(collection: Collection) -> None:
    all_paths = {page.path for page in all_pages(collection)}
    collection.retold = collection.stories[:1]  # Ada's, the older one
    asked = {page.path for page in all_pages(collection)}
    assert asked == {page.path for page in _sent(pages_wanted, collection)}
    assert {"stories/ada.html", "tags/meded.html", "together/bea.html", "index.html"} < asked
    assert {"stories/bea.html", "tags/nights.html"} < all_paths - asked
    assert {"mentors.html", "tags/index.html", "sitemap.xml"} < all_paths - asked


def test_hashtags_and_people_are_those_of_the_new_texts() -> None:
    bo = Person("Bo Lind", "bo-lind")
    stories = [told("ada", ["Zeal", "MedEd"]), told("bea", ["MedEd", "Nights"], 1, author=bo)]
    collection = collected(stories)
    assert [topic.key for topic in concerned.topics(collection)] == ["meded", "nights", "zeal"]
    assert len([*concerned.voices(collection)]) == 2
    collection.retold = collection.stories[1:]
    assert [topic.key for topic in concerned.topics(collection)] == ["meded", "nights"]
    assert [voice.slug for voice in concerned.voices(collection)] == ["bo-lind"]
    assert concerned.stories(collection) == collection.stories[1:]
