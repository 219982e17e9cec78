"""axe-core: what machines can find of WCAG 2.2 A and AA, of good practice, and of AAA contrast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from playwright.sync_api import Page

from tests.audit.figures import Figure, Finding
from tests.audit.sites import Site
from tests.audit.tools import Tools
from tests.audit.visits import context_page, visit

TAGS: Final = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
)
AAA: Final = "color-contrast-enhanced"
OPTIONS: Final = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}, AAA: {"enabled": True}},  # both are off by default
    "resultTypes": ["violations"],
    "preload": False,
}
# As whom: what a context is given, and whether the whole page is turned round.
MANNERS: Final[dict[str, dict[str, Any]]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "right to left": {},
}
# What is folded is looked at too.
OPEN: Final = "document.querySelectorAll('details').forEach(details => details.open = true)"
TURN: Final = "document.documentElement.dir = 'rtl'"


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Elements that break a rule, of every kind of page in every manner."""
    script = (tools.packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    for kind, path in tools.each("axe", site.kinds.items()):
        broken: list[Finding] = []
        faint: list[Finding] = []
        for manner, given in MANNERS.items():
            # axe is a stranger to the page: only here is its policy set aside.
            with context_page(tools.browser, bypass_csp=True, **given) as page:
                visit(page, site, kind)
                page.evaluate(OPEN)
                if manner == "right to left":
                    page.evaluate(TURN)
                for rule, finding in violations(page, script, manner):
                    (faint if rule == AAA else broken).append(finding)
        yield Figure("axe", kind, path, len(broken), tuple(broken))
        contrast = [each for each in faint if each.what.startswith(("light:", "dark:"))]
        yield Figure("axe-contrast", kind, path, len(contrast), tuple(contrast))


def violations(page: Page, script: str, manner: str) -> Iterator[tuple[str, Finding]]:
    """Each element that breaks a rule, with the rule's name."""
    page.evaluate(script)
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    for rule in result["violations"]:
        for node in rule["nodes"]:
            where = " ".join(map(str, node["target"]))
            why = node["failureSummary"].partition("\n")[2].strip().replace("\n", ";")
            yield rule["id"], Finding(where, f"{manner}: {rule['id']}: {why}")
