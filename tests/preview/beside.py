"""`make serve` for a browser, in a process of its own, with what stands in for the real build."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from plugins.preview import __main__ as preview
from plugins.preview.reload import Announcer
from plugins.preview.server import PreviewServer
from plugins.preview.watch import Watcher
from tests.preview.conftest import FakeBuild
from tests.serving import Beside, beside, obey


@contextmanager
def previewed(folder: Path) -> Iterator[Beside]:
    """The server alone, of a folder that is built. Each line it is told is a new build's problem;
    an empty one, a new build without any."""
    with beside("tests.preview.beside", "server", folder) as server:
        yield server


@contextmanager
def watched(project: Path) -> Iterator[Beside]:
    """The whole of it, for the fixture `project`. A line it is told is the problem of the builds
    to come; an empty one, that they have none."""
    with beside("tests.preview.beside", "project", project) as server:
        yield server


def _problems(line: str) -> tuple[str, ...]:
    return (line,) if line else ()


def _server(folder: Path) -> None:
    server = PreviewServer(folder, 0, Announcer())
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    obey(server.url.rstrip("/"), lambda line: server.announcer.announce(_problems(line)))


def _project(root: Path) -> None:
    make = FakeBuild(root, root / "preview")
    server = PreviewServer(make.folder, 0, Announcer())
    serving = (server, Watcher(root), make)
    with redirect_stdout(io.StringIO()):  # what serve() tells people is no answer to the test
        threading.Thread(target=preview.serve, args=serving, daemon=True).start()
        obey(server.url.rstrip("/"), lambda line: setattr(make, "problems", _problems(line)))


if __name__ == "__main__":
    {"server": _server, "project": _project}[sys.argv[1]](Path(sys.argv[2]))
