"""Fixtures for all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import xdist.scheduler
from hypothesis import configuration, settings

from plugins.collection.lock import only_build
from tests.chromium import browser  # noqa: F401 (a fixture)
from tests.project import publish_real

ROOT = Path(__file__).resolve().parent.parent
# Whatever this shell prefers: hundreds of builds would each compile all code again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
configuration.set_hypothesis_home_dir(ROOT / ".cache" / "hypothesis")
settings.register_profile("house", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("house")


class _ByFile(xdist.scheduler.LoadFileScheduling):
    """Each file's tests on one core, and all attacks: their site takes long to build."""

    TOGETHER = "tests/attacks/"

    def _split_scope(self, nodeid: str) -> str:
        return self.TOGETHER if nodeid.startswith(self.TOGETHER) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> _ByFile:
    return _ByFile(config, log)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of cases, seed and benchmarks that may lie beside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not there")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as `make publish` builds it, once for all tests; read it only."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    with only_build(place):
        if not (place / "whole").exists():
            publish_real(place)
            (place / "whole").touch()
    return place / "output"
