"""Pages as programs read them that know microformats2 (https://microformats.org/wiki/microformats2)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import mf2py
import pytest

HERE = "https://stories.example/"
FEEDS = ["mentors.html", "mentees.html", "tags/mentoring.html", "people/ward-seven.html"]
FEEDS += ["archive/2018.html", "index.html"]


def parsed(site: Path, name: str) -> list[dict[str, Any]]:
    """The top items of a page."""
    text = (site / name).read_text("utf-8")
    items: list[dict[str, Any]] = mf2py.parse(doc=text, url=HERE + name)["items"]
    return items


def stories(site: Path) -> list[str]:
    """Pages of stories that were not withdrawn."""
    found = sorted(path.relative_to(site).as_posix() for path in site.glob("stories/*.html"))
    return [name for name in found if "h-entry" in (site / name).read_text("utf-8")]


def is_there(site: Path, address: str) -> bool:
    return (site / unquote(address.removeprefix(HERE))).is_file()


def author(entry: dict[str, Any]) -> dict[str, Any]:
    (card,) = entry["properties"]["author"]
    assert card["type"] == ["h-card"]
    properties: dict[str, Any] = card["properties"]
    return properties


def test_a_story_is_an_entry(site: Path) -> None:
    assert len(stories(site)) > 15
    for name in stories(site):
        entry = parsed(site, name)[0]
        said = entry["properties"]
        assert entry["type"] == ["h-entry"]
        assert said["url"] == [HERE + name]
        for key in ("name", "summary", "published", "content"):
            assert len(said[key]) == 1 and said[key][0], (name, key)
        page = (site / name).read_text("utf-8")
        assert said["content"][0]["html"].count('class="prose"') == len(
            re.findall(r'<li class="post" id=', page)
        )
        assert author(entry)["name"][0]
        assert is_there(site, author(entry)["url"][0])
        assert not any("#" in category for category in said.get("category", []))


def test_an_answer_names_what_it_answers(site: Path) -> None:
    answers = [
        entry["properties"]["in-reply-to"]
        for name in stories(site)
        if "in-reply-to" in (entry := parsed(site, name)[0])["properties"]
    ]
    assert answers
    for (cite,) in answers:
        assert cite["type"] == ["h-cite"]
        assert is_there(site, cite["properties"]["url"][0])
        assert author(cite)["name"][0]


@pytest.mark.parametrize("name", FEEDS)
def test_a_list_is_a_feed(site: Path, name: str) -> None:
    (feed,) = [item for item in parsed(site, name) if item["type"] == ["h-feed"]]
    assert feed["properties"]["name"][0]
    assert feed["children"]
    for entry in feed["children"]:
        said = entry["properties"]
        assert entry["type"] == ["h-entry"]
        assert said["name"][0] and said["published"][0] and author(entry)["name"][0]
        assert is_there(site, said["url"][0])
        assert "summary" in said and "content" not in said  # its address is that of the whole


def test_a_person_is_a_card(site: Path) -> None:
    (feed,) = parsed(site, "people/ward-seven.html")
    assert author(feed)["name"] == ["Ward Seven"]


def test_an_entry_tells_its_language(site: Path) -> None:
    entry = parsed(site, "stories/ismi-fi-al-tahin.html")[0]
    assert entry["lang"] == "ar" and entry["properties"]["content"][0]["lang"] == "ar"
