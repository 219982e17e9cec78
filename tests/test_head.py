"""What the head of every page tells other programs, and what a phone is told of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib
import pytest
from PIL import Image, ImageChops

from plugins.collection.locales import locale
from plugins.collection.site import Site
from plugins.collection.structured import Structured, quoted, written
from plugins.collection.text import text_of
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.webmanifest.draw import drawn
from plugins.webmanifest.pages import MADDER, PAPER
from tests.attacks.corpus import attacks
from tests.project import publish_real
from tests.stories import story_text

URL = "https://stories.example/there"
KINDS = {
    "index.html": "website",
    "mentors.html": "website",
    "tags/index.html": "website",
    "tags/mentoring.html": "website",
    "people/index.html": "website",
    "people/ward-seven.html": "profile",
    "archive/index.html": "website",
    "archive/2018.html": "website",
    "about.html": "website",
    "stories/the-soup.html": "article",
    "stories/ismi-fi-al-tahin.html": "article",
}
LISTS = {"mentors.html", "tags/index.html", "people/index.html", "archive/index.html"}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site at a known address."""
    return publish_real(tmp_path_factory.mktemp("there"), SITEURL=URL)


def head_of(page: Path) -> str:
    return page.read_text("utf-8").partition("</head>")[0]


def metas(head: str) -> dict[str, list[str]]:
    """What meta elements say, by name and by property."""
    found: dict[str, list[str]] = {}
    for element in re.findall(r"<meta [^>]*>", head):
        given = dict(re.findall(r'([\w:-]+)="([^"]*)"', element))
        for key in ("name", "property"):
            if key in given:
                found.setdefault(given[key], []).append(unescape(given["content"]))
    return found


def data_of(page: Path) -> dict[str, Any]:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head_of(page))
    read: dict[str, Any] = json.loads(data)
    return read


def kinds(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from [data["@type"]] if "@type" in data else []
        for value in data.values():
            yield from kinds(value)
    elif isinstance(data, list):
        for value in data:
            yield from kinds(value)


@pytest.mark.parametrize("name", KINDS)
def test_a_shared_link_tells_what_it_leads_to(there: Path, name: str) -> None:
    head = head_of(there / name)
    said, address = metas(head), f"{URL}/{'' if name == 'index.html' else name}"
    assert said["og:type"] == [KINDS[name]]
    assert said["og:url"] == [address]
    assert f'<link rel="canonical" href="{address}">' in head
    assert said["og:site_name"] == ["Pay It Forward"]
    for key in ("og:title", "og:description", "description", "og:locale"):
        assert len(said[key]) == 1 and said[key][0], key
    assert said["description"] == said["og:description"]


def test_a_shared_story_has_its_facts(there: Path) -> None:
    said = metas(head_of(there / "stories/ismi-fi-al-tahin.html"))
    assert said["og:title"] == ["اسمي في الطحين"]
    assert said["og:locale"] == ["ar_AR"]
    assert said["article:published_time"] == ["2025-03-08T00:00:00Z"]
    assert said["author"] == ["وردية الليل"]
    (person,) = said["article:author"]  # Open Graph wants its page
    assert "وردية الليل" in (there / unquote(person.removeprefix(f"{URL}/"))).read_text("utf-8")
    assert {"NightShift", "Mentoring"} <= set(said["article:tag"])
    head = head_of(there / "stories/ismi-fi-al-tahin.html")
    assert '<title lang="ar" dir="rtl">اسمي في الطحين ·' in head


def test_a_shared_link_has_a_picture(there: Path) -> None:
    if not (there / "cards").is_dir():
        pytest.skip("no cards are made")
    for name in KINDS:
        said = metas(head_of(there / name))
        (picture,) = said["og:image"]
        with Image.open(there / unquote(picture.removeprefix(f"{URL}/"))) as image:
            size = [str(side) for side in image.size]
        assert said["og:image:width"] + said["og:image:height"] == size
        assert said["og:image:alt"][0] and said["twitter:card"] == ["summary_large_image"]


def test_without_an_address_nothing_absolute_is_made_up(site: Path) -> None:
    for name in KINDS:
        head = head_of(site / name)
        assert "og:url" not in head and "canonical" not in head and "hreflang" not in head
        assert re.findall(r'(?:href|content)="https?:[^"]*"', head) == []


def test_pages_that_are_in_no_index_are_not_shared_either(there: Path) -> None:
    head = head_of(there / "404.html")
    assert metas(head)["robots"] == ["noindex"]
    for word in ("og:", "canonical", "ld+json"):
        assert word not in head


def test_long_lists_tell_their_neighbours(there: Path) -> None:
    paged = [p for p in there.rglob("*.html") if 'class="pager"' in p.read_text("utf-8")]
    for page in paged:
        links = re.findall(r'<link rel="(?:prev|next)" href="(.*?)">', head_of(page))
        assert links
        assert all((page.parent / unquote(link)).is_file() for link in links)


def test_a_story_is_data(there: Path) -> None:
    page = there / "stories/the-soup.html"
    story, crumbs = data_of(page)["@graph"]
    posts = re.findall(r'<li class="post" id="(\d+)"', page.read_text("utf-8"))
    assert [part["url"] for part in story["hasPart"]] == [f"#{n}" for n in posts]
    assert story["headline"] == "The soup" and story["inLanguage"] == "en"
    assert story["author"]["name"] == "The Second Violin"
    assert (there / story["author"]["url"].removeprefix(f"{URL}/")).is_file()
    assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2, 3]
    for item in crumbs["itemListElement"][:-1]:
        path = item["item"].removeprefix(f"{URL}/") or "index.html"
        assert (there / path).is_file()


