"""A built folder as a web server gives it: from an address to bytes. Pure but for reading files."""

from __future__ import annotations

import mimetypes
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

_TYPES = {  # what the system's own list may lack or give differently
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXT = ("text/", "application/json", "application/xml", "application/manifest", "image/svg")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for an address."""

    status: int  # 200, 301 or 404
    type: str  # the Content-Type
    body: bytes
    location: str = ""  # where a 301 leads


def answer(folder: Path, address: str) -> Answer:
    """What the site in `folder` has at `address` (a request's target: "/tags/?x#y").

    A folder is answered with its index.html, anything unknown or outside with 404.html.
    """
    path = path_of(address)
    file = _inside(folder, path)
    if file is None:
        return _not_found(folder)
    if os.path.isdir(file):  # unlike Path.is_dir, never raises: a name may be too long
        if not path.endswith("/"):  # else the page's relative links would lead elsewhere
            target = "/" + quote(path.strip("/")) + "/"
            return Answer(301, "text/plain; charset=utf-8", b"", target)
        file = file / "index.html"
    elif path.endswith("/"):
        return _not_found(folder)
    try:
        return Answer(200, content_type(file), file.read_bytes())
    except OSError:
        return _not_found(folder)


def path_of(address: str) -> str:
    """The path of a request's target, decoded; empty if it has none ("*", "http://…")."""
    path = address.partition("#")[0].partition("?")[0]
    return unquote(path) if path.startswith("/") else ""


def content_type(file: Path) -> str:
    """The Content-Type of a file, by its name; text is UTF-8."""
    kind = _TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0]
    if kind is None:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind


def _inside(folder: Path, path: str) -> Path | None:
    """The file or folder at `path`, links followed, if it lies in `folder`."""
    if not path or "\0" in path or "\\" in path:
        return None
    try:
        root = folder.resolve()
        file = (root / path.lstrip("/")).resolve()
    except (OSError, RuntimeError, ValueError):  # a name too long, a link to itself
        return None
    return file if file.is_relative_to(root) else None


def _not_found(folder: Path) -> Answer:
    try:
        return Answer(404, "text/html; charset=utf-8", (folder / "404.html").read_bytes())
    except OSError:
        return Answer(404, "text/plain; charset=utf-8", b"There is no such page.\n")
