"""Pictures on the built site: how they are shown, and what becomes of those that can't be."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import html5lib
import pytest

from plugins.story import limits
from tests.pages import parse
from tests.pictures.drawn import drawn, saved, scene, told
from tests.project import Project, copy_project
from tests.stories import story_text

BROKEN = """
import os, sys
from plugins.collection.__main__ import main
from plugins.pictures import encode

def broken(root, picture, variant):
    {}

encode.encoded = broken
sys.exit(main(["html"]))
"""
LEAD = {"Image": "lead.jpg", "Image-Alt": "Two hands & a plane"}


def body(*pictures: str) -> str:
    return "1/ Look. #Mentoring\n\n" + "\n\n".join(pictures) + "\n\nEND/ I ask it now.\n"


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    return copy_project(root, tmp_path)


def put(project: Project, place: str, data: bytes) -> Path:
    path = project.root / "content/stories" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def pictures(project: Project, folder: str = "output") -> dict[str, bytes]:
    made = project.files(folder)
    return {name: data for name, data in made.items() if name.startswith("pictures/")}


def test_a_story_shows_its_pictures(project: Project) -> None:
    project.write("ada", story_text(body('![A "stove" <b>](stove.png "Old")'), **LEAD))
    put(project, "ada/lead.jpg", drawn("JPEG", (1000, 700), exif=told(6)))
    put(project, "ada/stove.png", drawn("PNG", (300, 200)))
    built = project.publish(SITEURL="https://example.org/s")
    assert (built.returncode, built.stderr) == (0, "")
    page = parse(project.text("stories/ada.html"))
    lead, stove = (attrs for tag, attrs in page.elements if tag == "img")
    assert (lead["width"], lead["height"], lead["alt"]) == ("700", "1000", "Two hands & a plane")
    assert "loading" not in lead and lead["fetchpriority"] == "low"
    assert (stove["width"], stove["height"], stove["alt"]) == ("300", "200", 'A "stove" <b>')
    assert (stove["loading"], stove["decoding"], stove["title"]) == ("lazy", "async", "Old")
    assert lead["data-tone"] and stove["data-tone"]
    assert [attrs["type"] for tag, attrs in page.elements if tag == "source"] == [
        *("image/avif", "image/webp", "image/avif", "image/webp"),
    ]
    named = {str(attrs["src"]) for tag, attrs in page.elements if tag == "img"}
    for tag, attrs in page.elements:
        if tag == "source":
            assert attrs["sizes"]
            named |= {part.split()[0] for part in str(attrs["srcset"]).split(", ")}
    assert named == {f"../{name}" for name in pictures(project)}
    assert not [
        name for name in project.files("output") if name.endswith(("lead.jpg", "stove.png"))
    ]
    tag_page = parse(project.text("tags/mentoring.html"))
    assert [a["alt"] for t, a in tag_page.elements if t == "img"] == ['A "stove" <b>']
    feed = project.text("feeds/all.atom.xml")
    assert re.search(r'<img src="https://example.org/s/pictures/\w+-700.jpg" width="700"', feed)
    assert "srcset" not in feed and "site:" not in feed


def test_pages_with_pictures_are_well_formed(project: Project) -> None:
    text = body("![a](a.png) beside ![decorative](a.png)", "- ![b](a.png)", "> ![c](a.png)")
    project.write("ada", story_text(text, Image="a.png", **{"Image-Alt": "Decorative"}))
    put(project, "ada/a.png", drawn("PNG"))
    assert project.publish().returncode == 0
    for name in ("stories/ada.html", "tags/mentoring.html", "index.html"):
        html = project.text(name)
        parser = html5lib.HTMLParser()
        parser.parse(html)
        assert parser.errors == [], name
        assert " style=" not in html
    alts = [a["alt"] for t, a in parse(project.text("stories/ada.html")).elements if t == "img"]
    assert alts == ["", "a", "", "b", "c"]


def test_pelican_makes_the_same_site(project: Project) -> None:
    project.write("ada", story_text(body("![p](p.png)")))
    put(project, "ada/p.png", drawn("PNG"))
    assert project.publish().returncode == 0
    assert project.pelican("by-pelican").returncode == 0
    assert project.files("by-pelican") == project.files("output")


def test_a_picture_of_two_stories_is_made_once(project: Project) -> None:
    for slug in ("ada", "bea"):
        project.write(slug, story_text(body("![p](p.png)")))
        put(project, f"{slug}/p.png", drawn("PNG"))
    assert project.publish().returncode == 0
    assert len(pictures(project)) == 3


@pytest.mark.parametrize(
    ("data", "rule"),
    [(b"<svg/>", "picture-kind"), (drawn("JPEG"), "picture-ending"), (b"", "picture-kind")],
)
def test_a_faulty_picture_keeps_its_story_out_and_no_other(
    project: Project, data: bytes, rule: str
) -> None:
    project.write("good", story_text(body("![p](p.png)")))
    put(project, "good/p.png", drawn("PNG"))
    assert project.html().returncode == 0
    alone = project.files("preview")
    project.write("bad", story_text(body("![p](p.png)"), Title="Never seen"))
    put(project, "bad/p.png", data)
    built = project.html()
    assert built.returncode == 1
    assert "content/stories/bad/p.png:1: error: " in built.stderr and f"[{rule}]" in built.stderr
    assert "content/stories/bad.md:11: error: " in built.stderr
    assert project.files("preview") == alone
    refused = project.publish()
    assert refused.returncode == 1 and not project.files("output")
    put(project, "bad/p.png", drawn("PNG"))
    assert project.publish().returncode == 0
    assert "Never seen" in project.text("stories/bad.html")


def test_a_missing_picture_is_told_where_it_is_named(project: Project) -> None:
    project.write("ada", story_text(body("![p](p.png)", "![q](Q.jpeg)"), **LEAD))
    put(project, "ada/q.jpg", drawn("JPEG"))
    told_of = project.html().stderr
    assert "content/stories/ada.md:8: error: There is no picture “lead.jpg”" in told_of
    assert "content/stories/ada.md:13: error: There is no picture “p.png”" in told_of
    assert "content/stories/ada.md:15: error: There is no picture “Q.jpeg”" in told_of
    assert "Write its name as the file has it: q.jpg" in told_of


def test_a_story_of_too_many_pictures_is_kept_out(project: Project) -> None:
    names = [f"p{n}.png" for n in range(limits.PICTURES + 1)]
    project.write("ada", story_text(body(*(f"![p]({name})" for name in names))))
    project.write("bea")
    for name in names:
        put(project, f"ada/{name}", drawn("PNG"))
    built = project.html()
    assert built.returncode == 1 and built.stderr.count("error: ") == 1
    assert "content/stories/ada.md:1: error: " in built.stderr
    assert "stories/bea.html" in project.files("preview") and not pictures(project, "preview")
    (project.root / "content/stories/ada/p0.png").unlink()
    project.write("ada", story_text(body(*(f"![p]({name})" for name in names[1:]))))
    assert project.html().returncode == 0


def test_a_picture_that_is_not_shown_is_noted_and_not_published(project: Project) -> None:
    project.write("ada", story_text())
    put(project, "ada/p.png", drawn("PNG"))
    built = project.publish()
    assert built.returncode == 0 and "content/stories/ada/p.png:1: note: " in built.stderr
    assert not pictures(project)


def test_a_withdrawn_story_takes_its_pictures_with_it(project: Project) -> None:
    project.write("ada", story_text(body("![p](p.png)"), **LEAD))
    put(project, "ada/p.png", drawn("PNG"))
    put(project, "ada/lead.jpg", drawn("JPEG"))
    assert project.publish().returncode == 0 and pictures(project)
    project.write("ada", story_text(body("![p](p.png)"), Status="withdrawn", **LEAD))
    assert project.publish().returncode == 0
    assert not pictures(project) and "<img" not in project.text("stories/ada.html")


def test_a_draft_keeps_its_pictures_back(project: Project) -> None:
    project.write("ada", story_text(body("![p](p.png)"), Status="draft"))
    put(project, "ada/p.png", drawn("PNG"))
    assert (project.publish().stderr, pictures(project)) == ("", {})
    assert project.html().returncode == 0 and pictures(project, "preview")


def test_other_stories_pictures_are_out_of_reach(project: Project) -> None:
    project.write("ada", story_text(body("![p](../bea/p.png)", "![q](bea/p.png)")))
    project.write("bea", story_text(body("![p](p.png)")))
    put(project, "bea/p.png", drawn("PNG"))
    assert project.publish().returncode == 0
    page = project.text("stories/ada.html")
    assert "<img" not in page and "<p>p</p>" in page


def test_without_the_feature_a_picture_is_told_in_words(project: Project) -> None:
    project.write("ada", story_text(body("![A <b> stove](p.png)"), **LEAD))
    put(project, "ada/p.png", drawn("PNG"))
    shutil.rmtree(project.root / "plugins/pictures")
    settings = project.root / "pelicanconf.py"
    settings.write_text(settings.read_text().replace('    "plugins.pictures",\n', ""))
    built = project.publish()
    assert (built.returncode, built.stderr) == (0, "")
    page = project.text("stories/ada.html")
    assert "<img" not in page and "<p>A &lt;b&gt; stove</p>" in page and not pictures(project)


def test_every_sequence_of_builds_comes_to_the_same(project: Project, tmp_path: Path) -> None:
    def cold() -> dict[str, bytes]:
        built = project.run("plugins.collection", "html", "-o", "cold", "--cache", "cold-cache")
        files = project.files("cold")
        shutil.rmtree(tmp_path / "cold")
        shutil.rmtree(tmp_path / "cold-cache")
        assert built.returncode == status
        return files

    steps = [
        ("ada/p.png", drawn("PNG"), 0),
        ("ada/p.png", drawn("PNG", (50, 50)), 0),
        ("ada/p.png", b"x", 1),
        ("ada/p.png", drawn("PNG"), 0),
        ("ada/p.png", None, 1),
        ("ada/p.png", saved(scene((70, 90)), "PNG"), 0),
    ]
    project.write("ada", story_text(body("![p](p.png)")))
    project.write("bea", story_text(Reply_To="ada"))
    for place, data, status in steps:
        path = tmp_path / "content/stories" / place
        path.unlink(missing_ok=True) if data is None else put(project, place, data)
        assert project.html().returncode == status
        assert project.files("preview") == cold()


def test_a_change_of_the_theme_makes_no_picture_again(project: Project) -> None:
    project.write("ada", story_text(body("![p](p.png)")))
    path = put(project, "ada/p.png", drawn("PNG"))
    assert project.publish().returncode == 0
    base = project.root / "theme/templates/base.html"
    base.write_text(base.read_text() + "\n")
    os.utime(path, (1, 1))
    told_of = project.run("plugins.collection", "publish", "-v").stdout
    assert "stories/ada.html: settings, templates or code changed" in told_of
    assert "pictures/" not in told_of
    for made in (tmp for tmp in (project.root / "output/pictures").iterdir()):
        made.unlink()
        break
    told_of = project.run("plugins.collection", "publish", "-v").stdout
    assert told_of.count("pictures/") == 1 and "its file was gone" in told_of


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("os._exit(1)", "error: pictures/.+ could not be made: its worker died. Mend or take out"),
        ("raise ValueError('no luck')", "Traceback(?s:.+)ValueError: no luck\nIt was pictures/"),
    ],
)
def test_a_picture_that_breaks_the_build_is_named(project: Project, how: str, said: str) -> None:
    project.write("ada", story_text(body(), **LEAD))
    put(project, "ada/lead.jpg", drawn("JPEG"))
    (project.root / "broken.py").write_text(BROKEN.format(how))
    built = project.run("broken", PIF_WORKERS="2")
    assert built.returncode == 1
    assert re.search(r"pictures/\S+, from content/stories/ada/lead.jpg,", built.stderr)
    assert re.search(said, built.stderr)
    assert project.html().returncode == 0
