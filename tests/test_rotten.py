"""A hundred rotten files among a hundred good ones: each is told, and none touches another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.story.report import shown
from tests.project import Project, copy_project
from tests.rotten import Rotten, rotten
from tests.stories import story_text

GOOD = 100
FAULT = re.compile(r"^(content/stories/.*?):(\d+): error: .+ \[[a-z0-9-]+\]$", re.MULTILINE)


@pytest.fixture(scope="module")
def planted() -> list[Rotten]:
    found = rotten()
    assert len(found) >= 100
    assert len({each.name for each in found}) == len(found)
    return found


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    project = copy_project(root, tmp_path)
    for n in range(GOOD):
        project.write(*_good(n))
    return project


def _good(n: int) -> tuple[str, str]:
    """A story like others: with hashtags that others have, and replies."""
    fields = {
        "Title": f"Story {n}",
        "Author": f"Teller {n % 17}",
        "Date": f"2020-{n % 12 + 1:02}-11",
    }
    fields |= {"Role": ("mentor", "mentee", "both")[n % 3], "Summary": f"What {n} was about."}
    if n % 4 == 3:
        fields["Reply_To"] = f"good-{n - 1}"
    body = (
        f"1/ The {n}th. #MedEd\n\n2/ *Then* #Tag{n % 9} and https://example.org/{n}.\n\nEND/ Now.\n"
    )
    return f"good-{n}", story_text(body, **fields)


def _plant(project: Project, planted: list[Rotten]) -> None:
    for each in planted:
        path = project.root / "content" / "stories" / each.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if each.make:
            each.make(path)
        else:
            path.write_bytes(each.data)


def _told(words: str, planted: list[Rotten]) -> Iterator[str]:
    """The rotten files of which no error is told on the line where it stands."""
    told: dict[str, set[int]] = defaultdict(set)
    for match in FAULT.finditer(words):
        told[match[1]].add(int(match[2]))
    for each in planted:
        lines = told[f"content/stories/{shown(each.name)}"]
        if each.line not in lines:
            yield f"{each.name!r}: line {each.line}, told {sorted(lines)}"


def test_each_is_told_and_the_good_are_as_if_it_were_not_there(
    project: Project, planted: list[Rotten]
) -> None:
    assert project.html().returncode == 0
    alone = project.files("preview")
    assert sum(name.startswith("stories/good-") for name in alone) == GOOD
    _plant(project, planted)
    built = project.html()
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert list(_told(built.stderr, planted)) == []
    assert "good-" not in built.stderr
    assert project.files("preview") == alone


def test_a_first_build_with_them_is_that_without_them(
    project: Project, planted: list[Rotten], root: Path, tmp_path: Path
) -> None:
    other = copy_project(root, tmp_path / "other")
    for n in range(GOOD):
        other.write(*_good(n))
    assert other.html().returncode == 0
    _plant(project, planted)
    assert project.html().returncode == 1
    assert project.files("preview") == other.files("preview")


def test_publishing_refuses_them_and_touches_nothing(
    project: Project, planted: list[Rotten]
) -> None:
    assert project.publish().returncode == 0
    before = _state(project.root / "output")
    _plant(project, planted)
    project.write(_good(5)[0], _good(5)[1].replace("Now.", "Now and then."))
    built = project.publish()
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert list(_told(built.stderr, planted)) == []
    assert _state(project.root / "output") == before


def test_checking_tells_each(project: Project, planted: list[Rotten]) -> None:
    _plant(project, planted)
    checked = project.run("plugins.check")
    assert checked.returncode == 1
    assert "Traceback" not in checked.stderr
    assert list(_told(checked.stdout, planted)) == []


def _state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file of a folder: which it is, when it was changed, what is in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.read_bytes(),
        )
        for path in found
    }
