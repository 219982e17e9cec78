"""What a page lacks where scripts don't run: words, and ways to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from tests.audit.figures import Figure, Finding
from tests.audit.kinds import FOUND
from tests.audit.parts.weights import Wire
from tests.audit.sites import Site
from tests.audit.tools import Tools
from tests.audit.visits import context_page, probe, visit

# What the page for searching offers to those for whom nothing can be typed there.
INSTEAD: Final = ("tags/index.html", "archive/index.html", "people/index.html")


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody finds on a page."""

    words: Counter[str]
    ways: frozenset[str]


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Words and ways that only scripts bring; and the scripts' bytes where there are such."""
    kinds = {kind: path for kind, path in site.kinds.items() if kind != FOUND}
    with (
        context_page(tools.browser) as usual,
        context_page(tools.browser, java_script_enabled=False) as plain,
    ):
        wire = Wire(usual)
        for kind, path in tools.each("parity", kinds.items()):
            wire.bytes.clear()
            with_scripts, without = (_seen(page, site, kind) for page in (usual, plain))
            missing = list(lacks(with_scripts, without))
            if kind == "search":
                lacking = (way for way in INSTEAD if f"{site.url}/{way}" not in without.ways)
                missing += [Finding(way, "is no way on without JavaScript") for way in lacking]
            yield Figure("missing", kind, path, len(missing), tuple(missing))
            script = sum(size for url, size in wire.bytes.items() if url.endswith(".js"))
            yield Figure("script", kind, path, script if missing else 0)


def lacks(with_scripts: Seen, without: Seen) -> Iterator[Finding]:
    """What is seen with scripts only."""
    for word, times in (with_scripts.words - without.words).items():
        yield Finding(word, f"a word that is there {times} × more with JavaScript")
    for way in sorted(with_scripts.ways - without.ways):
        yield Finding(way, "a way that is there with JavaScript only")


def _seen(page: Page, site: Site, kind: str) -> Seen:
    visit(page, site, kind)
    words, ways = page.evaluate(probe("words"))
    return Seen(Counter(words), frozenset(ways))
