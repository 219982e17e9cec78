"""The cards of a site: which there are, and when they are drawn again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.collection.cards import (
    CARD_HEIGHT,
    CARD_WIDTH,
    KINDS,
    kind_alt,
    kind_card,
    story_card,
)
from plugins.collection.site import Site
from tests.project import Project, copy_project
from tests.stories import BODY, story_text


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    made = copy_project(root, tmp_path, cards=True)
    made.write("ada")
    made.write("bea", story_text(Title="اسمي", Lang="ar", Role="both", Reply_To="ada"))
    return made


def cards(project: Project, folder: str = "output") -> dict[str, bytes]:
    return {n: d for n, d in project.files(folder).items() if n.startswith("cards/")}


def test_the_site_has_a_card_for_every_page(site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    stories = {page for page in pages if page.startswith("stories/")}
    told = {page for page in stories if "This story was withdrawn" not in (site / page).read_text()}
    names = {story_card(page[len("stories/") : -len(".html")]) for page in told}
    assert len(names) > 15 and len(told) < len(stories)
    assert {path.relative_to(site).as_posix() for path in site.glob("cards/stories/*")} == names
    for name in {*names, *(kind_card(page) for page in pages if page not in told)}:
        data = (site / name).read_bytes()
        assert len(data) <= 100 * 1024
        assert Image.open(io.BytesIO(data)).size == (CARD_WIDTH, CARD_HEIGHT)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "home"),
        ("mentors.html", "mentors"),
        ("mentees/2.html", "mentees"),
        ("people/ward-seven.html", "people"),
        ("tags/index.html", "hashtags"),
        ("archive/2024.html", "archive"),
        ("search.html", "search"),
        ("about.html", "pages"),
        ("404.html", "pages"),
        ("tags.html", "hashtags"),
    ],
)
def test_an_address_tells_its_kind(path: str, kind: str) -> None:
    assert kind in KINDS and kind_card(path) == f"cards/{kind}.png"


def test_a_card_is_told_in_words(root: Path) -> None:
    site = Site("Pay It Forward", "Stories", "en", "", (), root / "theme")
    assert kind_alt("index.html", site) == "Pay It Forward · Stories"
    assert kind_alt("tags/x.html", site) == "Hashtags · Pay It Forward"


def test_a_card_is_drawn_again_only_where_it_would_differ(project: Project) -> None:
    assert project.publish().returncode == 0
    first = cards(project)
    assert set(first) == {
        *(f"cards/{kind}.png" for kind in KINDS),
        *("cards/stories/ada.png", "cards/stories/bea.png"),
    }
    project.write("ada", story_text(BODY + "\nMore. #Added\n"))
    base = project.root / "theme/templates/base.html"
    base.write_text(base.read_text() + "\n")
    told = project.run("plugins.collection", "publish", "-v").stdout
    assert "stories/ada.html: " in told and "cards/" not in told
    project.write("ada", story_text(Title="Another"))
    told = project.run("plugins.collection", "publish", "-v").stdout
    assert [line.split(":")[0] for line in told.splitlines() if "cards/" in line] == [
        "cards/stories/ada.png"
    ]
    second = cards(project)
    assert {name for name in first if first[name] != second[name]} == {"cards/stories/ada.png"}
    cold = project.run(
        *("plugins.collection", "publish", "-o", "cold", "--cache", "cold-cache"), PIF_WORKERS="1"
    )
    assert cold.returncode == 0 and cards(project, "cold") == second
    project.write("ada", "Status: withdrawn\n")
    assert project.publish().returncode == 0
    assert "cards/stories/ada.png" not in cards(project)


def test_drafts_have_no_card_and_the_preview_has_none(project: Project) -> None:
    project.write("ada", story_text(Status="draft"))
    project.write("bea", None)
    assert project.publish().returncode == 0
    assert "cards/stories/ada.png" not in cards(project)
    assert project.html().returncode == 0
    assert cards(project, "preview") == {}
