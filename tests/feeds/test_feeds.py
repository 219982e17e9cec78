"""The feeds of the real site, as readers and validators take them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import feedparser
import pytest

from plugins.collection.collection import Collection
from plugins.collection.site import Site
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.feeds.crawlers import lists
from plugins.feeds.pages import ENTRIES, pages
from plugins.feeds.sitemap import addresses
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.feeds import rules
from tests.stories import story_text

BASE = "http://localhost:8000/"
FEATURES = frozenset(["threads", "hashtags", "people", "roles", "feeds", "home", "archive"])
CHECKS = {"atom.xml": rules.atom_faults, "rss.xml": rules.rss_faults, "json": rules.json_faults}


def feeds(site: Path) -> list[str]:
    return sorted(p.relative_to(site).as_posix() for p in (site / "feeds").rglob("*.*"))


def test_there_is_a_feed_of_everything_that_can_be_followed(site: Path) -> None:
    found = set(feeds(site))
    for name in ("all", "mentors", "mentees"):
        assert {f"feeds/{name}.{ending}" for ending in CHECKS} <= found
    for folder in ("tags", "people"):
        made = {p.stem for p in (site / folder).glob("*.html")} - {"index"}
        assert len(made) > 10
        assert {f"feeds/{folder}/{slug}.{ending}" for slug in made for ending in CHECKS} <= found


def test_every_feed_is_valid_without_a_warning(site: Path) -> None:
    for name in feeds(site):
        ending = next(ending for ending in CHECKS if name.endswith(ending))
        assert CHECKS[ending]((site / name).read_bytes()) == [], name


def test_the_rules_find_faults(site: Path) -> None:
    atom = (site / "feeds/all.atom.xml").read_text("utf-8")
    once = re.search(r"<updated>.*?</updated>", atom.partition("<entry")[2])
    assert once
    for old, new in (
        (r"<id>.*?</id>", "<id>x</id>"),
        (
            r"(?<=<entry xml:lang=\"en\">\n)<title>.*?</title>",
            "<title>&lt;b&gt;x&lt;/b&gt;</title>",
        ),
        (r"<updated>.*?</updated>", once[0]),
        (r"(?s)(<!\[CDATA\[.*?)<p>", r"\1<script>"),
        (r'href="http:', 'href="'),
        (r'<link [^>]*rel="self".*?/>', ""),
    ):
        changed = re.sub(old, new, atom)
        assert changed != atom and rules.atom_faults(changed.encode()), old


def test_a_reader_sees_whole_stories(site: Path) -> None:
    seen = {}
    for ending in ("atom.xml", "rss.xml"):
        parsed = feedparser.parse((site / f"feeds/all.{ending}").read_bytes())
        assert not parsed.bozo
        assert parsed.feed.title == "Pay It Forward" and parsed.feed.language == "en"
        seen[ending] = [(e.link, e.title, e.author, e.content[0].value) for e in parsed.entries]
    told = json.loads((site / "feeds/all.json").read_bytes())["items"]
    seen["json"] = [
        (i["url"], i["title"], i["authors"][0]["name"], i["content_html"]) for i in told
    ]
    stories = sorted((site / "stories").glob("*.html"))
    assert len(seen["json"]) == min(ENTRIES, len(stories))
    for k, (link, title, author, content) in enumerate(seen["json"]):
        page = (site / link.removeprefix(BASE)).read_text("utf-8")
        assert f'<h1 class="p-name">{title.replace(chr(39), "&#39;")}</h1>' in page
        posts = len(re.findall(r'<li class="post" id=', page))
        assert f"{link}#{posts}" in content and f"{link}#{posts + 1}" not in content
        for ending in ("atom.xml", "rss.xml"):
            assert seen[ending][k][:3] == (link, title, author)
            assert f"{link}#{posts}" in seen[ending][k][3]


def test_a_feed_has_the_site_s_icon(site: Path) -> None:
    icon = json.loads((site / "feeds/all.json").read_bytes())["icon"]
    assert (site / icon.removeprefix(BASE)).is_file()
    atom = ElementTree.parse(site / "feeds/people/ward-seven.atom.xml").getroot()
    assert atom.findtext(f"{rules.ATOM}icon") == icon


def test_an_arabic_story_is_right_to_left_in_every_feed(site: Path) -> None:
    opening = '<div lang="ar" dir="rtl">\n'
    atom = ElementTree.parse(site / "feeds/all.atom.xml").getroot()
    (entry,) = [e for e in atom.iter(f"{rules.ATOM}entry") if e.get(rules.LANG) == "ar"]
    assert (entry.findtext(f"{rules.ATOM}content") or "").startswith(opening)
    rss = ElementTree.parse(site / "feeds/all.rss.xml").getroot()
    (item,) = [i for i in rss.iter("item") if i.findtext(f"{rules.DC}language") == "ar"]
    assert (item.findtext(f"{rules.CONTENT}encoded") or "").startswith(opening)
    told = json.loads((site / "feeds/all.json").read_bytes())["items"]
    (arabic,) = [i for i in told if i["language"] == "ar"]
    assert arabic["content_html"].startswith(opening)


@pytest.mark.parametrize("name", ["feeds/all.rss.xml", "feeds/mentors.atom.xml"])
def test_who_opens_a_feed_finds_its_stories(site: Path, name: str) -> None:
    data = (site / name).read_bytes()
    sheet = re.search(rb'<\?xml-stylesheet type="text/css" href="(.*?)"\?>', data)
    assert sheet and (site / name).parent.joinpath(sheet[1].decode()).is_file()
    (shown,) = ElementTree.fromstring(data).iter(f"{rules.XHTML}div")
    links = [a.get("href") or "" for a in shown.iter(f"{rules.XHTML}a")]
    assert len(links) > 5
    for link in links:
        assert (site / name).parent.joinpath(unquote(link)).is_file(), link


def test_pages_name_their_feeds(site: Path) -> None:
    for page, own in {
        "index.html": ["feeds/all.rss.xml", "feeds/all.json", "feeds/all.atom.xml"],
        "mentors.html": [f"feeds/mentors.{ending}" for ending in CHECKS],
        "people/ward-seven.html": [f"feeds/people/ward-seven.{ending}" for ending in CHECKS],
        "tags/mentoring.html": [f"feeds/tags/mentoring.{ending}" for ending in CHECKS],
        "stories/the-soup.html": ["feeds/all.atom.xml"],
    }.items():
        text, root = (site / page).read_text("utf-8"), "../" * page.count("/")
        found = re.findall(r'<link rel="alternate" type="(.*?)" title=".+?" href="(.*?)">', text)
        assert {f"{root}{feed}" for feed in own} <= {href for _, href in found}, page
        for kind, href in found:
            assert (site / page).parent.joinpath(href).is_file(), (page, href)
            assert kind.split("/")[1].split("+")[0] in ("atom", "rss", "feed")


def collection(count: int) -> Collection:
    """Stories of one day."""
    story, problems = read_story("content/stories/ada.md", story_text().encode(), Reading())
    assert story, problems
    day = datetime(2024, 3, 2, tzinfo=UTC)
    stories = [replace(story, slug=f"story-{n}", date=day) for n in range(count)]
    site = Site("Pay It Forward", "", "en", "https://site.example/a&b", (), Path("theme"))
    return Collection(stories, Steward(), FEATURES, lambda _: text_of(story), site)


@pytest.mark.parametrize("count", [0, 1, 400])
def test_feeds_of_any_size_are_valid(count: int) -> None:
    made = {page.path: page.data() for page in pages(collection(count))}
    assert len(made) >= 3 * len(CHECKS)
    for name, data in made.items():
        assert isinstance(data, bytes)
        ending = name.rpartition("/")[2].partition(".")[2]
        if ending in CHECKS:
            assert CHECKS[ending](data) == [], name


def test_a_character_that_no_xml_can_hold_is_an_error() -> None:
    one = collection(1)
    story = replace(one.stories[0], title="a\ufffeb")
    broken = Collection([story], Steward(), FEATURES, one.text, one.site)
    (page,) = [page for page in pages(broken) if page.path == "feeds/all.atom.xml"]
    with pytest.raises(ValueError, match="can't hold"):
        page.data()
    assert b"a&amp;b" in (next(pages(one)).data() or b"")


def test_a_long_sitemap_has_parts_that_stand_above_all_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(lists.__globals__, "SITEMAP_ENTRIES", 4)
    made = {page.path: page.data() for page in lists(collection(9))}
    index, *parts = (ElementTree.fromstring(data) for name, data in made.items() if "site" in name)  # type: ignore[arg-type]
    names = [found.text for found in index.iter() if found.tag.endswith("loc")]
    assert names == [f"https://site.example/a&b/sitemap-{n + 1}.xml" for n in range(len(parts))]
    assert len(parts) > 2 and {f"sitemap-{n + 1}.xml" for n in range(len(parts))} < made.keys()
    pages = [found.text for part in parts for found in part.iter() if found.tag.endswith("loc")]
    assert len(pages) == len(set(pages)) > 9


def test_a_list_changes_with_its_stories() -> None:
    made = collection(2)
    old, new = made.stories
    old = replace(old, modified=datetime(2025, 1, 1, tzinfo=UTC))
    found = dict(addresses(Collection([old, new], Steward(), FEATURES, made.text, made.site)))
    assert {found[""], found["tags/index.html"], found["archive/2024.html"]} == {"2025-01-01"}
    assert found[f"stories/{new.slug}.html"] == "2024-03-02"


def test_the_sitemap_tells_when_lists_and_stories_changed(site: Path) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    found = {
        url.findtext(f"{space}loc") or "": url.findtext(f"{space}lastmod")
        for url in root.iter(f"{space}url")
    }
    days = [day for address, day in found.items() if "/stories/" in address]
    assert None not in days
    newest = max(day for day in days if day)
    for address in ("", "tags/index.html", "people/index.html", "archive/index.html"):
        assert found[BASE + address] == newest
    assert all(
        day
        for address, day in found.items()
        if re.search("/(tags|people|archive|fields|languages|minutes)/", address)
    )
    names = {unquote(address.removeprefix(BASE)) for address in found}
    assert "search.html" in names and not names & {"404.html", "styleguide.html"}
    for name in names - {""}:
        assert 'name="robots" content="noindex"' not in (site / name).read_text("utf-8"), name


def test_only_what_another_feed_has_too_is_kept_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[int, bytes] = {}
    wanted: list[int] = []

    class Noting(dict[int, bytes]):
        def get(self, number: int, /) -> bytes | None:  # type: ignore[override]
            wanted.append(number)
            return kept.get(number)

        def __setitem__(self, number: int, entry: bytes, /) -> None:
            kept[number] = entry

    monkeypatch.setitem(pages.__globals__, "pool", lambda *_: Noting())
    found = collection(40)
    made = {page.path: page.data() for page in pages(found)}
    assert len(kept) == len({*wanted}) < 40 * len(CHECKS)
    assert all(wanted.count(number) > 1 for number in kept)
    monkeypatch.setitem(pages.__globals__, "pool", lambda *_: dict())
    assert {page.path: page.data() for page in pages(found)} == made
