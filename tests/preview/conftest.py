"""A project to watch, a build to stand in for the real one, and the server, really listening."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from plugins.preview import __main__ as preview
from plugins.preview.build import BuildResult
from plugins.preview.reload import Announcer
from plugins.preview.server import PreviewServer
from plugins.preview.watch import Watcher

PATIENCE = 20.0  # seconds until a test is given up for lost


@dataclass
class FakeBuild:
    """Writes index.html from content/story.md; what is in `during` happens while it builds."""

    root: Path
    folder: Path
    problems: tuple[str, ...] = ()
    count: int = 0
    during: list[Callable[[], object]] = field(default_factory=list)

    def __call__(self) -> BuildResult:
        text = (self.root / "content" / "story.md").read_text()
        self.count += 1
        if self.during:
            self.during.pop()()
        self.folder.mkdir(exist_ok=True)
        (self.folder / "index.html").write_text(f"<html><body><p>{text}</p></body></html>")
        return BuildResult(not self.problems, self.problems, "built\n")


@dataclass
class Running:
    """`make serve` at work."""

    root: Path
    make: FakeBuild
    server: PreviewServer

    @property
    def port(self) -> int:
        return self.server.server_address[1]

    def get(self, address: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, address, headers=headers)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()


class Events:
    """A browser that listens."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._connection.request("GET", "/_preview/events")
        self.response = self._connection.getresponse()

    def next(self) -> dict[str, object]:
        """The next event's data; waits for it."""
        while line := self.response.readline():
            if line.startswith(b"data: "):
                data: dict[str, object] = json.loads(line[6:])
                return data
        raise EOFError

    def close(self) -> None:
        self.response.close()
        self._connection.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("content", "theme", "plugins"):
        (tmp_path / name).mkdir()
    (tmp_path / "content" / "story.md").write_text("first")
    (tmp_path / "pelicanconf.py").write_text("SITENAME = 'x'\n")
    return tmp_path


@pytest.fixture
def running(project: Path) -> Iterator[Running]:
    """serve() in a thread, ended as Ctrl-C would end it."""
    make = FakeBuild(project, project / "preview")
    server = PreviewServer(make.folder, 0, Announcer())
    watcher = Watcher(project)
    ended = threading.Event()

    def until_ended() -> BuildResult:
        if ended.is_set():
            raise KeyboardInterrupt
        return make()

    def run() -> None:
        with pytest.raises(KeyboardInterrupt):
            preview.serve(server, watcher, until_ended)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield Running(project, make, server)
    finally:
        ended.set()
        watcher.changed.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def events(running: Running) -> Iterator[Events]:
    listener = Events(running.port)
    yield listener
    listener.close()
