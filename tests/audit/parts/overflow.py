"""The smallest screen, 320 × 256 (WCAG 1.4.10), and there a reader's own text spacing (1.4.12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.audit.figures import Figure, Finding
from tests.audit.sites import Site
from tests.audit.tools import Tools
from tests.audit.visits import SMALLEST, context_page, probe, visit

# A sheet made by script, as a reader's own: the page's policy lets no style element in.
WORN: Final = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""
SPACING: Final = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
OPEN: Final = "document.querySelectorAll('details').forEach(details => details.open = true)"


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Pixels that a page is too wide, or that are cut off."""
    with context_page(tools.browser, viewport=SMALLEST) as page:
        for kind, path in tools.each("overflow", site.kinds.items()):
            visit(page, site, kind)
            page.evaluate(OPEN)
            for line in ("overflow", "overflow-spaced"):
                if line == "overflow-spaced":
                    page.evaluate(WORN, SPACING)
                pixels, who = page.evaluate(probe("overflow"))
                findings = tuple(Finding(where, f"{by} px too large") for where, by in who)
                yield Figure(line, kind, path, pixels, findings)
