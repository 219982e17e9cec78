"""Feeds and sitemap of any story that is admitted are XML, with nothing live in them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.collection.collection import Collection
from plugins.collection.site import Site
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.feeds.crawlers import lists
from plugins.feeds.pages import pages
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.attacks import closed
from tests.attacks.corpus import attacks
from tests.stories import story_text

SITE = Site("Pay It Forward", "Stories", "en", "https://site.example", (), Path("theme"))
FEATURES = frozenset(["threads", "hashtags", "people", "roles", "feeds", "styles"])
EXAMPLES = int(os.environ.get("PIF_EXAMPLES", "100"))
texts = st.sampled_from([a.text for a in attacks() if len(a.text) < 500]) | st.text(max_size=40)


@settings(max_examples=EXAMPLES, deadline=None)
@given(texts, texts, texts)
def test_every_feed_is_whole_whatever_a_story_says(title: str, tag: str, body: str) -> None:
    fields = {"Title": title, "Summary": body, "Note": title, "Author": f"A {tag}"}
    fields = {name: value.replace("\n", "\n    ") for name, value in fields.items()}
    text = story_text(f"1/ {body}\n\n2/ #{tag} and #MedEd\n", **fields)
    story, _ = read_story(
        "content/stories/ada.md", text.encode("utf-8", "surrogatepass"), Reading()
    )
    if story is None:
        return
    collection = Collection([story], Steward(), FEATURES, lambda _: text_of(story), SITE)
    made: set[str] = set()
    for page in (*pages(collection), *lists(collection)):
        data = page.data()
        assert isinstance(data, bytes)
        made.add(page.path)
        if page.path.endswith(".xml"):
            _is_whole(data)
        elif page.path.endswith(".json"):
            _is_whole_json(data)
    assert len(made) >= 11  # nine feeds of all and the roles, these two; and those of hashtags
    assert {"sitemap.xml", "robots.txt"} <= made


def _is_clean(html: str) -> None:
    inner = re.fullmatch(r'<div lang="en" dir="ltr">\n(.*)</div>', html, re.DOTALL)
    assert inner and closed.prose(inner[1], "https://site.example/") == []


def _is_whole_json(data: bytes) -> None:
    assert b"</" not in data
    for item in json.loads(data)["items"]:
        _is_clean(item["content_html"])
        assert re.fullmatch(r"https://site\.example/[\w./%~-]*", item["url"])


def _is_whole(data: bytes) -> None:
    markup = re.sub(rb"<!\[CDATA\[.*?\]\]>", b"", data, flags=re.DOTALL)
    assert not re.search(rb"<!|\]\]>|<\?(?!xml version|xml-stylesheet)", markup)
    for href in re.findall(rb'<a [^>]*href="([^"]*)"', markup):
        assert re.fullmatch(rb"(?:\.\./)+[\w./%~-]*", href), href  # of what people are shown
    for element in ElementTree.fromstring(data).iter():
        if element.tag.endswith(("}content", "}encoded")):
            _is_clean(element.text or "")
        elif element.tag.endswith(("link", "}id", "guid", "}loc")):
            address = element.get("href") or element.text or ""
            assert re.fullmatch(r"https://site\.example/[\w./%~#-]*", address), address
