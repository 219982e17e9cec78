"""Posts or prose, and the place in a thread: without a script; and what scripts add to that."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PHONE

STORY = "stories/say-the-name.html"  # marked 1/7 … 7/7
STOPPED = """() => new Promise(done => { const look = () => localStorage["pay-it-forward"]
?.includes('"4"') ? done() : requestAnimationFrame(look); look(); })"""
LONG = "stories/days-since-we-were-wrong.html"


def wake(page: Page) -> None:
    """Do what anybody does: the scripts come with it."""
    page.mouse.wheel(0, 10)
    expect(page.get_by_text("How you read")).to_be_attached()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody on a phone whose browser keeps what they chose, and may copy."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def test_numbers_step_back_without_a_script(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}/stories/eleven-seconds.html")
    second = plain.locator("[id='2']")
    beaded = second.bounding_box()
    plain.get_by_role("radio", name="Prose").check()
    prose = second.bounding_box()
    assert beaded and prose
    assert prose["height"] < beaded["height"]
    expect(second.locator(".post-mark")).to_be_visible()
    expect(second.locator(".post-mark")).to_have_text("Post 2 of 11", use_inner_text=True)
    plain.get_by_role("radio", name="Posts").check()
    assert second.bounding_box() == beaded


@pytest.mark.parametrize("way", ["Posts", "Prose"])
def test_each_mark_names_its_post(plain: Page, site_url: str, way: str) -> None:
    plain.goto(f"{site_url}/{STORY}")
    plain.get_by_role("radio", name=way).check()
    marks = plain.locator(".post-mark b")
    assert marks.all_inner_texts() == [f"{n}/7" for n in range(1, 8)]
    for mark in marks.all():
        expect(mark).to_be_visible()


def test_ways_are_chosen_by_keyboard(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}/{STORY}")
    plain.get_by_role("radio", name="Posts").focus()
    plain.keyboard.press("ArrowRight")
    expect(plain.get_by_role("radio", name="Prose")).to_be_checked()


@pytest.mark.parametrize("way", ["Posts", "Prose"])
def test_the_place_in_the_thread_is_always_in_sight(phone: Page, site_url: str, way: str) -> None:
    phone.goto(f"{site_url}/{LONG}")
    phone.get_by_role("radio", name=way).check()
    marks = phone.locator(".post-mark")
    assert marks.count() > 3
    for n in range(marks.count() - 1):
        phone.locator(f"[id='{n + 1}']").evaluate(
            "post => scrollTo(0, scrollY + post.getBoundingClientRect().bottom - 90)"
        )
        box = marks.nth(n).bounding_box()
        assert box is not None
        assert box["y"] > -2, f"post {n + 1} in sight, its mark not"


def test_a_short_thread_has_no_table_of_contents(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/{STORY}")
    expect(phone.locator(".contents")).to_have_count(0)


def test_the_way_that_was_chosen_is_remembered(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.goto(f"{site_url}/{STORY}")
    page.get_by_role("radio", name="Prose").check()
    expect(page.locator(".settings")).to_be_attached()
    page.goto(f"{site_url}/{LONG}")
    expect(page.get_by_role("radio", name="Prose")).to_be_checked()


def test_a_post_s_link_is_copied(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.goto(f"{site_url}/{STORY}")
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    page.locator("[id='3'] .post-mark").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[id='3'] output")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_url}/{STORY}#3"


def test_a_post_is_shared_where_the_system_can(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.add_init_script(
        "navigator.share = what => { window.shared = what; return Promise.resolve(); }"
    )
    page.goto(f"{site_url}/{STORY}#2")
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared.url") == f"{site_url}/{STORY}#2"


def test_keys_do_nothing_until_they_are_switched_on(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.goto(f"{site_url}/{STORY}")
    page.keyboard.press("j")
    assert "#" not in page.url
    wake(page)
    page.get_by_text("How you read").click()
    page.get_by_label("j and k").check()
    page.goto(f"{site_url}/{STORY}?again")
    expect(page.locator(".settings")).to_be_attached()
    for key, place in (("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"#{place}$"))
        expect(page.locator(f"[id='{place}'] .post-mark")).to_be_focused()


def test_keys_pass_over_no_post(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.set_viewport_size({"width": 2560, "height": 1440})  # posts are short on a large screen
    page.goto(f"{site_url}/{LONG}")
    page.evaluate("""localStorage["pay-it-forward"] = '{"keys": true}'""")
    page.goto(f"{site_url}/index.html")
    page.goto(f"{site_url}/{LONG}")
    wake(page)
    count = page.locator(".thread > .post").count()
    seen = []
    for key in "j" * (count - 1) + "k" * (count - 1):  # the first is in sight, so it goes to 2
        page.keyboard.press(key)
        seen.append(int(page.evaluate("location.hash.slice(1)")))
    assert seen == [*range(2, count + 1), *range(count - 1, 0, -1)]
    page.go_back()
    assert page.url == f"{site_url}/index.html"


def test_keys_work_where_a_browser_keeps_nothing(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.goto(f"{site_url}/{STORY}")
    wake(page)
    page.get_by_text("How you read").click()
    page.get_by_label("j and k").check()
    page.keyboard.press("j")  # the box has the focus still
    assert page.evaluate("location.hash")


def test_what_was_kept_and_is_damaged_does_no_harm(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.goto(f"{site_url}/{STORY}")
    page.evaluate("""localStorage["pay-it-forward"] = '{"places": 5}'""")
    page.goto(f"{site_url}/{LONG}")
    wake(page)
    expect(page.locator(".settings")).to_be_attached()


def test_a_scheme_is_remembered_and_forgotten(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    ground = "getComputedStyle(document.body).backgroundColor"
    page.goto(f"{site_url}/{STORY}")
    light = page.evaluate(ground)
    wake(page)
    page.get_by_text("How you read").click()
    page.get_by_label("Colours").select_option("dark")
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{site_url}/mentors.html")
    assert page.evaluate(ground) == dark
    page.get_by_text("How you read").click()
    page.get_by_role("button", name="Forget").click()
    assert page.evaluate(ground) == light
    assert page.evaluate("localStorage.length") == 0


def test_a_scheme_reaches_pages_that_are_open(reader: BrowserContext, site_url: str) -> None:
    page, other = reader.new_page(), reader.new_page()
    ground = "getComputedStyle(document.body).backgroundColor"
    for tab in (page, other):
        tab.goto(f"{site_url}/{STORY}")
        wake(tab)
        tab.get_by_text("How you read").click()
    bars = page.locator('[name="theme-color"]').evaluate_all("all => all.map(bar => bar.content)")
    page.get_by_label("Colours").select_option("dark")
    expect(other.get_by_label("Colours")).to_have_value("dark")
    assert other.evaluate(ground) == page.evaluate(ground)
    for bar in other.locator('[name="theme-color"]').all():
        expect(bar).to_have_attribute("content", bars[1])
    other.get_by_label("Colours").select_option("")
    expect(page.get_by_label("Colours")).to_have_value("")
    for n, bar in enumerate(bars):
        expect(page.locator('[name="theme-color"]').nth(n)).to_have_attribute("content", bar)


def test_a_page_come_back_to_has_the_scheme_of_now(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.goto(f"{site_url}/{STORY}")
    wake(page)
    page.evaluate(
        """() => {
          localStorage["pay-it-forward"] = '{"scheme": "dark"}';
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


def test_all_that_was_chosen_is_forgotten(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.goto(f"{site_url}/{STORY}")
    page.get_by_role("radio", name="Prose").check()
    page.get_by_text("How you read").click()
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_role("radio", name="Posts")).to_be_checked()
    assert page.evaluate("localStorage.length") == 0


def test_a_reader_goes_on_where_they_stopped(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    page.goto(f"{site_url}/{LONG}")
    wake(page)
    page.locator("[id='4']").evaluate("post => post.scrollIntoView({block: 'center'})")
    page.evaluate(STOPPED)
    page.goto(f"{site_url}/index.html")
    page.goto(f"{site_url}/{LONG}")
    page.get_by_role("link", name="Go on reading").click()
    assert page.url.endswith("#4")
    expect(page.locator("[id='4']")).to_be_in_viewport()


def test_both_sides_are_read_again(reader: BrowserContext, site_url: str) -> None:
    page = reader.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    for _ in range(2):
        page.goto(f"{site_url}/together/the-soup.html")
        wake(page)
        page.locator("[id='told-4']").evaluate("post => post.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(50)
    assert not faults
    expect(page.locator(".settings")).to_be_attached()


def test_the_manifest_comes_once_somebody_is_there(phone: Page, site_url: str) -> None:
    """It is not needed to read, and would come before the page is painted."""
    phone.goto(f"{site_url}/stories/the-soup.html", wait_until="networkidle")
    manifest = phone.locator('head > link[rel="manifest"]')
    expect(manifest).to_have_count(0)
    phone.keyboard.press("Tab")
    expect(manifest).to_have_attribute("href", "../manifest.webmanifest")
