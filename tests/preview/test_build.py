"""The builder that stays: it sees every change, of stories and of its own code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.preview.build import Builder
from tests.project import Project, copy_project
from tests.stories import story_text


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    project = copy_project(root, tmp_path)
    project.write("ada")
    return project


@pytest.fixture
def builder(project: Project) -> Iterator[Builder]:
    made = Builder(project.root, project.root / "preview")
    yield made
    made.close()


def test_it_stays_and_sees_changes(project: Project, builder: Builder) -> None:
    assert builder().ok
    project.write("ada", story_text("1/ Changed.\n\n2/ Twice."))
    again = builder()
    assert again.ok
    assert "Changed." in project.text("stories/ada.html", "preview")


def test_problems_are_told_until_they_are_mended(project: Project, builder: Builder) -> None:
    project.write("bad", story_text(Role="boss"))
    found = builder()
    assert not found.ok
    assert found.problems[0].startswith("content/stories/bad.md:4: error: ")
    project.write("bad", story_text())
    assert builder().ok


def test_a_change_of_code_counts(project: Project, builder: Builder) -> None:
    builder()
    settings = project.root / "pelicanconf.py"
    settings.write_text(settings.read_text().replace('"Pay It Forward"', '"Another name"'))
    assert builder().ok
    assert "Another name" in project.text("index.html", "preview")


def test_a_broken_template_ends_one_build_only(project: Project, builder: Builder) -> None:
    builder()
    template = project.root / "theme/templates/base.html"
    whole = template.read_text()
    template.write_text(whole + "{% if %}")
    assert not builder().ok
    template.write_text(whole)
    assert builder().ok


def test_broken_code_is_told_and_mended(project: Project, builder: Builder) -> None:
    builder()
    code = project.root / "plugins/threads/pages.py"
    whole = code.read_text()
    code.write_text("def")
    broken = builder()
    assert not broken.ok
    assert "SyntaxError" in broken.output
    code.write_text(whole)
    assert builder().ok
