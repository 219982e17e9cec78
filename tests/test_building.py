"""Builds as processes: two at once, killed ones, and what they say."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.project import Project, copy_project
from tests.stories import story_text


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    project = replace(copy_project(root, tmp_path), workers="")
    for n in range(100):
        project.write(f"story-{n}", story_text(f"1/ Number {n}. #MedEd\n\n2/ More. #Tag{n}"))
    return project


def start(project: Project) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "plugins.collection", "publish"],
        cwd=project.root,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def cold(project: Project) -> dict[str, bytes]:
    """The output of a build that has nothing to start from."""
    for name in ("output", ".cache"):
        shutil.rmtree(project.root / name)
    assert project.publish().returncode == 0
    return project.files("output")


def test_of_two_builds_at_once_the_second_waits(project: Project) -> None:
    both = [start(project), start(project)]
    said = [build.communicate(timeout=120) for build in both]
    assert [build.returncode for build in both] == [0, 0], said
    assert "waiting" in said[0][1] + said[1][1]
    assert sorted(": 0 made" in out or " 0 made" in out for out, _ in said) == [False, True]
    made = project.files("output")
    assert made == cold(project)


@pytest.mark.parametrize("when", ["while it makes pages", "while it puts them in place"])
def test_after_a_killed_build_the_next_is_right(project: Project, when: str) -> None:
    assert project.publish().returncode == 0
    before = project.files("output")
    template = project.root / "theme/templates/base.html"
    whole = template.read_text()
    template.write_text(whole.replace("<body>", '<body class="killed">'))
    build = start(project)
    stories = project.root / "output/stories"

    def is_time() -> bool:
        if when == "while it makes pages":
            return any(stories.glob(".*.part"))
        return b'class="killed"' in (stories / "story-0.html").read_bytes()

    deadline = time.monotonic() + 60
    while not is_time() and time.monotonic() < deadline:
        time.sleep(0.005)
    build.send_signal(signal.SIGKILL)
    build.communicate()
    if when == "while it makes pages":
        seen = project.files("output")
        assert {name: data for name, data in seen.items() if name in before} == before
    template.write_text(whole)
    assert project.publish().returncode == 0
    assert project.files("output") == before


@pytest.mark.parametrize(("at", "workers"), [("files.py:create", "2"), ("records.py:append", "1")])
def test_where_the_disk_is_full_a_sentence_says_so(project: Project, at: str, workers: str) -> None:
    file, function = at.split(":")
    path = project.root / "plugins/collection" / file
    code = path.read_text()
    full = 'raise OSError(errno.ENOSPC, "No space left on device")'
    begun = re.sub(rf"( *)def {function}\(.*\n", rf"\g<0>\1    {full}\n", code, count=1)
    path.write_text(begun.replace("import os\n", "import errno\nimport os\n", 1))
    found = project.publish(PIF_WORKERS=workers)
    assert found.returncode == 1
    assert found.stderr.endswith("There is no room left on the disk. Make some, and build again.\n")
    assert "Traceback" not in found.stderr
    path.write_text(code)
    assert project.publish(PIF_WORKERS=workers).returncode == 0
    assert project.files("output") == cold(project)


def test_the_number_of_workers_does_not_show(project: Project) -> None:
    found = []
    for workers in ("1", "2", "8"):
        shutil.rmtree(project.root / "preview", ignore_errors=True)
        shutil.rmtree(project.root / ".cache", ignore_errors=True)
        assert project.html(PIF_WORKERS=workers).returncode == 0
        found.append(project.files("preview"))
    assert found[0] == found[1] == found[2]


def test_a_build_tells_why_it_made_a_page(project: Project) -> None:
    project.publish()
    project.write("story-7", story_text("1/ Another text. #MedEd\n\n2/ More. #Tag7"))
    said = project.run("plugins.collection", "publish", "-v").stdout
    assert "stories/story-7.html: shows content/stories/story-7.md" in said
    assert "stories/story-80.html" not in said
    assert "100 stories, 1 read; " in said
