"""The other ways in, in a real browser: pictures, both sides of a mentorship, a walk by chance."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

KINDS = (
    "ways.html",
    "fields/index.html",
    "fields/music.html",
    "minutes/1.html",
    "together/index.html",
    "together/the-soup.html",
    "constellation.html",
)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_overflows_on_the_smallest_screen(
    browser: Browser, site_url: str, kind: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.goto(f"{site_url}/{kind}")
    assert page.evaluate(OVERFLOW) <= 0
    page.close()


def test_one_picture_of_the_constellation_is_seen(
    phone: Page, desktop: Page, site_url: str
) -> None:
    for page, shape, other in ((phone, "tall", "wide"), (desktop, "wide", "tall")):
        page.goto(f"{site_url}/constellation.html")
        expect(page.locator(f".sky-{shape}")).to_be_visible()
        expect(page.locator(f".sky-{other}")).to_be_hidden()


def test_a_bead_is_reached_by_keyboard_and_leads_to_its_story(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/constellation.html")
    bead = desktop.get_by_role("link", name="The soup", exact=True).first
    desktop.locator(".site-nav a").last.focus()
    for _ in range(30):
        desktop.keyboard.press("Tab")
        if bead.evaluate("bead => bead === document.activeElement"):
            break
    ring = bead.locator(".sky-room").evaluate("circle => getComputedStyle(circle).stroke")
    assert ring != "none"
    desktop.keyboard.press("Enter")
    expect(desktop.locator("h1")).to_have_text("The soup")


def test_beads_are_large_enough_for_fingers(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{site_url}/constellation.html")
    sizes = page.locator(".sky-tall .sky-room").evaluate_all(
        "circles => circles.map(circle => circle.getBoundingClientRect().width)"
    )
    assert len(sizes) > 15
    assert min(sizes) >= 24
    page.close()


def test_both_sides_stand_beside_each_other_where_there_is_room(
    phone: Page, desktop: Page, site_url: str
) -> None:
    for page, beside in ((phone, False), (desktop, True)):
        page.goto(f"{site_url}/stories/the-soup.html")
        page.get_by_role("link", name="Read both sides").click()
        told, reply = (page.locator(f"#{side}").bounding_box() for side in ("told", "reply"))
        assert told
        assert reply
        assert (reply["x"] >= told["x"] + told["width"]) is beside
        assert (reply["y"] >= told["y"] + told["height"]) is not beside


def test_a_walk_by_chance_comes_to_other_stories(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/ways.html")
    phone.get_by_role("link", name="Any story").click()
    seen = {phone.url}
    for _ in range(4):
        phone.locator(".story-nav .another").click()
        seen.add(phone.url)
    assert len(seen) == 5
    assert all("/stories/" in url for url in seen)
