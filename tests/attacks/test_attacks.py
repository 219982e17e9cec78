"""Attacks in every place: refused, or shown as the text they are. Nothing leaves its place."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

import html5lib
import pytest

from tests.attacks import closed, places
from tests.attacks.closed import Seen, seen
from tests.attacks.conftest import Attacked
from tests.attacks.corpus import attacks, unescaped
from tests.attacks.planting import POSTS, share_of_places

SITE = "http://localhost:8000/"
KINDS = (".html", ".xml", ".txt", ".css", ".json", ".svg", ".png", ".ico", ".webp", ".avif", ".jpg")
KINDS += ("_headers", ".webmanifest", "/site.js", "/search/finding.js", "/search/search.js")
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff\U000e0000-\U000e001f"
    "\U000f0000-\U0010ffff]"
)
SPACE = re.compile(r"\s+")
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@pytest.fixture(scope="module")
def pages(attacked: Attacked) -> dict[str, Seen]:
    return _pages(attacked.output)


def _pages(folder: Path) -> dict[str, Seen]:
    return {name: seen(text, name) for name, text in _texts(folder, "*.html")}


def _texts(folder: Path, pattern: str) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob(pattern)):
        yield path.relative_to(folder).as_posix(), path.read_bytes().decode()


def test_the_corpus_is_read_as_it_was_meant() -> None:
    found = attacks()
    assert len(found) > 700
    assert len({attack.name.partition(":")[0] for attack in found}) == 8
    assert unescaped(r"a\tb\x00\u202e\\n") == "a\tb\0\u202e\\n"
    texts = {attack.text for attack in found}
    assert {"<script>\n\nalert(1)\n\n</script>", "java\tscript:alert(1)"} <= texts
    assert max(map(len, texts)) < 80_000


def test_every_place_is_tried_as_often_as_any_other(attacked: Attacked) -> None:
    planted = attacked.planted
    assert set(planted.tried) == {*places.BODY, *places.HEADER, *places.FILES, places.NAME}
    fewest, rest = divmod(planted.attacks, share_of_places())
    assert set(planted.tried.values()) <= {fewest, fewest + bool(rest)}
    assert planted.refused["an unknown field"] == planted.tried["an unknown field"]
    shown = planted.tried.total() - planted.refused.total()
    assert shown > planted.attacks  # else nothing would be proved


def test_what_is_admitted_alone_is_admitted_together(attacked: Attacked) -> None:
    """The build refuses only what no file shows alone: dates to come, lost replies."""
    rules = {line.rpartition("[")[2] for line in attacked.said.split("\n") if ": error:" in line}
    known = {"date-in-future]", "reply-to-nothing]", "address-doubled]", "picture-missing]"}
    assert rules <= {
        *known,
        "translates-nothing]",
        "translates-itself]",
        "translates-same-language]",
    }
    assert "Traceback" not in attacked.said
    built = {path.stem for path in attacked.output.glob("stories/posts-*.html")}
    assert len(built) >= len(attacked.planted.shared) // POSTS


def test_nothing_is_written_but_the_site(attacked: Attacked) -> None:
    root = attacked.project.root
    files = {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}
    new = {name for name in files - attacked.before if "__pycache__" not in name}
    assert new
    assert [name for name in new if not name.startswith(("preview/", ".cache/"))] == []
    assert [name for name in new if name[:8] == "preview/" and not name.endswith(KINDS)] == []


def test_pages_hold_nothing_but_what_the_closed_list_has(pages: dict[str, Seen]) -> None:
    assert len(pages) > 50
    assert [fault for page in pages.values() for fault in page.faults] == []


def test_pages_have_no_part_that_a_harmless_site_has_not(
    attacked: Attacked, pages: dict[str, Seen]
) -> None:
    harmless = _pages(attacked.twin.root / "preview").values()
    known = {path for page in harmless for path in page.paths}
    strange = {path: name for name, page in pages.items() for path in page.paths - known}
    assert strange == {}


def test_pages_parse_without_an_error(attacked: Attacked) -> None:
    for name, text in _texts(attacked.output, "*.html"):
        if re.match(r"stories/posts-\d*[05]\.|[^/]+$|tags/index|people/index\.", name):
            parser = html5lib.HTMLParser()
            parser.parse(text)
            faults = [f for f in parser.errors if f[1] != "invalid-codepoint"]  # U+FDD0 is text
            assert faults == [], name


def test_what_fields_say_is_shown_as_it_was_written(
    attacked: Attacked, pages: dict[str, Seen]
) -> None:
    classes = {"Title": "h1.p-name", "Note": "div.notice", "Field": "span.p-category"}
    classes["Author"] = "a.p-author h-card"
    told = 0
    for name, fields in attacked.planted.shown.items():
        page = pages[f"stories/{name}.html"]
        told += len(fields)
        for key, value in fields.items():
            if key in classes and _folded(value):
                shown = "".join(page.texts.get(classes[key], ["nothing"]))
                assert _folded(value) in _folded(shown), (name, key, value, shown)
    assert told > len(attacked.planted.shown)


def _folded(text: str) -> str:
    """A text as a field has it: NFC, white space folded."""
    return SPACE.sub(" ", unicodedata.normalize("NFC", HIDDEN.sub("", text))).strip()


def test_nothing_is_there_that_a_reader_cannot_see(attacked: Attacked) -> None:
    """Neither as it was sent, nor by an entity, nor from behind percent signs."""
    for pattern in ("*.html", "*.xml"):
        for name, text in _texts(attacked.output, pattern):
            found = UNSEEN.search(html.unescape(text))
            assert not found, (name, ascii(found[0]))


def test_feeds_are_xml_without_entities_of_their_own(attacked: Attacked) -> None:
    feeds = dict(_texts(attacked.output, "*.xml"))
    assert {"feeds/all.atom.xml", "feeds/all.rss.xml", "sitemap.xml"} <= feeds.keys()
    for name, text in feeds.items():
        parser = expat.ParserCreate()
        for handler in ("StartDoctypeDeclHandler", "EntityDeclHandler", "CommentHandler"):
            setattr(parser, handler, _refuse)
        parser.ProcessingInstructionHandler = _our_style
        parser.Parse(text.encode(), True)
        assert parser.ErrorCode == 0, name


def _our_style(target: str, data: str) -> None:
    assert target == "xml-stylesheet"
    assert re.fullmatch(r'type="text/css" href="(?:\.\./)+theme/feed\.css"', data), data


def _refuse(*what: object) -> None:
    raise AssertionError(what)


def test_feeds_have_no_part_that_a_harmless_site_has_not(attacked: Attacked) -> None:
    known = _parts(attacked.twin.root / "preview")
    assert len(known) > 20
    assert _parts(attacked.output) - known == set()


def _parts(folder: Path) -> set[str]:
    """The elements of all feeds, each with those around it and the names of its attributes."""
    found: set[str] = set()

    def walk(element: ElementTree.Element, above: str) -> None:
        here = f"{above}/{element.tag}[{' '.join(sorted(element.attrib))}]"
        found.add(here)
        for child in element:
            walk(child, here)

    for _, text in _texts(folder, "*.xml"):
        walk(ElementTree.fromstring(text.encode()), "")
    return found


def test_stories_in_feeds_hold_nothing_but_what_the_closed_list_has(attacked: Attacked) -> None:
    stories = 0
    for name in ("feeds/all.atom.xml", "feeds/all.rss.xml"):
        for element in ElementTree.parse(attacked.output / name).iter():
            if element.tag.endswith(("}content", "}encoded")):
                stories += 1
                assert _faults(element.text or "") == [], name
            elif element.tag.endswith(("link", "}id", "}uri", "guid", "comments")):
                address = element.get("href") or element.text or ""
                assert address.startswith(SITE) or not address.strip(), address
    assert stories > len(attacked.planted.shown)


def _faults(text: str) -> list[str]:
    """What must not be in a story's HTML, which a feed has in one <div lang dir>."""
    opening = re.match(r'<div lang="[A-Za-z0-9-]+" dir="(?:ltr|rtl)">\n', text)
    assert opening and text.endswith("</div>")
    return closed.prose(text[opening.end() : -len("</div>")], SITE)


def test_other_data_is_whole(attacked: Attacked) -> None:
    for name, text in _texts(attacked.output, "*.json"):
        json.loads(text)
        assert "</script" not in text.lower(), name
    for _, text in _texts(attacked.output, "*.html"):
        for data in re.findall(r"<script type=\"application/ld\+json\">(.*?)</script>", text):
            json.loads(html.unescape(data))


def test_the_lists_have_the_addresses_of_pages_only(attacked: Attacked) -> None:
    root = ElementTree.parse(attacked.output / "sitemap.xml").getroot()
    for element in root.iter():
        if element.tag.endswith("}loc"):
            assert re.fullmatch(rf"{SITE}[\w./%~-]*", element.text or ""), element.text
