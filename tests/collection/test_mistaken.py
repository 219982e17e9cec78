"""A fault in a template is told with its place, and the site stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.project import Project, copy_project

FAULTS = {
    "{{ nothing_here }}": "'nothing_here' is undefined",
    "{{ site.nothing_here }}": "'plugins.collection.site.Site object' has no attribute"
    " 'nothing_here'",
    "{% if %}": "Expected an expression, got 'end of statement block'",
    "{{ site.name | nothing_here }}": "No filter named 'nothing_here'.",
    "{% include 'nothing-here.html' %}": "there is no template nothing-here.html",
}


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(root, tmp_path_factory.mktemp("mistaken"))
    project.write("ada")
    assert project.publish().returncode == 0
    return project


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(project: Project, fault: str, workers: str) -> None:
    before = project.files("output")
    said = spoilt(replace(project, workers=workers), "year.html", "{% block main %}", fault)
    assert f"could not be made: theme/templates/year.html:{said[1]}: {FAULTS[fault]}" in said[0]
    assert "the site is as it was" in said[0] and "Traceback" not in said[0]
    assert project.files("output") == before
    assert project.publish().returncode == 0
    assert project.files("output") == before


def test_what_is_wrong_in_a_part_is_told_of_the_part(project: Project) -> None:
    said, line = spoilt(project, "partials/post.html", "{{ html }}", "{{ nothing_here }}")
    assert f"theme/templates/partials/post.html:{line}: 'nothing_here' is undefined" in said


def spoilt(project: Project, name: str, at: str, fault: str) -> tuple[str, int]:
    """What a build says where there is a fault in a template, and the fault's line."""
    path = project.root / "theme/templates" / name
    whole = path.read_text(encoding="utf-8")
    before, found, after = whole.partition(at)
    assert found
    path.write_text(f"{before}{at}{fault}{after}", encoding="utf-8")
    try:
        built = project.publish()
    finally:
        path.write_text(whole, encoding="utf-8")
    assert built.returncode == 1
    return built.stderr, before.count("\n") + 1
