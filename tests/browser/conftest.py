"""What the tests in this folder share: the real site, served, and pages to look at it with.

The browser itself is in tests/chromium.py.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

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
def _device(browser: Browser, size: ViewportSize) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=size, device_scale_factor=1, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def phones(browser: Browser) -> Iterator[BrowserContext]:
    """A phone. Many tests use it, as a new one costs more than most of them do."""
    with _device(browser, PHONE) as context:
        yield context


@pytest.fixture(scope="module")
def desktops(browser: Browser) -> Iterator[BrowserContext]:
    """A desktop."""
    with _device(browser, DESKTOP) as context:
        yield context


@contextmanager
def _page(device: BrowserContext, scheme: Literal["light", "dark"] = "light") -> Iterator[Page]:
    """A new page of somebody who has never been here."""
    page = device.new_page()
    page.emulate_media(color_scheme=scheme)
    page.on("popup", lambda window: window.close())
    yield page
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture
def phone(phones: BrowserContext) -> Iterator[Page]:
    """A page on a phone, light."""
    with _page(phones) as page:
        yield page


@pytest.fixture
def phone_dark(phones: BrowserContext) -> Iterator[Page]:
    """A page on a phone, dark."""
    with _page(phones, "dark") as page:
        yield page


@pytest.fixture
def desktop(desktops: BrowserContext) -> Iterator[Page]:
    """A page on a desktop, light."""
    with _page(desktops) as page:
        yield page


@pytest.fixture
def desktop_dark(desktops: BrowserContext) -> Iterator[Page]:
    """A page on a desktop, dark."""
    with _page(desktops, "dark") as page:
        yield page
