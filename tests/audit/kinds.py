"""The kinds of page that a site has: found in its files, each shown by one page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Choice = Literal["largest", "middle"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page: the pages whose address and text fit, and that no kind above claims."""

    name: str
    path: str  # pattern that the whole address fits
    says: str = ""  # pattern that is found in the page
    choice: Choice = "largest"  # which page of all, by size, stands for the kind


# One list, in the order in which a page is claimed. What is largest is the worst for most lines.
KINDS: Final = (
    Kind("home", r"index\.html"),
    Kind("mentors", r"mentors(/\d+)?\.html"),
    Kind("mentees", r"mentees(/\d+)?\.html"),
    Kind("search", r"search\.html"),
    Kind("not found", r"404\.html"),
    Kind("ways in", r"ways\.html"),
    Kind("constellation", r"constellation\.html"),
    Kind("style guide", r"styleguide\.html"),
    Kind("withdrawn story", r"stories/[^/]+\.html", r"\A(?s:(?!.*<article))"),
    Kind("story with picture", r"stories/[^/]+\.html", r"<picture|<main(?s:.)*<img"),
    Kind("story from right to left", r"stories/[^/]+\.html", r"<article[^>]* dir=\"rtl\""),
    Kind("story in Han or kana", r"stories/[^/]+\.html", r"<article[^>]* lang=\"(ja|zh|ko|yue)"),
    Kind("story", r"stories/[^/]+\.html", choice="middle"),
    Kind("hashtags", r"tags/index(/\d+)?\.html"),
    Kind("hashtag", r"tags/.+\.html"),
    Kind("people", r"people/index(/\d+)?\.html"),
    Kind("person", r"people/.+\.html"),
    Kind("archive", r"archive/index\.html"),
    Kind("year", r"archive/.+\.html"),
    Kind("fields", r"fields/index(/\d+)?\.html"),
    Kind("field", r"fields/.+\.html"),
    Kind("languages", r"languages/index(/\d+)?\.html"),
    Kind("language", r"languages/.+\.html"),
    Kind("reading times", r"minutes/index(/\d+)?\.html"),
    Kind("reading time", r"minutes(/.+)?\.html"),
    Kind("pair", r"together/.+\.html"),
    Kind("ordinary page", r"[^/]+\.html"),
    Kind("another kind", r".+\.html"),
)
LONG: Final = "long story"  # the largest of the plain stories
FOUND: Final = "search, with hits"  # the page for searching, after a search
NAMES: Final = (*(kind.name for kind in KINDS), LONG, FOUND)
# Not found on every site, and nothing is amiss then.
_RARE: Final = {"style guide", "another kind"}


def claimed(folder: Path) -> dict[str, list[str]]:
    """All pages of a built site by the names of their kinds."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix()
        found.setdefault(kind_of(address, path), []).append(address)
    return found


def kind_of(address: str, file: Path) -> str:
    """The name of a page's kind."""
    text = ""
    for kind in KINDS:
        if re.fullmatch(kind.path, address):
            if kind.says and not text:
                text = file.read_text(encoding="utf-8")
            if not kind.says or re.search(kind.says, text):
                return kind.name
    raise ValueError(f"{address} is no page")


def chosen(folder: Path, found: Mapping[str, list[str]]) -> dict[str, str]:
    """The page that stands for each kind of which there is one, in the order of the list."""
    pages = {}
    for kind in KINDS:
        if kind.name not in found:
            continue
        by_size = sorted(found[kind.name], key=lambda a: ((folder / a).stat().st_size, a))
        pages[kind.name] = by_size[len(by_size) // 2 if kind.choice == "middle" else -1]
        if kind.name == "story":
            pages[LONG] = by_size[-1]
        if kind.name == "search":
            pages[FOUND] = pages["search"]
    return pages


def missing(pages: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds of which a site has no page."""
    return tuple(k.name for k in KINDS if k.name not in pages and k.name not in _RARE)
