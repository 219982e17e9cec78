"""Somebody opens a feed in a browser, and finds stories to read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("name", ["all.atom.xml", "mentees.rss.xml", "people/ward-seven.atom.xml"])
def test_a_feed_is_a_page_to_read(site_url: str, desktop: Page, name: str) -> None:
    desktop.goto(f"{site_url}/feeds/{name}")
    heading, links = desktop.locator("h1"), desktop.locator("li a")
    expect(heading).to_be_visible()
    expect(heading).to_contain_text("Pay It Forward")
    expect(desktop.get_by_text("This is a feed.")).to_be_visible()
    for hidden in ("entry", "item", "updated", "lastBuildDate"):
        for element in desktop.locator(hidden).all():
            expect(element).to_be_hidden()
    title = links.first.inner_text()
    links.first.click()
    expect(desktop.locator("h1")).to_have_text(title)


def test_an_arabic_title_in_a_feed_runs_from_the_right(site_url: str, desktop: Page) -> None:
    desktop.goto(f"{site_url}/feeds/all.rss.xml")
    arabic = desktop.locator('li a[lang="ar"]')
    expect(arabic).to_have_css("direction", "rtl")
    expect(arabic).to_be_visible()
