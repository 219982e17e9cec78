"""The audit's figures in README."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit import __main__ as command
from tests.audit import readme
from tests.audit.figures import Figure, Result
from tests.audit.lines import LINES
from tests.audit.sites import AuditError
from tests.audit.tools import HERE, MANIFESTS

RESULTS = (
    Result("content/", (Figure("tbt", "home", "index.html", 0),), (), ()),
    Result("more", (Figure("tbt", "home", "index.html", 9),), (("axe", "needs Node"),), ()),
)


def test_readme_has_the_figures_of_every_line_and_names_the_command(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    part = text.partition("\n## What a reader gets\n")[2].partition("\n## ")[0]
    figures = part.partition(readme.MARKS.begin)[2].partition(readme.MARKS.end)[0]
    assert f"`{readme.COMMAND}`" in figures
    rows = [row.split(" | ")[0].strip("| ") for row in figures.splitlines() if row[:1] == "|"]
    assert rows[2:] == [line.label for line in LINES]


def test_figures_are_written_into_their_place(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("Before.\n\n{}\noutdated\n{}\n\nAfter.\n".format(*readme.MARKS))
    assert readme.update(tmp_path, RESULTS, "1 May: here") == path
    once = path.read_text(encoding="utf-8")
    assert once.startswith("Before.\n\n") and once.endswith("\n\nAfter.\n")
    assert "outdated" not in once and "**1 May: here.**" in once
    assert "| total blocking time | 0 ms | 0 ms, met on 1 | 9 ms, MISSED on 1 of 1 |" in once
    assert "| axe: AAA contrast, light and dark | 0 | no such page | not measured |" in once
    assert len({line.count("|") for line in once.splitlines() if line[:1] == "|"}) == 1
    readme.update(tmp_path, RESULTS, "1 May: here")
    assert path.read_text(encoding="utf-8") == once


def test_a_readme_without_a_place_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("Nothing.\n")
    with pytest.raises(AuditError, match=r"README\.md has no"):
        readme.update(tmp_path, RESULTS, "1 May: here")
    assert path.read_text() == "Nothing.\n"


def test_what_measured_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\necho Chromium 9.8.7 built on nothing\n")
    browser.chmod(0o755)
    monkeypatch.setattr(readme, "chromium", lambda: str(browser))
    said = readme.made_with()
    assert ", Chromium 9.8.7, " in said
    for name, version in json.loads((HERE / MANIFESTS[0]).read_text())["dependencies"].items():
        assert f"{name} {version}" in said


@pytest.mark.parametrize("name", command.LESS)
def test_less_than_a_whole_audit_is_not_written(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("README", "yes")
    monkeypatch.setenv(name, {"PARTS": "axe", "KINDS": "home"}.get(name, "3"))
    with pytest.raises(SystemExit, match=f"README=yes wants the audit whole: leave .*{name}"):
        command.main()