@pytest.mark.parametrize("name", KINDS)
def test_what_a_page_is_stands_in_its_data(there: Path, name: str) -> None:
    if name == "about.html":
        assert "ld+json" not in head_of(there / name)
        return
    found = set(kinds(data_of(there / name)))
    assert "WebSite" in found
    if name != "index.html":
        assert {"BreadcrumbList", "ListItem"} <= found
    assert ("CollectionPage" in found) == (name in LISTS or name[:5] in ("tags/", "archi"))
    assert ("ProfilePage" in found) == (name == "people/ward-seven.html")


def test_translations_find_each_other(there: Path) -> None:
    names = ("le-blanc", "the-blank")
    links = r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">'
    heads = {name: head_of(there / f"stories/{name}.html") for name in names}
    first, second = (dict(re.findall(links, head)) for head in heads.values())
    french, english = (f"{URL}/stories/{name}.html" for name in names)
    assert first == second == {"fr": french, "en": english, "x-default": french}
    assert metas(heads["le-blanc"])["og:locale:alternate"] == ["en_US"]
    assert data_of(there / "stories/the-blank.html")["@graph"][0]["translationOfWork"] == {
        "@id": french
    }
    assert data_of(there / "stories/le-blanc.html")["@graph"][0]["workTranslation"] == [
        {"@id": english}
    ]
    for name, other, language in (("le-blanc", "the-blank", "English"),
                                  ("the-blank", "le-blanc", "French")):  # fmt: skip
        body = (there / f"stories/{name}.html").read_text("utf-8").partition("<body>")[2]
        assert re.search(
            rf'Also in: <a [^>]*href="\.\./stories/{other}\.html">{language}</a>', body
        )
        assert (
            f'{other}.html">' not in body.partition('class="part related"')[2].partition("</ul>")[0]
        )


def test_hostile_words_stay_text_in_data() -> None:
    site = Site("</script><!--", "", "en", URL, (), Path("theme"))
    structured = Structured(site, frozenset(["people", "roles"]))
    story, problems = read_story("content/stories/ada.md", story_text().encode(), Reading())
    assert story, problems
    tried = 0
    for attack in attacks():
        if len(attack.text) > 2000 or re.search("[\ud800-\udfff]", attack.text):
            continue  # no story can hold halves of characters
        tried += 1
        told = replace(story, title=attack.text, author=story.author._replace(name=attack.text))
        block = structured.of_story("../", told, text_of(told), ())
        listed = structured.of_list("../", "tags/a.html", attack.text)
        for made in (block, listed):
            page = html5lib.parse(f"<head>{made}</head><p id=x>", namespaceHTMLElements=False)
            (script,) = page.iter("script")
            assert json.loads(script.text) and len(list(page.iter("p"))) == 1
            assert not set(script.text) & set("<>&\u2028\u2029")
        data = json.loads(re.findall(">(.*)<", block, re.DOTALL)[0])["@graph"]
        assert data[0]["headline"] == data[0]["author"]["name"] == attack.text
        assert data[1]["itemListElement"][-1]["name"] == attack.text
    assert tried > 600


