"""The sitemap: every address once, whatever the names; and which stories a feed has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from itertools import chain
from xml.etree import ElementTree

import pytest

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.feeds.crawlers import lists
from plugins.feeds.entries import changed
from plugins.feeds.pages import OF_EACH, pages
from plugins.feeds.sitemap import SCHEMA, addresses
from plugins.story.model import Story
from tests.told import SITE, told

BASE = "https://site.example/a&b"


def collected(*stories: Story) -> Collection:
    features = frozenset({"threads", "people"})
    return Collection(stories, Steward(), features, text_of, replace(SITE, url=BASE))


def bytes_of(page: Page) -> bytes:
    data = page.data()
    assert isinstance(data, bytes)
    return data


def places(data: bytes) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(data).iter(f"{{{SCHEMA}}}loc")]


def test_feeds_and_sitemap_tell_when_a_story_was_changed() -> None:
    ada = told("ada")
    edited = replace(ada, modified=datetime(2024, 5, 1, tzinfo=UTC))
    for story, day in ((ada, "2020-01-01"), (edited, "2024-05-01")):
        assert changed(story).startswith(f"{day}T00:00:00.")
        assert dict(addresses(collected(story)))["stories/ada.html"] == day


def test_it_is_xml_in_ascii_whatever_the_names() -> None:
    (page,) = (page for page in lists(collected(told("الجواب"))) if page.path == "sitemap.xml")
    data = bytes_of(page)
    assert data.isascii()
    assert places(data)[0].startswith(f"{BASE}/stories/%D8")


def test_a_long_one_has_every_address_once_in_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("plugins.feeds.crawlers"), "SITEMAP_ENTRIES", 3)
    found = collected(*(told(f"s{n}", days=n) for n in range(5)))
    made = {f"{BASE}/{page.path}": bytes_of(page) for page in lists(found)}
    parts = [places(made[part]) for part in places(made[f"{BASE}/sitemap.xml"])]
    assert [len(part) for part in parts] == [3, 3, 1]
    assert list(chain(*parts)) == [f"{BASE}/{path}" for path, _ in addresses(found)]


def test_a_feed_has_the_latest_stories_newest_first() -> None:
    found = collected(*(told(f"s{n:02}", days=n) for n in range(25)))
    (page,) = [p for p in pages(found) if p.path.startswith("feeds/people/") and "json" in p.path]
    assert [s.slug for s in page.texts] == [f"s{n}" for n in range(24, 24 - OF_EACH, -1)]
