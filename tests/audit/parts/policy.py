"""The Content Security Policy: that it is strict, and that nothing on any page breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page

from tests.audit.figures import Figure, Finding
from tests.audit.sites import Site
from tests.audit.tools import Tools
from tests.audit.visits import context_page, visit

LISTEN: Final = """addEventListener("securitypolicyviolation", event =>
  console.error("violated: " + event.effectiveDirective + " " + event.blockedURI))"""
OWN: Final = "document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? ''"
LOOSE: Final = {"'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*", "blob:", "data:"}
HARMLESS: Final = {("img-src", "data:")}  # a picture can do nothing


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """What a page's policy lets in that it shouldn't, and what the browser refused."""
    with context_page(tools.browser) as page:
        said = heard(page)
        for kind, path in tools.each("policy", site.kinds.items()):
            said.clear()
            visit(page, site, kind)
            page.wait_for_timeout(200)
            own = page.evaluate(OWN)
            findings = [*loose(own), *(Finding("browser", line) for line in said)]
            yield Figure("policy", kind, path, len(findings), tuple(findings))


def heard(page: Page) -> list[str]:
    """A list that fills with what the browser refuses, and with the errors of scripts."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(LISTEN)
    return said


def loose(policy: str) -> Iterator[Finding]:
    """What makes a policy less than strict."""
    directives = [words for part in policy.split(";") if (words := part.split())]
    if ["default-src", "'none'"] not in directives:
        yield Finding(policy, "the policy doesn't begin with default-src 'none'")
    for name, *sources in directives:
        for source in sources:
            if (source in LOOSE or "://" in source) and (name, source) not in HARMLESS:
                yield Finding(name, f"{source} is no strict source")
