"""Links inside the site: that each leads to a file, and to an anchor that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.audit.figures import Figure, Finding
from tests.audit.sites import ADDRESS, Site
from tests.audit.tools import Tools
from tests.pages import parse, target


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Links, pictures, sheets and scripts of each page that lead nowhere."""
    for kind, page in tools.each("links", site.looked_at):
        dead = tuple(broken(site.folder, page))
        yield Figure("links", kind, page, len(dead), dead)


def broken(folder: Path, page: str) -> Iterator[Finding]:
    """The links of a page that lead nowhere; its own full address counts as inside."""
    parsed = parse((folder / page).read_text(encoding="utf-8"))
    sources = (given.get("srcset") for _, given in parsed.elements)
    pictures = [one.split()[0] for some in sources if some for one in some.split(",")]
    for link in dict.fromkeys([*parsed.links, *pictures]):
        inside = link.removeprefix(ADDRESS) if link.startswith(f"{ADDRESS}/") else link
        where = target(page, inside)
        if where is None:
            continue
        path, anchor = where
        if not (folder / path).is_file():
            yield Finding(link, f"there is no {path}")
        elif anchor and path.endswith(".html") and anchor not in anchors(folder / path):
            yield Finding(link, f"{path} has no place “{anchor}”")


@cache
def anchors(path: Path) -> frozenset[str]:
    """The places of a page that can be linked to."""
    text = path.read_text(encoding="utf-8")
    return frozenset(parse(text).ids) if re.search(r"\sid=", text) else frozenset()
