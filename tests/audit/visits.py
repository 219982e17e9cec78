"""Chromium, and pages opened in it as different people have them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Playwright, ViewportSize

from tests.audit.figures import NotMeasured
from tests.audit.kinds import FOUND
from tests.audit.sites import Site
from tests.chromium import FLAGS, NAMES

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
SMALLEST: Final[ViewportSize] = {"width": 320, "height": 256}
SOUGHT: Final = "first"  # a word of some story
PATIENCE: Final = 20_000  # milliseconds
_PROBES: Final = Path(__file__).with_name("js")


def chromium() -> str:
    """Where the system's browser is. Raises NotMeasured."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise NotMeasured("needs Chromium: apt install chromium")
    return path


def flags() -> list[str]:
    """How it is started; for root it has no sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, *(["--no-sandbox"] if root else [])]


def started(playwright: Playwright) -> Browser:
    """A headless browser. Raises NotMeasured."""
    return playwright.chromium.launch(executable_path=chromium(), args=flags())


def _script(name: str) -> str:
    lines = (_PROBES / f"{name}.js").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


def probe(name: str) -> str:
    """A function in js/. SELECTOR in it stands for the function that names elements."""
    return _script(name).replace("SELECTOR", f"({_script('selector')})")


@contextmanager
def context_page(browser: Browser, **manners: Any) -> Iterator[Page]:
    """A new page of somebody who has never been here; manners: as Browser.new_context has them."""
    given = {"viewport": PHONE, "reduced_motion": "reduce", **manners}
    context = browser.new_context(**given)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def visit(page: Page, site: Site, kind: str) -> None:
    """Open the page of a kind; where the kind says so, search for something too."""
    page.goto(f"{site.url}/{site.kinds[kind]}", wait_until="load")
    if kind == FOUND:
        search(page)


def search(page: Page) -> None:
    """Type a word where one types, and wait for what is found."""
    page.locator("main input[type=search]").press_sequentially(SOUGHT)
    page.locator("main ol > li a[href*='stories/']").first.wait_for()
