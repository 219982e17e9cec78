"""A reply beside the story that it answers."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.collection.links import PAIRS
from plugins.collection.page import digest_of
from plugins.story.model import Person, Story
from plugins.story.slugs import name_slug
from plugins.together.pages import pages
from tests.pages import parse
from tests.project import Project, copy_project
from tests.stories import story_text
from tests.told import collected, told


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = copy_project(root, tmp_path_factory.mktemp("together"))
    made.write("ada", story_text(Title="“I’m waiting” & 'Waiting'", Note="It speaks of <a> death."))
    reply = {"Reply_To": "ada", "Role": "mentee", "Lang": "ar", "Title": "الجواب"}
    made.write("bea", story_text("1/ نعم.\n\n2/ لا.\n", Date="2025-01-01", **reply))
    built = made.html()
    assert built.returncode == 0, built.stdout + built.stderr
    return made


def test_both_are_whole_and_say_who_speaks(project: Project) -> None:
    page = parse(project.text("together/bea.html", "preview"))
    for words in ("My first mentor", "END", "نعم", "The mentor", "The mentee", "Ward Seven"):
        assert words in page.text
    assert "It speaks of <a> death." in page.text
    first, reply = (given for tag, given in page.elements if tag == "article")
    assert (first["data-role"], first.get("lang")) == ("mentor", None)
    assert (reply["data-role"], reply["lang"], reply["dir"]) == ("mentee", "ar", "rtl")


def test_it_tells_machines_which_two_there_are(project: Project) -> None:
    page = project.text("together/bea.html", "preview")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    about = json.loads(data)
    assert about["name"] == "“I’m waiting” & 'Waiting' and الجواب"
    assert about["breadcrumb"]["itemListElement"][-1]["name"] == about["name"]


def test_anchors_do_not_collide_and_posts_link_to_themselves(project: Project) -> None:
    page = parse(project.text("together/bea.html", "preview"))
    assert [name for name, n in Counter(page.ids).items() if n > 1] == []
    anchors = {"told-1", "told-2", "told-3", "reply-1", "reply-2"}
    assert anchors <= set(page.ids)
    assert {f"#{anchor}" for anchor in anchors} <= set(page.links)


def test_it_is_linked_from_both_and_from_the_list(project: Project) -> None:
    for name in ("stories/ada.html", "stories/bea.html"):
        assert "../together/bea.html" in parse(project.text(name, "preview")).links
    assert "../together/bea.html" in parse(project.text("together/index.html", "preview")).links


def by(name: str, slug: str, days: int) -> Story:
    return told(slug, days=days, reply_to="ada", author=Person(name, name_slug(name)))


def test_nobody_crowds_another_out() -> None:
    crowd = [by("Bay Four", f"r{n:03}", n + 1) for n in range(PAIRS + 5)]
    one = by("Top Field", "z", PAIRS + 9)
    collection = collected([told("ada"), *crowd, one])
    made = [page.path for page in pages(collection) if page.path != "together/index.html"]
    assert made == ["together/r000.html", "together/z.html"]
    links = collection.links(collection.stories[0])
    assert [story.slug for story in links.beside] == ["r000", "z"]
    assert len(links.replies) == PAIRS + 6


def test_a_story_fills_a_bounded_number_of_pages() -> None:
    replies = [by(f"Ward {n}", f"r{n:03}", n + 1) for n in range(PAIRS + 5)]
    collection = collected([told("ada"), *replies])
    made = [page.path for page in pages(collection) if page.path != "together/index.html"]
    assert made == [f"together/r{n:03}.html" for n in range(PAIRS)]
    assert [collection.links(reply).paired for reply in replies] == [True] * PAIRS + [False] * 5


def test_a_page_shows_both_texts_and_nothing_else() -> None:
    stories = [told("ada"), told("bea", days=1, reply_to="ada"), told("cem", days=2)]

    def digests(slug: str = "", **changed: str) -> dict[str, str]:
        given = [replace(s, **changed) if s.slug == slug else s for s in stories]
        return {page.path: digest_of(page, "") for page in pages(collected(given))}

    before = digests()
    assert set(before) == {"together/index.html", "together/bea.html"}
    for slug in ("ada", "bea"):
        retold, listed = digests(slug, digest="x"), digests(slug, shown="x")
        assert retold["together/bea.html"] != before["together/bea.html"]
        assert retold["together/index.html"] == before["together/index.html"]
        assert not set(listed.values()) & set(before.values())
    assert digests("cem", digest="x") == digests("cem", shown="x") == before


def test_without_answers_there_is_no_page() -> None:
    assert list(pages(collected([told("ada"), told("bea", reply_to="lost", days=1)]))) == []
