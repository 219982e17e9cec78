"""What the tests in this folder share: the real site, served, and pages to look at it with.

The browser itself is in tests/chromium.py.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.chromium import required
from tests.serving import served

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser is required, a test that was skipped has failed."""
    report = yield
    return required(report)


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
