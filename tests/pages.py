"""Reading built pages: links, anchors, text."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Parsed(HTMLParser):
    """What a test asks of one page."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.elements.append((tag, given))
        self.links += [value for name in ("href", "src") if (value := given.get(name)) is not None]
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> on line {self.getpos()[0]} closes something else")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def parse(html: str) -> Parsed:
    """Parse a page whose start and end tags are all written out."""
    page = Parsed()
    page.feed(html)
    page.close()
    return page


def parsed_site(folder: Path) -> dict[str, Parsed]:
    """All pages of a built site by address."""
    return {
        path.relative_to(folder).as_posix(): parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def target(page: str, link: str) -> tuple[str, str] | None:
    """The file and anchor that a link on a page leads to; None where it leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    base = "" if parts.path.startswith("/") else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(base, unquote(parts.path).lstrip("/")))
    if not parts.path:
        path = page
    elif path == "." or parts.path.endswith("/"):
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, unquote(parts.fragment)
