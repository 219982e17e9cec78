"""What is pressed, and whether fingers can: 24 px each way (WCAG 2.5.8), 44 px for main actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.audit.figures import Figure, Finding
from tests.audit.sites import Site
from tests.audit.tools import Tools
from tests.audit.visits import context_page, probe, visit

LEAST: Final = {"targets": 24, "main-targets": 44}
ROUNDING: Final = 0.1


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Targets that are too small, on a phone. The skip link is pressed by keyboard only."""
    with context_page(tools.browser, has_touch=True) as page:
        for kind, path in tools.each("targets", site.kinds.items()):
            visit(page, site, kind)
            found = page.evaluate(probe("targets"))
            for line, least in LEAST.items():
                small = tuple(
                    Finding(where, f"{width:g} × {height:g} px")
                    for where, width, height, main in found
                    if min(width, height) + ROUNDING < least and (main or line == "targets")
                )
                yield Figure(line, kind, path, len(small), small)
