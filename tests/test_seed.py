"""The real thread the collection began with, where it is at hand: imported, read, published.

Its text is its author's and never enters the repository.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.pages import parse
from tests.project import Project, copy_project

SLUG = "imported"


@pytest.fixture(scope="module")
def published(
    root: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Project, list[dict[str, object]]]:
    project = copy_project(root, tmp_path_factory.mktemp("seed"))
    given = ["--from", str(shared / "seed/unrolled-thread.txt"), "--author", "A Doctor"]
    options = ["--role", "mentor", "--slug", SLUG, "--consent"]
    made = project.run("plugins.exchange", "import", *given, *options)
    assert made.returncode == 0, made.stderr
    assert "18 sections" in made.stdout
    path = project.root / f"content/stories/{SLUG}.md"
    text = path.read_text().replace("People:", "People: none").replace("Status: draft\n", "")
    path.write_text(text)
    built = project.publish()
    assert built.returncode == 0, built.stderr
    expected = json.loads((shared / "seed/expected-posts.json").read_text())["posts"]
    return project, expected


def test_every_number_equals_its_position(
    published: tuple[Project, list[dict[str, object]]],
) -> None:
    project, expected = published
    read = project.run("plugins.story", "--json", SLUG)
    assert read.returncode == 0, read.stderr
    sections = json.loads(read.stdout)["sections"]
    assert len(sections) == len(expected) == 18
    for section, post in zip(sections, expected, strict=True):
        assert section["position"] == post["position"]
        assert section["number"] == post["number"]
        assert section["number"] in (None, section["position"])
        words = section["text"].split()
        first, last = str(post["first_words"]).split(), str(post["last_words"]).split()
        assert words[: len(first)] == first
        assert words[-len(last) :] == last


def test_each_section_has_its_anchor(published: tuple[Project, list[dict[str, object]]]) -> None:
    page = parse(published[0].text(f"stories/{SLUG}.html"))
    assert [anchor for anchor in page.ids if anchor.isdigit()] == [str(n) for n in range(1, 19)]


def test_emoji_are_right_and_the_footer_is_gone(
    published: tuple[Project, list[dict[str, object]]],
) -> None:
    page = parse(published[0].text(f"stories/{SLUG}.html"))
    for emoji in ("💪", "💕", "📈", "☺️", "👊"):
        assert emoji in page.text
    assert not re.search("đ|Ÿ|â˜|twtextapp|You can follow", page.text)


def test_a_hashtags_page_shows_the_sections_that_carry_it(
    published: tuple[Project, list[dict[str, object]]],
) -> None:
    page = parse(published[0].text("tags/medtwitter.html"))
    linked = {link for link in page.links if f"stories/{SLUG}.html#" in link}
    assert linked == {f"../stories/{SLUG}.html#{n}" for n in (1, 18)}
