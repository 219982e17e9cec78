"""What a file system, an editor and a bad day do to builds: the next one is as a cold one."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from plugins.collection import desk, manifest
from plugins.collection.files import left_aside, replace
from plugins.collection.place import folder_digest, touched
from plugins.collection.shelf import Shelf
from plugins.collection.sources import story_files
from plugins.story.reading import Reading
from tests.project import Project, copy_project
from tests.stories import story_text

MEANWHILE = """
import sys
from pathlib import Path
from plugins.collection import inputs, workshop
from plugins.collection.__main__ import main

def looked(place):
    found = inputs.look(place)
    template = Path("theme/templates/base.html")
    template.write_text(template.read_text() + "<!-- a moment -->")
    return found

workshop.look = looked
sys.exit(main(["publish"]))
"""
SEARCH = '    "plugins.search",\n'
YEAR = 365 * 24 * 3600


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    project = copy_project(root, tmp_path)
    settings = project.root / "publishconf.py"
    settings.write_text(settings.read_text().replace(SEARCH, ""))  # it takes most of a build
    for slug in ("ada", "bea"):
        project.write(slug)
    assert project.publish().returncode == 0
    return project


def cold(project: Project) -> dict[str, bytes]:
    """The output of a build that has nothing to start from."""
    again = project.run("plugins.collection", "publish", "-o", "again", "--cache", ".again")
    assert again.returncode == 0, again.stderr
    return project.files("again")


def grown_old(project: Project, name: str) -> Path:
    """A file as it was long before any build."""
    path = project.root / name
    os.utime(path, (time.time() - YEAR, time.time() - YEAR))
    return path


def test_an_edit_that_hides_its_time_is_seen(project: Project) -> None:
    story = grown_old(project, "content/stories/ada.md")
    assert project.publish().returncode == 0
    time.sleep(2.1)  # until the shelf trusts a file by its time
    assert project.publish().returncode == 0
    known = story.stat()
    story.write_text(story.read_text().replace("question", "problems"))
    os.utime(story, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert (story.stat().st_size, story.stat().st_mtime_ns) == (known.st_size, known.st_mtime_ns)
    assert project.publish().returncode == 0
    assert project.files("output") == cold(project)


def test_what_could_not_be_read_once_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stories/ada.md"
    path.parent.mkdir()
    path.write_text(story_text())
    os.utime(path, (1, 1))
    files, _, _ = story_files(path.parent, tmp_path)
    old = [source._replace(changed=1) for source in files]
    found = Shelf(tmp_path, tmp_path / "cache", "key", Reading())

    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(desk, "read_bytes", refuse)
        found.refresh(old)
    assert [problem.rule for problem in found.problems()] == ["unreadable"]
    found.refresh(old)
    assert found.problems() == []


def test_nothing_of_a_file_that_was_written_aside_stays(project: Project) -> None:
    stray = project.root / "output/stories/.ada.html.4711.part"
    cache = next((project.root / ".cache").glob("output-*"))
    kept = cache / ".made.4711.part"
    manifest.begin(cache, ["stories/ada.html"])  # a build that was killed
    for path in (stray, kept):
        path.write_text("half a page")
    project.write("ada", story_text("1/ New.\n\n2/ Words."))
    assert project.publish().returncode == 0
    assert not stray.exists() and not kept.exists()


def test_a_file_that_can_not_be_put_in_place_is_not_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(IsADirectoryError):
        replace(f"{tmp_path}/page.html", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert left_aside(["a/.b.html.12.part", "part", "a.part", ".b.12.part/c"]) == [
        "a/.b.html.12.part"
    ]


def test_a_story_of_two_builds_that_broke_leaves_nothing(project: Project) -> None:
    template = project.root / "theme/templates/year.html"
    whole = template.read_text()
    template.write_text(whole.replace("{% block main %}", "{% block main %}{{ nonsense.x }}"))
    before = project.files("output")
    secret = project.write("secret")
    for _ in range(2):
        assert project.publish().returncode == 1
        assert project.files("output") == before
        secret.unlink(missing_ok=True)
    template.write_text(whole)
    assert project.publish().returncode == 0
    assert project.files("output") == cold(project)


def test_a_page_that_can_not_be_read_leaves_the_site_as_it_was(project: Project) -> None:
    pages = project.root / "content/pages"
    pages.mkdir()
    (pages / "about.md").write_text("Title: About\n\nUs.\n")
    assert project.publish().returncode == 0
    before = project.files("output")
    (pages / "about.md").write_text("About us, without a title.\n")
    for _ in range(2):
        built = project.publish()
        assert built.returncode == 1
        assert "error: content/pages/about.md can't be read as a page" in built.stderr
        assert project.files("output") == before


def test_a_clock_that_was_set_back_is_seen(project: Project) -> None:
    assert project.publish().returncode == 0
    built = project.publish(SOURCE_DATE_EPOCH="1500000000")
    assert built.returncode == 1
    assert "future" in built.stderr


def test_an_editor_s_lock_and_a_pipe_are_no_part_of_a_site(project: Project) -> None:
    theme = project.root / "theme"
    digest = folder_digest(theme)
    for name in ("templates/.#base.html", "static/css/.#post.css"):
        (theme / name).symlink_to("me@host.1:1")
    os.mkfifo(theme / "static/pipe")
    assert folder_digest(theme) == digest
    assert touched(0, theme)
    assert project.publish().returncode == 0


def test_a_folder_of_compiled_code_is_no_change(root: Path, tmp_path: Path) -> None:
    project = copy_project(root, tmp_path)
    project.write("ada")
    for folder in (project.root / "plugins").rglob("__pycache__"):
        shutil.rmtree(folder)
    assert project.html(PYTHONDONTWRITEBYTECODE="").returncode == 0
    assert (project.root / "plugins/home/__pycache__").is_dir()
    assert " 0 made" in project.html().stdout


def test_a_change_of_what_a_link_leads_to_is_a_change(tmp_path: Path) -> None:
    target, theme = tmp_path / "base.html", tmp_path / "theme"
    target.write_text("x")
    theme.mkdir()
    (theme / "base.html").symlink_to(target)
    later = time.time_ns() + YEAR * 10**9
    assert not touched(later, theme)
    os.utime(target, ns=(later, later))
    assert touched(later, theme)


def test_what_was_changed_and_changed_back_during_a_build_is_made_again(project: Project) -> None:
    (project.root / "meanwhile.py").write_text(MEANWHILE)
    template = project.root / "theme/templates/base.html"
    before = template.read_text()
    project.write("ada", story_text("1/ New.\n\n2/ Words."))
    assert project.run("meanwhile").returncode == 0
    template.write_text(before)
    assert project.publish().returncode == 0
    assert project.files("output") == cold(project)


def test_what_others_wrote_into_the_cache_is_seen_by_a_builder_that_stays(tmp_path: Path) -> None:
    path = tmp_path / "stories/ada.md"
    path.parent.mkdir()
    path.write_text(story_text("1/ one"))
    first, other = (Shelf(tmp_path, tmp_path / "cache", "key", Reading()) for _ in range(2))
    for shelf, text in ((first, "one"), (other, "another")):
        path.write_text(story_text(f"1/ {text}"))
        shelf.load()
        shelf.refresh(story_files(path.parent, tmp_path)[0])
        shelf.save()
        assert shelf.store.is_as_left()
    assert not first.store.is_as_left()


def test_a_missing_folder_of_stories_is_no_empty_collection(project: Project) -> None:
    before = project.files("output")
    shutil.move(project.root / "content/stories", project.root / "away")
    built = project.publish()
    assert built.returncode == 1
    assert "content/stories" in built.stderr
    assert project.files("output") == before


@pytest.mark.parametrize("number", ["²", "99999999999999"])
def test_numbers_that_are_none_are_passed_over(project: Project, number: str) -> None:
    assert project.publish(PIF_WORKERS="²", SOURCE_DATE_EPOCH=number).returncode == 0


def test_a_steward_s_list_that_can_not_be_read_is_told(project: Project) -> None:
    (project.root / "content/hashtags.toml").symlink_to("nowhere.toml")
    built = project.publish()
    assert built.returncode == 1
    assert "content/hashtags.toml:1: error: " in built.stderr
