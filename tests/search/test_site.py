"""The index of a site: made by publish alone, only where a story changed, and forgetful."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest
from pagefind_bin import get_executable

from plugins.collection import manifest
from plugins.search.words import END
from tests.project import Project, copy_project
from tests.stories import story_text

BROKEN = """from pathlib import Path
def get_executable():
    return Path("/nowhere/pagefind")
"""

COUNTED = """from pathlib import Path
def get_executable():
    with open("asked", "a") as file:
        file.write("x")
    return Path({!r})
"""


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    made = copy_project(root, tmp_path)
    made.write("ada", story_text("1/ Kettles. #Mentoring\n\n2/ Lanterns.\n"))
    made.write("bea", story_text("1/ Anchors.\n", Date="2025-05-05", Author="Bay Four"))
    path = made.root / "pelicanconf.py"  # without what takes longest, and is not asked for here
    path.write_text(path.read_text().replace('    "plugins.cards",\n', ""))
    return made


def published(project: Project) -> dict[str, bytes]:
    done = project.publish()
    assert done.returncode == 0, done.stderr
    return project.files("output")


def records(files: dict[str, bytes]) -> dict[str, str]:
    """What the index has of each story, by its address."""
    made = (gzip.decompress(data)[12:] for name, data in files.items() if "/fragment/" in name)
    return {record["url"]: record["content"].replace(END, "") for record in map(json.loads, made)}


def holding(files: dict[str, bytes], word: str) -> set[str]:
    """The files in which a word is, packed or not."""
    bare = {n: gzip.decompress(d) if d[:2] == b"\x1f\x8b" else d for n, d in files.items()}
    return {name for name, data in bare.items() if word.casefold().encode() in data.lower()}


def test_publish_makes_it_and_the_edit_loop_does_not(project: Project) -> None:
    files = published(project)
    found = records(files)
    assert set(found) == {"stories/ada.html", "stories/bea.html"}
    said = "The question she asked me twice Ward Seven #Mentoring Kettles. #Mentoring Lanterns."
    assert found["stories/ada.html"] == said
    assert 'href="../search.html"' in files["stories/ada.html"].decode()
    assert project.html().returncode == 0
    made = project.files("preview")
    assert not [name for name in made if name.startswith("search")]
    assert not [name for name, data in made.items() if b"search.html" in data]


def test_after_any_change_it_is_that_of_a_cold_build(project: Project) -> None:
    published(project)
    project.write("ada", story_text("1/ Kettles. #Mentoring\n\n2/ Lamps.\n"))
    project.write("cleo", story_text("1/ New.\n", Date="2023-01-01"))
    (project.root / "content/stories/bea.md").unlink()
    after = published(project)
    for folder in ("output", ".cache"):
        shutil.rmtree(project.root / folder)
    assert published(project) == after


def test_without_a_change_nothing_is_asked_of_pagefind(project: Project) -> None:
    before = published(project)
    (project.root / "pagefind_bin.py").write_text(BROKEN)
    path = project.root / "theme/templates/base.html"
    path.write_text(path.read_text() + "<!-- another frame -->")
    after = published(project)
    assert after["index.html"] != before["index.html"]
    assert {n: d for n, d in after.items() if n.startswith("search/")} == {
        n: d for n, d in before.items() if n.startswith("search/")
    }


def test_without_pagefind_the_site_stays_as_it_was(project: Project) -> None:
    before = published(project)
    (project.root / "pagefind_bin.py").write_text(BROKEN)
    project.write("ada", story_text("1/ Changed.\n"))
    done = project.publish()
    assert done.returncode == 1
    assert "error: Pagefind can't be started: No such file or directory." in done.stderr
    assert "Nothing was published" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.files("output") == before
    (project.root / "pagefind_bin.py").unlink()
    assert "Changed." in records(published(project))["stories/ada.html"]


def test_a_file_that_was_lost_is_made_again(project: Project) -> None:
    before = published(project)
    lost = next(name for name in before if "/fragment/" in name)
    (project.root / "output" / lost).unlink()
    assert published(project) == before


def test_after_a_build_that_was_killed_an_index_is_made_once_if_at_all(project: Project) -> None:
    before = published(project)
    (project.root / "pagefind_bin.py").write_text(COUNTED.format(str(get_executable())))
    cache = next((project.root / ".cache").glob("output-*"))
    manifest.begin(cache, list(before))
    assert published(project) == before
    assert not (project.root / "asked").exists()
    manifest.begin(cache, list(before))
    broken = [name for name in before if "/fragment/" in name]
    assert len(broken) > 1
    for name in broken:
        (project.root / "output" / name).write_bytes(b"half a fi")
    assert published(project) == before
    assert (project.root / "asked").read_text() == "x"


@pytest.mark.parametrize("way", ["withdrawn", "edited", "deleted"])
def test_nothing_of_a_story_that_went_is_left(project: Project, way: str) -> None:
    files = published(project)
    kinds = {name.split("/")[2] for name in holding(files, "Lanterns") if "search/all/" in name}
    assert kinds == {"fragment", "index"}
    if way == "withdrawn":
        assert project.run("plugins.withdrawal", "ada").returncode == 0
    elif way == "edited":
        project.write("ada", story_text("1/ Kettles.\n\n2/ Lamps.\n"))
    else:
        (project.root / "content/stories/ada.md").unlink()
    files = published(project)
    for folder in (files, project.files(".cache")):
        assert holding(folder, "Lanterns") == set()
        if way != "edited":
            assert holding(folder, "Kettles") == set()


def test_a_collection_without_stories_has_no_index(project: Project) -> None:
    for path in (project.root / "content/stories").glob("*.md"):
        path.unlink()
    files = published(project)
    assert not [name for name in files if name.startswith("search/")]
    assert b"<form" not in files["search.html"]
