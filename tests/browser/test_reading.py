"""The pages in a real browser, as people use them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

KINDS = (
    "index.html",
    "stories/say-the-name.html",
    "stories/ismi-fi-al-tahin.html",
    "tags/index.html",
    "tags/mentoring.html",
    "people/index.html",
    "mentors.html",
    "archive/index.html",
    "archive/2023.html",
    "about.html",
    "404.html",
    "search.html",
    "ways.html",
    "fields/index.html",
    "constellation.html",
    "together/the-soup.html",
)
# A sheet made by script, as a reader's own: the page's policy lets no style element in.
WORN = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_every_kind_of_page_is_there(site: Path) -> None:
    assert [kind for kind in KINDS if not (site / kind).is_file()] == []


def test_nothing_overflows_on_the_smallest_screen(phone: Page, site_url: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 256})
    for kind in KINDS:
        phone.goto(f"{site_url}/{kind}")
        assert phone.evaluate(OVERFLOW) <= 0, kind
        phone.evaluate(WORN, SPACING)
        assert phone.evaluate(OVERFLOW) <= 0, kind


def test_a_table_of_many_columns_breaks_no_word(phone: Page, site_url: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.goto(f"{site_url}/stories/the-soup.html")
    phone.locator(".post .prose").first.evaluate(
        "prose => { prose.innerHTML = `<table><tr>${'<th>Wherever</th>'.repeat(6)}</tr></table>`; }"
    )
    lines = """cell => {
      const words = document.createRange();
      words.selectNodeContents(cell);
      return words.getClientRects().length;
    }"""
    assert phone.locator(".post th").first.evaluate(lines) == 1
    assert phone.evaluate(OVERFLOW) <= 0


def test_a_reader_follows_a_hashtag_to_a_post(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/index.html")
    phone.goto(f"{site_url}/tags/index.html")
    phone.get_by_role("link", name="#Mentoring").first.click()
    expect(phone.locator("h1")).to_contain_text("Mentoring")
    link = phone.locator("main a[href*='.html#']").first
    link.click()
    anchor = phone.url.rpartition("#")[2]
    post = phone.locator(f"[id='{anchor}']")
    expect(post).to_be_in_viewport()
    expect(post).to_contain_text("#")


def test_words_are_the_same_without_javascript(browser: Browser, site_url: str) -> None:
    texts = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = context.new_page()
        page.goto(f"{site_url}/{KINDS[1]}")
        texts.append(page.locator("body").inner_text())
        context.close()
    scripted, plain = (text.split("\n") for text in texts)
    assert [line for line in plain if line not in scripted] == []
    assert len(texts[1]) > 500


def test_it_is_dark_where_wanted(phone: Page, phone_dark: Page, site_url: str) -> None:
    colours = []
    for page in (phone, phone_dark):
        page.goto(f"{site_url}/{KINDS[1]}")
        colours.append(
            page.evaluate(
                "['backgroundColor', 'color'].map(c => getComputedStyle(document.body)[c])"
            )
        )
    assert colours[0][0] != colours[1][0]
    assert colours[0][1] != colours[1][1]


def test_a_story_from_right_to_left_runs_so(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/stories/ismi-fi-al-tahin.html")
    article = desktop.locator("article[lang=ar]")
    expect(article).to_have_attribute("dir", "rtl")
    post = desktop.locator("li[id='1'] p").first
    assert post.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_what_is_laid_out_late_is_not_cut(desktop: Page, site_url: str) -> None:
    late = ".cards > [lang], .passage[lang]"
    for path in ("index.html", "tags/mentoring.html"):
        desktop.goto(f"{site_url}/{path}")
        for card in desktop.locator(late).all():
            assert card.evaluate("it => getComputedStyle(it).contentVisibility") == "auto"
            card.locator("a").first.focus()  # its ring, too, hangs over the edge
            shown = desktop.screenshot()
            whole = "content-visibility: visible; contain: layout style"
            card.evaluate("(it, style) => { it.style = style }", whole)
            assert desktop.screenshot() == shown
        assert desktop.locator(late).count() > 1


def test_focus_is_seen_at_every_stop(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/{KINDS[1]}")
    unseen = []
    for _ in range(25):
        desktop.keyboard.press("Tab")
        seen = desktop.evaluate(
            """() => { const e = document.activeElement, style = getComputedStyle(e);
            return [e.outerHTML.slice(0, 80), style.outlineStyle != 'none' &&
            parseFloat(style.outlineWidth) >= 2] }"""
        )
        if not seen[1]:
            unseen.append(seen[0])
    assert unseen == []


def test_text_is_large_and_lines_are_short(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/{KINDS[1]}")
    size, height, width = desktop.locator("li[id='1'] p").first.evaluate(
        """element => { const style = getComputedStyle(element);
        return [parseFloat(style.fontSize), parseFloat(style.lineHeight), element.clientWidth] }"""
    )
    assert size >= 18
    assert height / size >= 1.5
    assert width / size <= 40


def test_nothing_is_asked_from_elsewhere(phone: Page, site_url: str) -> None:
    asked: list[str] = []
    faults: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    for kind in KINDS:
        phone.goto(f"{site_url}/{kind}")
    assert asked
    assert [url for url in asked if not url.startswith(site_url)] == []
    assert [fault for fault in faults if "404" not in fault] == []