@pytest.mark.parametrize(
    "text", ["", "a", "a'b", 'a"b', "a\\b", "</script>", "a\u2028b", "é漢\x7f"]
)
def test_a_text_as_json(text: str) -> None:
    assert json.loads(quoted(text)) == text
    assert quoted(text) == written(text)


@pytest.mark.parametrize(
    ("lang", "name"),
    [("en", "en_US"), ("pt-BR", "pt_BR"), ("zh-Hant-TW", "zh_TW"), ("es-419", "es_419"),
     ("xx", "xx"), ("AR", "ar_AR"), ("zh-Hant", "zh_TW"), ("zh-Hans", "zh_CN"), ("ZH", "zh_CN")],
)  # fmt: skip
def test_locales(lang: str, name: str) -> None:
    assert locale(lang) == name


# The site on a phone


def test_the_manifest_names_icons_that_are_there(there: Path) -> None:
    manifest = json.loads((there / "manifest.webmanifest").read_bytes())
    assert manifest["name"] == "Pay It Forward" and manifest["start_url"] == "./"
    assert manifest["lang"] == "en" and manifest["dir"] == "ltr"
    assert "id" not in manifest  # it would be that of every other site on the host
    assert {"maskable"} == {icon["purpose"] for icon in manifest["icons"] if "purpose" in icon}
    for icon in manifest["icons"]:
        if icon["type"] == "image/png":
            with Image.open(there / icon["src"]) as image:
                assert "x".join(map(str, image.size)) == icon["sizes"]
                assert image.format == "PNG"
        else:
            assert (there / icon["src"]).is_file()
    for name in KINDS:
        for link in re.findall(r'<link rel="(?:manifest|icon|apple-touch-icon)" href="(.*?)"',
                               head_of(there / name)):  # fmt: skip
            if not link.startswith("data:"):
                assert (there / name).parent.joinpath(link).is_file(), (name, link)


def test_the_icon_stands_in_the_page(root: Path, there: Path) -> None:
    drawing = (root / "theme/static/favicon.svg").read_text("utf-8").strip()
    for name in KINDS:
        (link,) = re.findall(r'href="data:image/svg\+xml,([^"]*)"', head_of(there / name))
        assert not re.search(r"[\s<>\"]", link)  # no address may hold them
        assert unquote(link).replace("'", '"') == drawing


def test_kept_icons_are_what_is_drawn(root: Path) -> None:
    folder = root / "theme/static/icons"
    made = drawn()
    assert made.keys() == {path.name for path in folder.iterdir()}
    for name, data in made.items():
        with Image.open(folder / name) as kept, Image.open(BytesIO(data)) as now:
            assert kept.size == now.size
            apart = ImageChops.difference(kept.convert("RGBA"), now.convert("RGBA"))
        assert max(high for _, high in apart.getextrema()) <= 8  # versions of Pillow round apart


def test_a_phone_may_cut_an_icon_to_a_circle(root: Path) -> None:
    with Image.open(root / "theme/static/icons/icon-maskable.png") as image:
        rgba = image.convert("RGBA")
    assert rgba.getchannel("A").getextrema() == (255, 255)
    across = [rgba.getpixel((x, 256))[:3] for x in range(512)]  # type: ignore[index]
    paper = [x for x, colour in enumerate(across) if colour == tuple(bytes.fromhex(PAPER[1:]))]
    assert min(paper) > 512 * 0.1 and max(paper) < 512 * 0.9


def test_colours_are_those_of_the_theme(root: Path, there: Path) -> None:
    tokens = (root / "theme/static/css/tokens.css").read_text("utf-8")
    paper = re.search(r"--paper: light-dark\((#\w+), (#\w+)\);", tokens)
    madder = re.search(r"--madder: light-dark\((#\w+),", tokens)
    assert paper and madder and (paper[1], madder[1]) == (PAPER, MADDER)
    assert MADDER in (root / "theme/static/favicon.svg").read_text("utf-8")
    for name in KINDS:
        assert metas(head_of(there / name))["theme-color"] == [paper[1], paper[2]]
    feed = (root / "theme/static/feed.css").read_text("utf-8")
    for name, colours in re.findall(r"--(\w+): (light-dark\(.*?\));", feed):
        assert f"--{'madder' if name == 'thread' else name}: {colours};" in tokens
