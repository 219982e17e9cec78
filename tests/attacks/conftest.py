"""The site that the tests of this folder share: full of attacks, built once."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.attacks.corpus import attacks
from tests.attacks.foreign import foreign
from tests.attacks.planting import Planted, enlarge, plant, share_of_places, twin
from tests.chromium import required
from tests.project import Project, copy_project


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser is required, a test that was skipped has failed."""
    report = yield
    return required(report)


@dataclass(frozen=True, slots=True)
class Attacked:
    """Two built sites, and what was planted in the first."""

    project: Project
    planted: Planted
    said: str  # by the build
    status: int
    before: frozenset[str]  # the project's files before the build
    twin: Project

    @property
    def output(self) -> Path:
        return self.project.root / "preview"


@pytest.fixture(scope="session")
def attacked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """The site with the attacks of PIF_ATTACKS, or else with ours, and its harmless twin."""
    project = replace(copy_project(root, tmp_path_factory.mktemp("attacked")), workers="")
    harmless = replace(copy_project(root, tmp_path_factory.mktemp("twin")), workers="")
    for each in (project, harmless):
        enlarge(each)
    planted = plant(project, foreign() or attacks(), share_of_places())
    twin(harmless)
    before = frozenset(_files(project.root))
    built, other = project.html(), harmless.html()
    assert other.returncode == 0, other.stderr
    print(planted.in_words())
    return Attacked(project, planted, built.stderr, built.returncode, before, harmless)


def _files(folder: Path) -> list[str]:
    return [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
