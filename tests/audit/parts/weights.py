"""What goes over the wire: bytes and requests until a page is there, as the browser counts them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from tests.audit.figures import Figure, Finding
from tests.audit.kinds import FOUND, LONG
from tests.audit.server import LEVEL, hosted
from tests.audit.sites import Site
from tests.audit.tools import Tools
from tests.audit.visits import PATIENCE, context_page, search, visit

STORIES: Final = {"story", LONG, "story from right to left", "story in Han or kana"}
LISTS: Final = {"home", "mentors", "mentees", "hashtag", "person", "year", "field", "language"}
MOST: Final = 30  # stories of a list; the bound is for no longer one
STORY: Final = re.compile(r'href="[^"]*stories/([^"/#]+)\.html')
SHEET: Final = "theme/list.css"  # what the sheet of every page has in it
SCRIPT: Final = "theme/site.js"  # of all pages
QUIET: Final = 300  # milliseconds without a request: all is there
STEP: Final = 50
SCROLL: Final = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 20));
  }
}"""  # pictures come as they come into sight


@dataclass
class Wire:
    """What a page asked for: bytes by address, with the headers of the answers."""

    page: Page
    bytes: dict[str, int] = field(default_factory=dict)
    _asked: dict[str, str] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        line = self.page.context.new_cdp_session(self.page)
        line.on("Network.requestWillBeSent", self._sent)
        line.on("Network.loadingFinished", self._finished)
        line.on("Network.loadingFailed", self._failed)
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _sent(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if not url.startswith(("data:", "blob:")):
            self._asked[event["requestId"]] = url
            self._open.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        self._open.discard(event["requestId"])
        if url := self._asked.get(event["requestId"]):
            self.bytes[url] = self.bytes.get(url, 0) + int(event["encodedDataLength"])

    def _failed(self, event: dict[str, Any]) -> None:
        self._open.discard(event["requestId"])
        if url := self._asked.get(event["requestId"]):
            self.bytes.setdefault(url, 0)

    def settle(self) -> None:
        """Wait until nothing has been asked for a moment."""
        quiet = 0
        for _ in range(PATIENCE // STEP):
            asked = len(self._asked)
            self.page.wait_for_timeout(STEP)
            quiet = 0 if self._open or len(self._asked) > asked else quiet + STEP
            if quiet >= QUIET:
                return

    def without(self, site: str, *left_out: str) -> int:
        """The bytes of all but some files of the site."""
        names = {f"{site}/{name}" for name in left_out}
        return sum(size for url, size in self.bytes.items() if url not in names)

    def elsewhere(self, site: str) -> list[str]:
        """The addresses outside the site that were asked for."""
        return [url for url in self._asked.values() if not url.startswith(f"{site}/")]

    def findings(self, site: str) -> tuple[Finding, ...]:
        """Each file and its weight, the heaviest first."""
        heaviest = sorted(self.bytes.items(), key=lambda item: -item[1])
        return tuple(Finding(url.removeprefix(f"{site}/"), f"{size:,} B") for url, size in heaviest)


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Weight, requests and requests to elsewhere of every kind of page, on a phone."""
    with hosted(site.folder, headers=False) as url:
        bare = replace(site, url=url)
        for kind, path in tools.each("weights", site.kinds.items()):
            if kind == FOUND:
                yield from _searched(bare, tools, kind, path)
            else:
                yield from _read(bare, tools, kind, path)


def _read(site: Site, tools: Tools, kind: str, path: str) -> Iterator[Figure]:
    with context_page(tools.browser, device_scale_factor=3) as page:
        wire = Wire(page)
        visit(page, site, kind)
        page.evaluate(SCROLL)
        wire.settle()
        yield from _figures(site, kind, path, wire)


def _figures(site: Site, kind: str, path: str, wire: Wire) -> Iterator[Figure]:
    total, findings = sum(wire.bytes.values()), wire.findings(site.url)
    if kind in STORIES:
        yield Figure("story", kind, path, total, findings)
        yield Figure("requests", kind, path, len(wire.bytes), findings)
    elif kind == "story with picture":
        yield Figure("picture", kind, path, total, findings)
    elif kind in LISTS and listed(site.folder / path) <= MOST:
        yield Figure("listing", kind, path, total, findings)
    elif kind == "search":
        yield Figure("search-load", kind, path, _own(site, path, wire), findings)
    yield _elsewhere(site, kind, path, wire)


def _own(site: Site, path: str, wire: Wire) -> int:
    """The bytes of the search page that are for searching: its sheet is that of lists with more in
    it, and what all pages have is not its own."""
    return wire.without(site.url, path, SCRIPT) - zipped(site.folder / SHEET)


def zipped(file: Path) -> int:
    """The bytes of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), LEVEL))


def listed(page: Path) -> int:
    """How many stories a page leads to."""
    return len(set(STORY.findall(page.read_text(encoding="utf-8"))))


def _searched(site: Site, tools: Tools, kind: str, path: str) -> Iterator[Figure]:
    with context_page(tools.browser) as page:
        wire = Wire(page)
        page.goto(f"{site.url}/{path}", wait_until="load")
        search(page)
        wire.settle()
        findings = wire.findings(site.url)
        yield Figure("search-alone", kind, path, _own(site, path, wire), findings)
        yield _elsewhere(site, kind, path, wire)


def _elsewhere(site: Site, kind: str, path: str, wire: Wire) -> Figure:
    outside = wire.elsewhere(site.url)
    return Figure("elsewhere", kind, path, len(outside), tuple(Finding(url, "") for url in outside))
