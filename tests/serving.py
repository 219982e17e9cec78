"""Servers for a browser to ask, each in a process of its own.

Playwright's greenlets and the threads of a server don't share one well: CPython 3.11.2, which
Debian has, was seen to crash there, and a server that waits for the test's own Python is slow.
"""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Beside:
    """A server at work in its own process; `url` has no slash at its end."""

    url: str
    _said: IO[str]
    _heard: IO[str]

    def tell(self, line: str) -> None:
        """Hand it a line, and wait until it has done what that asks for."""
        self._said.write(f"{line}\n")
        self._said.flush()
        assert self._heard.readline() == "done\n", "the server ended"


@contextmanager
def beside(module: str, *arguments: object) -> Iterator[Beside]:
    """The server that `python -m module` starts; it ends with the block, or with this process."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, encoding="utf-8", **pipes) as process:
        assert process.stdin and process.stdout
        url = process.stdout.readline().strip()
        assert url, f"{module} did not start"
        yield Beside(url, process.stdin, process.stdout)


def obey(url: str, heed: Callable[[str], object] = lambda line: None) -> None:
    """The server's side: say where it is, then do what each line asks, until there are no more."""
    print(url, file=sys.__stdout__, flush=True)
    for line in sys.stdin:
        heed(line.rstrip("\n"))
        print("done", file=sys.__stdout__, flush=True)


def serve(handler: Callable[..., BaseHTTPRequestHandler]) -> None:
    """Answer at an address of this computer until nobody wants it any more."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        obey(f"http://127.0.0.1:{server.server_address[1]}")
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """`folder` at an address of this computer, without a slash at its end."""
    with beside("tests.serving", folder) as server:
        yield server.url


if __name__ == "__main__":
    serve(functools.partial(_Quiet, directory=sys.argv[1]))
