"""The real site, as its readers get it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import html5lib
import pytest

from plugins.check.checking import check
from plugins.collection.settings import last_day
from tests.pages import Parsed, parsed_site, target

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Parsed]:
    found = parsed_site(site)
    assert len(found) > 50
    return found


def test_every_story_of_the_collection_passes(root: Path) -> None:
    found = check(root, (), last_day())
    assert found.files >= 16
    assert [p for p in found.problems if p.level != "note"] == []


def test_the_collection_is_varied(root: Path) -> None:
    texts = [path.read_text() for path in (root / "content/stories").glob("*.md")]
    told = [text for text in texts if "Status: withdrawn" not in text]
    assert all("People: composite" in text for text in told)
    langs = {lang for text in told for lang in re.findall(r"^Lang: (\w+)", text, re.MULTILINE)}
    assert langs & {"ar", "fa", "he", "ur"}
    assert langs & {"ja", "ko", "zh"}


def test_all_links_inside_the_site_lead_somewhere(site: Path, pages: dict[str, Parsed]) -> None:
    lost = []
    for name, page in pages.items():
        for link in page.links:
            found = target(name, link)
            if found is None:
                continue
            path, anchor = found
            if not (site / path).is_file():
                lost.append(f"{name}: {link}")
            elif anchor and path.endswith(".html") and anchor not in pages[path].ids:
                lost.append(f"{name}: {link} (no such anchor)")
    assert lost == []


def test_every_page_is_reached_from_the_front_page(pages: dict[str, Parsed]) -> None:
    seen, todo = {"index.html"}, ["index.html"]
    while todo:
        name = todo.pop()
        near = {found[0] for link in pages[name].links if (found := target(name, link))}
        new = {path for path in near if path in pages} - seen
        seen |= new
        todo += new
    withdrawn = {name for name, page in pages.items() if "withdrawn" in page.text[:400].lower()}
    assert set(pages) - seen <= withdrawn | {"404.html"}


def test_every_page_is_well_formed(pages: dict[str, Parsed]) -> None:
    for name, page in pages.items():
        assert page.faults == [], name
        assert page.open == [], name
        assert [anchor for anchor, n in Counter(page.ids).items() if n > 1] == [], name
        assert page.count("h1") == 1, name
        assert page.count("main") == 1, name
        assert page.count("title") == 1, name


def test_every_page_parses_without_an_error(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        assert parser.errors == [], path


def test_nothing_runs_and_nothing_is_asked_elsewhere(pages: dict[str, Parsed]) -> None:
    for name, page in pages.items():
        for tag, attrs in page.elements:
            assert tag not in {"style", "iframe", "object", "embed"}, name
            assert tag != "script" or _ours(attrs), (name, attrs)
            assert not [a for a in attrs if a == "style" or a.startswith("on")], name
            if tag in {"img", "link", "source"} and attrs.get("rel") != "canonical":
                address = attrs.get("src") or attrs.get("href") or ""
                if attrs.get("rel") != "icon" or not address.startswith("data:image/svg+xml,"):
                    assert "//" not in address, (name, address)


def _ours(attrs: dict[str, str | None]) -> bool:
    """Whether a script is data, or every page's own one, which fetches files of ours."""
    if attrs == {"type": "application/ld+json"}:
        return True
    files = {address.lstrip("./") for address in (attrs.get("data-more") or "").split(" ")}
    return "theme/site.js" in files <= {"theme/site.js", "theme/search/search.js"}


def test_pictures_and_languages_are_told(pages: dict[str, Parsed]) -> None:
    for name, page in pages.items():
        assert all("alt" in attrs for tag, attrs in page.elements if tag == "img"), name
        assert page.elements[0][1].get("lang") == "en", name


def test_each_section_has_its_anchor_and_a_link_to_itself(pages: dict[str, Parsed]) -> None:
    stories = {name: page for name, page in pages.items() if name.startswith("stories/")}
    for name, page in stories.items():
        positions = [anchor for anchor in page.ids if anchor.isdigit()]
        assert positions == [str(n) for n in range(1, len(positions) + 1)], name
        assert {f"#{n}" for n in positions} <= set(page.links), name


def test_a_post_s_place_is_told_in_our_language_and_its_marker_in_the_author_s(site: Path) -> None:
    page = (site / "stories/ismi-fi-al-tahin.html").read_text("utf-8")
    marks = re.findall(r'<a class="post-mark" href="#\d+">(.*?)</a>', page)
    assert len(marks) > 3
    for mark in marks:
        assert re.search(r'<span(?: class="unseen")? lang="en" dir="ltr">(Post|of) ', mark), mark
        assert "<span>" not in mark and "<b " not in mark
    ours = (site / "stories/the-soup.html").read_text("utf-8")
    assert 'class="post-mark"' in ours and '<span lang="en"' not in ours


def test_feeds_are_whole(site: Path) -> None:
    feeds = sorted(site.rglob("*.atom.xml"))
    assert len(feeds) > 10
    for path in feeds:
        root = ElementTree.parse(path).getroot()
        ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
        assert ids and len(set(ids)) == len(ids), path
        for entry in root.iter(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}title")
            assert entry.findtext(f"{ATOM}updated")
            content = entry.findtext(f"{ATOM}content") or ""
            assert "site:" not in content
            assert 'href="../' not in content


def test_the_sitemap_names_pages_that_are_there(site: Path) -> None:
    addresses = in_sitemap(site)
    assert len(addresses) > 50
    for address in addresses:
        found = target("index.html", address)
        assert found and (site / found[0]).is_file(), address


def test_the_sitemap_names_all_pages_but_old_ones_of_lists(site: Path) -> None:
    named = {unquote(address.removeprefix("/")) or "index.html" for address in in_sitemap(site)}
    for path in site.rglob("*.html"):
        name, text = path.relative_to(site).as_posix(), path.read_text("utf-8")
        if not ('content="noindex"' in text or re.search(r"/[^/]+/\d+\.html$", name)):
            assert name in named, name


def in_sitemap(site: Path) -> list[str]:
    """The addresses in the sitemap, without the site's."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    found = [element.text or "" for element in root.iter() if element.tag.endswith("loc")]
    return [address.removeprefix("http://localhost:8000") for address in found]
