"""Which story file is meant by a slug or a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.story.meant import files_meant, several

ADA, OTHER, BEA = "content/stories/ada.md", "content/stories/more/ada.md", "content/stories/bea.md"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bea", [BEA]),
        (" bea.md ", [BEA]),
        ("ada", [ADA, OTHER]),
        (ADA, [ADA]),
        (OTHER, [OTHER]),
        ("content/stories/more/ada", [OTHER]),
        ("./content/stories/../stories/bea.md", [BEA]),
        ("content/stories/bea/", [BEA]),  # the folder of its pictures
        ("drafts/ada.md", []),
        ("more/ada.md", []),
        ("./bea.md", []),
        ("/content/stories/bea.md", []),
        ("../../etc/bea", []),
        ("Bea", []),
        ("", []),
        ("/", []),
    ],
)
def test_a_path_means_that_file_and_no_other(tmp_path: Path, name: str, found: list[str]) -> None:
    assert files_meant([ADA, OTHER, BEA], name, tmp_path) == found


def test_a_path_may_be_that_of_the_disk_or_lead_over_a_link(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    for name in (root / BEA, tmp_path / "link" / BEA, Path("../link", BEA)):
        assert files_meant([ADA, BEA], str(name), root) == [BEA]
    assert files_meant([ADA, BEA], str(tmp_path / BEA), root) == []


def test_where_several_may_be_meant_all_are_named() -> None:
    assert several([ADA, OTHER], "ada") == (
        f"Several files are “ada”: {ADA}, {OTHER}. Name one: STORY={ADA}"
    )
