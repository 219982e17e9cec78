"""CONTRIBUTING.md says of the rules what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.check.catalogue import THEMES
from plugins.check.contributing import BEGIN, END, main, renewed

REMEDY = "run python -m plugins.check.contributing"


def test_it_is_up_to_date(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert renewed(text) == text, REMEDY


def test_every_rule_has_a_section_that_the_contents_name(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for theme in THEMES:
        for rule in theme.rules:
            assert text.count(f"\n#### {rule.name}\n") == 1
            assert text.count(f"[`{rule.name}`](#{rule.name})") == 1


def test_fences_hold_what_is_in_them(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    within = False
    for line in text.partition(BEGIN)[2].partition(END)[0].split("\n"):
        within ^= line.startswith("```")
        assert within or not line.startswith("    ")
        assert not (within and line.startswith("#### "))
    assert not within


def test_writing_it_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main() == 2
    path = tmp_path / "CONTRIBUTING.md"
    path.write_text("# How\n")
    assert main() == 2
    path.write_text(f"# How\n\n{BEGIN}\n{END}\n\nMore.\n")
    assert main() == 0
    once = path.read_text(encoding="utf-8")
    assert main() == 0
    assert path.read_text(encoding="utf-8") == once
    assert once.startswith("# How\n\n<!--") and once.endswith(f"\n\n{END}\n\nMore.\n")
