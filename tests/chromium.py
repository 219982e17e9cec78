"""A real browser for tests: the system's Chromium, driven by Playwright.

Without one the tests that want it are skipped, but fail where PIF_REQUIRE_BROWSER is set, as
`.ci/run` does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What it would do besides showing our page. The lists below its address bar are pages, too, which
# it lays out anew for each one of ours; and once ours begins, it starts a process for the next one,
# for which ours has to wait where there are two processors.
OTHERWISE = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(OTHERWISE)}",
)


def required(report: pytest.TestReport) -> pytest.TestReport:
    """The report of a test that wants a browser: skipped is failed where one is required.

    Not so where it wants more, which only `make audit` installs.
    """
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    if report.skipped and os.environ.get("PIF_REQUIRE_BROWSER") and "make audit" not in str(reason):
        report.outcome = "failed"
        report.longrepr = f"A browser is required (PIF_REQUIRE_BROWSER), but: {reason}"
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=[*FLAGS, *(["--no-sandbox"] if root else [])]
        )
        yield started
        started.close()
