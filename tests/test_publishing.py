"""The whole way: stories in, a site out; and what happens to bad ones."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.policies import OURS
from tests.project import Project, copy_project
from tests.stories import story_text


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    return copy_project(root, tmp_path)


def test_a_bad_story_is_left_out_and_the_rest_is_built(project: Project) -> None:
    project.write("ada")
    project.html()
    alone = project.files("preview")
    project.write("bad", story_text(Role="boss"))
    built = project.html()
    assert built.returncode == 1
    assert "content/stories/bad.md:4: error: " in built.stderr
    assert project.files("preview") == alone


def test_publishing_refuses_a_bad_story_and_leaves_the_site_as_it_was(project: Project) -> None:
    project.write("ada")
    assert project.publish().returncode == 0
    before = project.files("output")
    project.write("ada", story_text("1/ Changed.\n\n2/ Too."))
    project.write("bad", story_text(Save_as="index.html"))
    built = project.publish()
    assert built.returncode == 1
    assert "content/stories/bad.md:8: error: " in built.stderr
    assert project.files("output") == before


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("empty", "", 1),
        ("header-only", story_text(""), 9),
        ("huge", "x" * 10_000_000, 1),
        ("latin", story_text("1/ caf\xe9").encode("latin-1"), 9),
        ("nul", story_text("1/ a\0b"), 9),
        ("unknown", story_text(Colour="red"), 8),
        ("template", story_text(Template="evil"), 8),
        ("future", story_text(Date="2999-01-01"), 2),
        ("impossible", story_text(Date="2024-02-30"), 2),
        ("lost", story_text(Reply_To="nobody"), 8),
        ("script", story_text(Lang="<script>"), 8),
        ("not a slug", story_text(), 1),
    ],
)
def test_bad_input(project: Project, name: str, text: str | bytes, line: int) -> None:
    project.write("ada")
    project.write(name, text)
    checked = project.run("plugins.check")
    assert checked.returncode == 1
    place = f"content/stories/{name}.md:{line}"
    assert f"{place}: error: " in checked.stdout
    assert not re.search(r"ada\.md:\d+: (error|warning)", checked.stdout)


def test_two_files_with_one_slug(project: Project) -> None:
    project.write("ada")
    project.write("2024/ada")
    built = project.html()
    assert built.returncode == 1
    assert built.stderr.count("address-doubled") == 2
    assert "stories/ada.html" not in project.files("preview")


def test_files_that_are_no_stories_are_told(project: Project) -> None:
    project.write("ada")
    (project.root / "content/stories/bea.txt").write_text("1/ x")
    (project.root / "content/stories/link.md").symlink_to("/etc/passwd")
    checked = project.run("plugins.check")
    assert checked.returncode == 1
    assert checked.stdout.count("not-a-story") == 2
    assert "root:" not in checked.stdout


def test_line_ends_and_a_byte_order_mark_give_the_same_page(project: Project) -> None:
    project.write("ada")
    project.publish()
    page = project.text("stories/ada.html")
    project.write("ada", "\ufeff" + story_text().replace("\n", "\r\n"))
    assert project.publish().returncode == 0
    assert project.text("stories/ada.html") == page


def test_drafts_are_built_only_for_development(project: Project) -> None:
    project.write("ada")
    project.write("idea", story_text(Status="draft"))
    assert project.publish().returncode == 0
    assert project.html().returncode == 0
    assert "stories/idea.html" not in project.files("output")
    assert "stories/idea.html" in project.files("preview")


def test_a_withdrawn_story_is_a_short_page_in_no_list(project: Project) -> None:
    project.write("ada")
    text = story_text(
        "1/ A secret. #Unique", Status="withdrawn", Title="Told", Author="Nobody Else"
    )
    project.write("gone", text)
    assert project.publish().returncode == 0
    made = project.files("output")
    assert b"withdrawn" in made["stories/gone.html"].lower()
    for name, data in made.items():
        assert b"A secret" not in data, name
        assert b"Nobody Else" not in data, name
        assert name == "stories/gone.html" or b"stories/gone" not in data, name
    assert "tags/unique.html" not in made


def test_a_removed_story_leaves_nothing_behind(project: Project) -> None:
    project.write("ada")
    project.publish()
    alone = project.files("output")
    path = project.write("bea", story_text("1/ x #Rare\n\n2/ y", Author="Bay Four"))
    project.publish()
    assert "tags/rare.html" in project.files("output")
    path.unlink()
    project.publish()
    assert project.files("output") == alone


def test_a_second_build_makes_nothing_and_a_cold_one_the_same(project: Project) -> None:
    for slug in ("ada", "bea"):
        project.write(slug)
    project.publish()
    first = project.files("output")
    assert " 0 made; 0 files written, 0 removed;" in project.publish().stdout
    shutil.rmtree(project.root / ".cache")
    assert " 0 files written, 0 removed;" in project.publish().stdout
    shutil.rmtree(project.root / "output")
    project.publish()
    assert project.files("output") == first


def test_the_pelican_command_gives_the_same_site(root: Path, project: Project) -> None:
    shutil.copytree(root / "content/pages", project.root / "content/pages")
    for slug in ("ada", "bea"):
        project.write(slug)
    project.write("bad", "")
    assert project.pelican("other").returncode == 1
    assert not (project.root / "other").exists()
    project.write("bad")
    assert project.pelican("other").returncode == 0
    assert project.publish().returncode == 0
    assert project.files("other") == project.files("output")
    assert "about.html" in project.files("other")


def test_an_empty_collection_is_a_site(project: Project) -> None:
    built = project.publish()
    assert built.returncode == 0, built.stderr
    assert {"index.html", "mentors.html", "tags/index.html", "feeds/all.atom.xml"} <= set(
        project.files("output")
    )


def test_a_site_in_a_sub_path(project: Project) -> None:
    project.write("ada", story_text(Hashtags="MedEd"))
    url = "https://example.org/stories"
    assert project.publish(SITEURL=url + "/").returncode == 0
    page = project.text("stories/ada.html")
    assert f'<link rel="canonical" href="{url}/stories/ada.html"' in page
    assert f"{url}/stories/ada.html" in project.text("sitemap.xml")
    assert f"{url}/feeds/all.atom.xml" in project.text("feeds/all.atom.xml")
    assert 'href="/stories/theme/site.css"' in project.text("404.html")
    assert not re.findall(r'(?:href|src)="/(?!/)', page)


def test_a_site_address_that_is_none_ends_the_build(project: Project) -> None:
    built = project.publish(SITEURL="example.org")
    assert built.returncode != 0
    assert "https://" in built.stderr
    assert not (project.root / "output").exists()


def test_script_in_every_field_is_text_on_every_page(project: Project) -> None:
    evil = "\"'><script>alert(1)</script>"
    project.write(
        "ada",
        story_text(
            f"1/ {evil} #MedEd\n\n2/ x",
            Title=evil,
            Author="\"x' & Co.",
            Summary=evil,
            Field=evil,
            Note=evil,
        ),
    )
    assert project.publish().returncode == 0
    for name, data in project.files("output").items():
        assert "<script" not in OURS.sub("", data.decode("utf-8", "replace")), name


def test_what_a_refused_build_had_read_is_published_by_the_next(project: Project) -> None:
    def write(slug: str, text: str, saved: int) -> None:
        os.utime(project.write(slug, text), (saved, saved))  # so old that no file is doubtful

    write("ada", story_text(), 1_000_000_000)
    write("bea", story_text(), 1_000_000_000)
    assert project.publish().returncode == 0
    write("ada", story_text("1/ Edited.\n\n2/ Twice."), 1_000_000_010)
    write("bea", story_text(Date="2999-01-01"), 1_000_000_010)
    for _ in range(2):
        refused = project.publish()
        assert refused.returncode == 1
        assert "date-in-future" in refused.stderr
    assert "Edited." not in project.text("stories/ada.html")
    write("bea", story_text(), 1_000_000_020)
    assert project.publish().returncode == 0
    assert "Edited." in project.text("stories/ada.html")
