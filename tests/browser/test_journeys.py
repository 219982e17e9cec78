"""The ways of real people through the site, from the first page to the last word."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE

FOCUSED = "document.activeElement"
SEEN = f"""() => {{ const box = {FOCUSED}.getBoundingClientRect();
return box.width > 0 && box.top >= -1 && box.bottom <= innerHeight + 1; }}"""


def to(page: Page, name: str, most: int = 40) -> None:
    """Go with Tab to the link or button of this name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"({FOCUSED}.innerText || '').trim()").startswith(name):
            assert page.evaluate(SEEN), f"{name} has the focus, but isn't in sight"
            return
    raise AssertionError(f"{name} can't be reached by Tab")


def test_somebody_reads_a_story_on_a_phone_on_a_train(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, has_touch=True)
    page = context.new_page()
    page.goto(f"{site_url}/index.html")
    page.get_by_role("link", name="Read on").tap()
    expect(page.locator("h1")).to_be_visible()
    last = page.locator(".post").last
    last.scroll_into_view_if_needed()
    expect(last.locator(".post-mark")).to_be_in_viewport()
    title = page.locator(".related a").first.inner_text()
    page.locator(".related a").first.tap()
    expect(page.locator("h1")).to_have_text(title)
    context.close()


def test_somebody_reads_with_the_keyboard_alone(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/index.html")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate(f"{FOCUSED}.innerText") == "Skip to the text"
    desktop.keyboard.press("Enter")
    to(desktop, "Read on")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/stories/*.html")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    to(desktop, "Post 2" if desktop.locator("[id='2'] .post-mark b").count() == 0 else "Post")
    expect(desktop.locator(".settings")).to_be_attached()  # the scripts came with the first key
    desktop.keyboard.press("Enter")
    assert re.search(r"#\d+$", desktop.url)
    expect(desktop.locator(".post .tools")).to_be_attached()  # moved after the address changed
    to(desktop, "Copy link to this post", 8)
    to(desktop, "#")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/tags/*.html")
    to(desktop, "Post ", 20)
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(re.compile(r"/stories/.*\.html#\d+$"))


def test_somebody_prints_a_story(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/stories/the-soup.html")
    desktop.emulate_media(media="print")
    for gone in (".site-nav", ".site-footer", ".story-nav", ".way"):
        expect(desktop.locator(gone)).to_be_hidden()
    expect(desktop.locator(".post")).not_to_have_count(0)
    whole = desktop.locator(".post").evaluate_all(
        "posts => posts.every(post => getComputedStyle(post).breakInside === 'avoid')"
    )
    assert whole
    shown = desktop.locator(".story-foot a[href^=http]").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert "creativecommons.org" in shown
    assert desktop.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_somebody_prints_a_list(desktop: Page, site_url: str) -> None:
    desktop.emulate_media(media="print")
    desktop.goto(f"{site_url}/people/index.html")
    letters = desktop.locator(".index-letter")
    expect(letters.first).to_be_visible()
    above = letters.evaluate_all(
        "all => all.every(letter => letter.getBoundingClientRect().bottom"
        " <= letter.nextElementSibling.getBoundingClientRect().top)"
    )
    assert above, "a letter that floats stands beside others' names on paper"
    desktop.goto(f"{site_url}/tags/mentoring.html")
    expect(desktop.locator(".passage > header").first).to_have_css("break-after", "avoid")
    desktop.goto(f"{site_url}/search.html")
    expect(desktop.locator(".search-form")).to_be_hidden()


def test_somebody_is_lost_and_finds_a_way(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/404.html")
    phone.locator("main").get_by_role("link", name="Mentees").click()
    phone.locator("main h2 a").first.click()
    expect(phone.locator(".post").first).to_be_visible()
