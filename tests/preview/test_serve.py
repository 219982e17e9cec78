"""`make serve`, whole: a change in a file reaches a browser that listens."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Events, Running


def test_a_change_is_announced_and_shown(running: Running, events: Events) -> None:
    before = events.next()["build"]
    (running.root / "content" / "story.md").write_text("second")
    after = events.next()["build"]
    assert before != after
    page = running.get("/")[1].decode()
    assert "<p>second</p>" in page
    assert f'data-build="{after}"' in page


@pytest.mark.parametrize("name", ["theme/base.html", "plugins/x.py", "pelicanconf.py"])
def test_theme_plugins_and_settings_are_watched(
    running: Running, events: Events, name: str
) -> None:
    events.next()
    (running.root / name).write_text("changed")
    assert events.next()


def test_settings_are_watched_when_an_editor_replaces_the_file(
    running: Running, events: Events
) -> None:
    for text in ("once", "twice"):
        events.next()
        aside = running.root / "4913"
        aside.write_text(text)
        aside.replace(running.root / "pelicanconf.py")
    assert events.next()


def test_a_change_during_a_build_is_not_lost(running: Running, events: Events) -> None:
    events.next()
    story = running.root / "content" / "story.md"
    running.make.during.append(lambda: story.write_text("third"))
    story.write_text("second")
    events.next()
    events.next()
    assert b"third" in running.get("/")[1]


def test_problems_are_told_and_the_rest_goes_on(running: Running, events: Events) -> None:
    assert events.next()["problems"] == []
    running.make.problems = ("content/stories/a.md:3: 「no date」",)
    (running.root / "content" / "story.md").write_text("faulty")
    assert events.next()["problems"] == list(running.make.problems)
    assert b"faulty" in running.get("/")[1]


def test_who_comes_later_learns_the_newest_build(running: Running, events: Events) -> None:
    newest = events.next()
    late = Events(running.port)
    assert late.next() == newest
    late.close()


def test_what_is_built_is_not_watched(running: Running, events: Events) -> None:
    events.next()
    (running.root / "preview" / "index.html").write_text("x")
    (running.root / "README.md").write_text("x")
    (running.root / "content" / "story.md").write_text("second")
    events.next()
    assert running.make.count == 2


def test_nothing_is_written_into_the_built_files(running: Running, events: Events) -> None:
    events.next()
    assert b"_preview" in running.get("/")[1]
    assert "_preview" not in (running.root / "preview" / "index.html").read_text()


def serve(root: Path, cwd: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "plugins.preview", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=None if os.name == "nt" else _heed_ctrl_c,
    )


def _heed_ctrl_c() -> None:
    """What is started in a shell's background is told to ignore it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_taken_port_is_told_with_a_way_out(root: Path, project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = serve(root, project, PORT=str(port))
        said = process.communicate(timeout=20)[0]
    assert process.returncode == 1
    assert f"Port {port} is taken" in said and "make serve PORT=" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["65536", "-1", "http", "８０", "9" * 5000])
def test_a_port_that_is_none_is_refused(root: Path, project: Path, port: str) -> None:
    process = serve(root, project, PORT=port)
    assert "a port is a number" in process.communicate(timeout=20)[0]
    assert process.returncode == 2


def test_help(root: Path, project: Path) -> None:
    process = serve(root, project, "--help")
    assert "--port" in process.communicate(timeout=20)[0]
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_ctrl_c_ends_it_cleanly(root: Path, project: Path, name: str) -> None:
    import signal

    process = serve(root, project, "--port", "0")
    assert process.stdout is not None
    said = ""
    while "Your site" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    process.send_signal(getattr(signal, name))
    rest = process.communicate(timeout=20)[0]
    assert process.returncode == 0
    assert "Traceback" not in rest and "Ended." in rest
