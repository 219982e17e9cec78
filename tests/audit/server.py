"""A host as hosts are: pages are sent compressed, with the headers that `_headers` asks for."""

from __future__ import annotations

import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from tests.serving import beside, serve

LEVEL: Final = 6  # gzip's own, and most hosts'
TYPES: Final = {
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".xml": "application/xml",
    ".webmanifest": "application/manifest+json",
}
COMPRESSED: Final = ("text/", "application/json", "application/xml", "image/svg", "application/man")


Headers = tuple[tuple[str, str], ...]


class Answer(NamedTuple):
    """What is sent for an address."""

    status: int
    type: str
    data: bytes
    compressed: bytes | None


@cache
def answer(folder: Path, address: str) -> Answer:
    """The file at an address; 404.html where there is none. Files mustn't change meanwhile."""
    path = (folder / unquote(urlsplit(address).path).lstrip("/")).resolve()
    if path.is_dir():
        path /= "index.html"
    inside = path.is_relative_to(folder.resolve()) and path.is_file()
    status = 200 if inside else 404
    path = path if inside else folder / "404.html"
    data = path.read_bytes() if path.is_file() else b"Not found"
    known = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    kind = known or "application/octet-stream"
    text = kind.startswith(COMPRESSED)
    small = gzip.compress(data, LEVEL, mtime=0) if text else None
    return Answer(status, f"{kind}; charset=utf-8" if text else kind, data, small)


def asked_headers(folder: Path) -> Headers:
    """What `_headers` asks for with every file: the lines below `/*`."""
    path = folder / "_headers"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    named = (line.strip().partition(": ") for line in lines if line.startswith(" "))
    return tuple((name, value) for name, _, value in named)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "host"
    sys_version = ""

    def __init__(self, folder: Path, asked: Headers, *given: object) -> None:
        self.folder = folder
        self.asked = asked
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        found = answer(self.folder, self.path)
        small = found.compressed if "gzip" in self.headers.get("Accept-Encoding", "") else None
        self.send_response(found.status)
        self.send_header("Content-Type", found.type)
        if small is not None:
            self.send_header("Content-Encoding", "gzip")
        data = found.data if small is None else small
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        for name, value in self.asked:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hosted(folder: Path, headers: bool = True) -> Iterator[str]:
    """A folder at an address of this computer, without a slash at its end.

    headers: whether the site's own are sent too.
    """
    with beside("tests.audit.server", folder, *(["headers"] if headers else [])) as server:
        yield server.url


def main(folder: Path, headers: bool) -> None:
    """Be the host of `folder`, for as long as it is wanted."""
    serve(partial(_Handler, folder, asked_headers(folder) if headers else ()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "headers" in sys.argv[2:])
