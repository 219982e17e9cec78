"""A real browser for the tests in this folder: the system's Chromium, driven by Playwright.

Without one the tests are skipped, but fail where PIF_REQUIRE_BROWSER is set, as `.ci/run` does.
"""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser is required, a test that was skipped has failed."""
    report = yield
    if report.skipped and os.environ.get("PIF_REQUIRE_BROWSER"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"A browser is required (PIF_REQUIRE_BROWSER), but: {reason}"
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
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


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """`folder` at an address of this computer, without a slash at its end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The real site, served."""
    with served(site) as url:
        yield url


@contextmanager
def _page(browser: Browser, size: ViewportSize, scheme: Literal["light", "dark"]) -> Iterator[Page]:
    context = browser.new_context(
        viewport=size, color_scheme=scheme, device_scale_factor=1, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone, light."""
    with _page(browser, PHONE, "light") as page:
        yield page


@pytest.fixture
def phone_dark(browser: Browser) -> Iterator[Page]:
    """A page on a phone, dark."""
    with _page(browser, PHONE, "dark") as page:
        yield page


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A page on a desktop, light."""
    with _page(browser, DESKTOP, "light") as page:
        yield page


@pytest.fixture
def desktop_dark(browser: Browser) -> Iterator[Page]:
    """A page on a desktop, dark."""
    with _page(browser, DESKTOP, "dark") as page:
        yield page
