"""Searching, as people do it: in any script, by keyboard, on a bad line, without JavaScript."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from tests.project import copy_project
from tests.serving import served
from tests.stories import story_text

LISTEN = """addEventListener("securitypolicyviolation", event =>
  console.error("violated: " + event.effectiveDirective + " " + event.blockedURI))"""
PACKED = (".js", ".css", ".html", ".json", ".svg")  # what a server packs for the wire
AT_LOAD, FIRST_SEARCH = 3_000, 110_000  # bytes


@contextmanager
def wire(page: Page) -> Iterator[dict[str, int]]:
    """The bytes on the wire of what the search alone asks for, by address."""
    sizes: dict[str, int] = {}

    def heard(response: object) -> None:
        name = re.sub(r"^https?://[^/]*|\?.*", "", response.url)  # type: ignore[attr-defined]
        if "/search/" in name:
            data = response.body()  # type: ignore[attr-defined]
            sizes[name] = len(gzip.compress(data) if name.endswith(PACKED) else data)

    page.on("response", heard)
    yield sizes
    page.remove_listener("response", heard)


def ask(page: Page, words: str) -> None:
    """Send words and wait for what is said of them, and of nothing that was asked before."""
    page.get_by_role("searchbox").press("Escape")
    expect(page.get_by_role("status")).to_be_empty()
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).not_to_be_empty()


def found(page: Page) -> list[str]:
    """Where the hits lead, once they are those of what is asked."""
    expect(page.locator(".search ol")).not_to_have_attribute("aria-busy", "true")
    return [link.get_attribute("href") or "" for link in page.locator(".search ol > li h2 a").all()]


# What is typed, the post that must be among the hits, and what is marked there.
ASKED = (
    ("soup", "the-soup.html#2", "soup"),
    ("طحين", "ismi-fi-al-tahin.html#1", "الطحين"),
    ("الطحين", "ismi-fi-al-tahin.html#1", "الطحين"),
    ("ねじ", "juipponme-no-neji.html#2", "ね"),
    ("検査員", "juipponme-no-neji.html#9", "検"),
    ("点検口のねじを", "juipponme-no-neji.html#2", "点"),
    ("théâtre", "le-blanc.html#1", "#Théâtre"),
    ("theatre", "le-blanc.html#1", "#Théâtre"),
    ("patron", "el-patron-no-sabia-nadar.html", "patrón"),
    ("PATRÓN", "el-patron-no-sabia-nadar.html", "patrón"),
    ("#MedEd", "the-form-had-her-name-on-it.html#1", "#MedEd"),
    ("meded", "the-form-had-her-name-on-it.html#1", "#MedEd"),
    ("Souffleuse", "le-blanc.html", "Souffleuse"),
    ("وردية الليل", "ismi-fi-al-tahin.html", "وردية"),
    ("夜の格納庫", "juipponme-no-neji.html", "夜"),
)


def test_posts_are_found_by_their_words(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/search.html")
    for words, post, marked in ASKED:
        phone.get_by_role("searchbox").fill(words)
        phone.keyboard.press("Enter")
        link = phone.locator(f"h2 a[href^='stories/{post}']")
        hit = phone.locator(".search ol > li").filter(has=link)
        expect(hit.locator("mark").filter(has_text=marked).first, words).to_be_visible()


SIGNS = """1/ We wrote C++, and Cobol, on snake_case days.

2/ a=b, rock+roll at ~home for $5; __init__ x<y.

END/ Curiously this ends. #One_Two"""


def test_signs_are_no_letters(phone: Page, root: Path, tmp_path: Path) -> None:
    project = copy_project(root, tmp_path)
    project.write("ada", story_text(SIGNS))
    project.write("bea", story_text("1/ Cats are curious.\n\n2/ Five calls."))
    built = project.publish()
    assert built.returncode == 0, built.stdout + built.stderr
    with served(tmp_path / "output") as url:
        phone.goto(f"{url}/search.html")
        for words in (
            *("C++", "(c++),", '"C++"', "C#", "snake_case", "__init__", "~home", "$5", "a=b"),
            *("rock+roll", '"rock+roll"', "= C++", "#One_Two"),
        ):
            ask(phone, words)
            assert [link.partition("#")[0] for link in found(phone)] == ["stories/ada.html"], words
        ask(phone, "+")
        expect(phone.get_by_role("status")).to_contain_text("Nothing found")


def test_forms_of_a_word_find_the_same(phone: Page, site_url: str) -> None:
    for one, other in (("mistake", "the mistakes"), ("story", "stories")):
        hits = []
        for words in (one, other):
            phone.goto(f"{site_url}/search.html?q={words}")
            expect(phone.locator(".search ol > li").first).to_be_visible()
            hits.append(sorted(found(phone)))
        assert hits[0] == hits[1]


def test_a_hit_opens_at_its_post(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/search.html")
    ask(phone, "検査員")
    hit = phone.locator(".search ol > li")
    expect(hit).to_have_attribute("lang", "ja")
    expect(hit.locator(".byline")).to_contain_text("夜の格納庫 · Post 9 of 9")
    expect(hit.locator("p").nth(1)).to_contain_text(
        "うちの班の検査員です。声は、まだ小さい。 #失敗 #育成"
    )
    hit.get_by_role("link").first.click()
    expect(phone.locator("li[id='9']")).to_be_in_viewport()
    expect(phone.locator("li[id='9']")).to_contain_text("検査員")
    phone.go_back()
    expect(phone.get_by_role("searchbox")).to_have_value("検査員")
    expect(phone.locator(".search ol > li")).to_have_count(1)


def test_a_hit_runs_as_its_story_does(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/search.html?q=طحين")
    hit = phone.locator(".search ol > li")
    expect(hit).to_have_attribute("lang", "ar")
    expect(hit).to_have_attribute("dir", "rtl")
    expect(hit.locator(".byline")).to_have_attribute("dir", "ltr")
    box, other = hit.bounding_box(), hit.locator(".search-also a").last.bounding_box()
    assert box and other
    assert abs(box["x"] + box["width"] - other["x"] - other["width"]) < 2


def test_a_hit_of_one_post_says_nothing_of_others(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}/search.html?q=検査員")
    expect(phone.locator(".search ol > li")).to_have_count(1)
    expect(phone.locator(".search-also")).to_have_count(0)


def test_little_is_fetched_and_only_when_it_is_wanted(phone: Page, site_url: str) -> None:
    with wire(phone) as sizes:
        phone.goto(f"{site_url}/search.html", wait_until="networkidle")
        assert sizes == {}
        with phone.expect_response("**/search.js"):
            phone.get_by_role("searchbox").focus()
        assert set(sizes) == {"/theme/search/search.js"} and sum(sizes.values()) <= AT_LOAD
        ask(phone, "nightshift")
        expect(phone.locator(".search ol > li").first).to_be_visible()
        assert sum(sizes.values()) <= FIRST_SEARCH
        assert not [name for name in sizes if "filter" in name or "worker" in name]


def test_what_was_done_before_the_script_came_is_done(phone: Page, site_url: str) -> None:
    held: list[Route] = []
    phone.route("**/search.js", lambda route: held.append(route))  # the network is slow
    phone.goto(f"{site_url}/search.html")
    with phone.expect_request("**/search.js"):
        phone.get_by_role("searchbox").fill("soup")
    phone.get_by_text("Narrow it down").click()
    held[0].continue_()
    expect(phone.locator(".search ol > li").first).to_be_visible()
    expect(phone.get_by_label("Year").locator("option").nth(1)).to_be_attached()


def test_half_a_word_is_not_sought_when_the_script_comes(phone: Page, site_url: str) -> None:
    phone.add_init_script(
        """window.asked = []; const replace = history.replaceState;
        history.replaceState = function (state, unused, url) {
          asked.push(url); return replace.call(this, state, unused, url); };"""
    )
    phone.clock.install(time=0)
    held: list[Route] = []
    phone.route("**/search.js", lambda route: held.append(route))
    phone.goto(f"{site_url}/search.html")
    phone.clock.pause_at(60_000)
    with phone.expect_request("**/search.js"):
        phone.get_by_role("searchbox").press_sequentially("so")
    with phone.expect_request("**/pagefind.js"):
        held[0].continue_()
    phone.get_by_role("searchbox").press_sequentially("up")
    phone.clock.resume()
    expect(phone.locator(".search ol > li").first).to_be_visible()
    assert phone.evaluate("asked") == ["?q=soup"]


def test_what_was_sent_before_the_script_came_is_answered(phone: Page, site_url: str) -> None:
    held: list[Route] = []
    phone.route("**/search.js", lambda route: held.append(route))
    phone.goto(f"{site_url}/search.html")
    with phone.expect_request("**/search.js"):
        phone.get_by_role("searchbox").fill("soup")
    phone.get_by_role("searchbox").press("Enter")
    held[0].continue_()
    expect(phone.locator(".search ol a").first).to_be_focused()


def test_the_keyboard_is_enough(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/search.html")
    field = desktop.get_by_role("searchbox", name="Words of a story")
    field.focus()
    desktop.keyboard.type("soup")
    desktop.keyboard.press("Enter")
    first = desktop.locator(".search ol a").first
    expect(first).to_be_focused()
    assert desktop.url.endswith("?q=soup")
    field.focus()
    desktop.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(desktop.locator(".search ol > li")).to_have_count(0)
    expect(desktop.get_by_role("status")).to_be_empty()
    assert desktop.url.endswith("/search.html")
    field.focus()
    desktop.keyboard.type("soup")
    desktop.keyboard.press("Enter")
    expect(first).to_be_focused()
    with desktop.expect_navigation(url="**/stories/the-soup.html#2"):
        desktop.keyboard.press("Enter")


def test_back_goes_to_the_search_before(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/search.html")
    field = desktop.get_by_role("searchbox")
    for words in ("soup", "patrón"):
        field.fill(words)
        field.press("Enter")
        expect(desktop.locator(".search ol a").first).to_be_focused()
    desktop.go_back()
    expect(field).to_have_value("soup")
    expect(desktop.locator(".search ol a").first).to_have_attribute(
        "href", "stories/the-soup.html#2"
    )


def test_a_search_is_narrowed_down(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/search.html")
    desktop.get_by_text("Narrow it down").click()
    language = desktop.get_by_label("Language")
    names = ("Any", r"Arabic \(", r"English \(\d\d", "Spanish", "French", "Japanese")
    expect(language.locator("option")).to_have_text([re.compile(name) for name in names])
    language.select_option("ja")
    expect(desktop.locator(".search ol > li")).to_have_count(1)  # without a word, too
    desktop.get_by_role("searchbox").fill("safety")
    expect(desktop.get_by_role("status")).to_have_text("Stories found: 1")
    language.select_option("")
    desktop.get_by_label("Told by").select_option("mentee")
    desktop.locator("select[name=hashtag]").select_option("Safety")
    expect(desktop).to_have_url(re.compile(r"\?q=safety&role=mentee&hashtag=Safety$"))
    hits = found(desktop)
    assert hits
    desktop.goto(desktop.url)  # the address has it all
    expect(desktop.get_by_label("Told by")).to_have_value("mentee")
    expect(desktop.locator(".search ol > li")).to_have_count(len(hits))


def test_more_asked_for_twice_shows_each_story_once(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/search.html?q=mentoring")
    expect(desktop.locator(".search ol > li")).to_have_count(4)
    desktop.get_by_role("button", name="More").dblclick()
    expect(desktop.locator(".search ol > li")).to_have_count(8)
    assert len(set(found(desktop))) == len(found(desktop))


def test_half_a_double_click_opens_no_story(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/search.html?q=mentoring")
    link = desktop.locator(".search ol > li h2 a").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    desktop.mouse.move(box["x"] + 5, box["y"] + 5)
    desktop.mouse.down(click_count=2)
    desktop.mouse.up(click_count=2)
    desktop.wait_for_timeout(200)
    assert desktop.url.endswith("/search.html?q=mentoring")
    desktop.mouse.down()
    desktop.mouse.up()
    expect(desktop).to_have_url(re.compile("/stories/"))


def test_more_is_shown_when_asked_for(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/search.html?q=mentoring")
    hits, more = desktop.locator(".search ol > li"), desktop.get_by_role("button", name="More")
    expect(hits).to_have_count(4)
    more.click()
    expect(hits).to_have_count(8)
    expect(hits.nth(4).locator("h2 a")).to_be_focused()
    desktop.goto(f"{site_url}/search.html?q=soup")
    expect(hits).to_have_count(2)
    expect(more).to_be_hidden()


def test_nothing_found_is_said_kindly(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}/search.html?q=qqqq")
    expect(desktop.get_by_role("status")).to_have_text(
        "Nothing found. Other words may help, or fewer of them."
    )
    expect(desktop.get_by_role("link", name="Hashtags What")).to_be_visible()


def test_a_broken_line_is_said_and_tried_again(desktop: Page, site_url: str) -> None:
    def lost(route: Route) -> None:
        route.abort()

    desktop.goto(f"{site_url}/search.html")
    desktop.route("**/pagefind-entry.json*", lost)
    ask(desktop, "soup")
    expect(desktop.get_by_role("status")).to_contain_text("could not be loaded")
    desktop.unroute("**/pagefind-entry.json*")
    desktop.get_by_role("searchbox").fill("soups")
    expect(desktop.get_by_role("status")).to_have_text("Stories found: 2")


def test_nothing_that_is_found_is_run(desktop: Page, site_url: str) -> None:
    """An index that somebody poisoned shows as text."""
    places = [{"element": "br", "id": name, "text": "", "location": n} for n, name in (
        (1, "by"), (2, "tags"), (3, "1"))]  # fmt: skip
    record = {
        "url": "stories/a.html",
        "content": " ".join(["<img/src=x/onerror=alert(1)>"] * 9),
        "word_count": 9,
        "filters": {"language": ["en"]},
        "meta": {},
        "anchors": places,
    }
    packed = gzip.compress(b"pagefind_dcd" + json.dumps(record).encode())

    def poisoned(route: Route) -> None:
        route.fulfill(body=packed)

    said: list[str] = []
    desktop.on("console", lambda message: said.append(message.text))
    desktop.on("dialog", lambda dialog: said.append(dialog.message))
    desktop.add_init_script(LISTEN)
    desktop.route("**/*.pf_fragment", poisoned)
    desktop.goto(f"{site_url}/search.html?q=soup")
    expect(desktop.locator(".search ol > li").first).to_contain_text("<img")
    expect(desktop.locator(".search img")).to_have_count(0)
    assert said == []


def test_the_policy_is_kept_while_searching(desktop: Page, site_url: str) -> None:
    said: list[str] = []
    desktop.on("console", lambda message: said.append(message.text))
    desktop.on("pageerror", lambda error: said.append(str(error)))
    desktop.add_init_script(LISTEN)
    desktop.goto(f"{site_url}/search.html?q=soup&role=mentor")
    expect(desktop.get_by_role("status")).to_contain_text("Stories found")
    assert said == []


def test_nothing_moves_when_the_form_appears(phone: Page, site_url: str) -> None:
    phone.add_init_script("""window.moved = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });""")
    phone.goto(f"{site_url}/search.html")
    expect(phone.get_by_role("searchbox")).to_be_visible()
    phone.get_by_role("searchbox").focus()
    expect(phone.locator(".search[hidden]")).to_have_count(0)
    phone.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert phone.evaluate("window.moved") == 0


def test_without_javascript_there_are_other_ways(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/search.html")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("main noscript p")).to_be_visible()
    for name in ("Hashtags", "People", "Archive", "Mentors", "Mentees"):
        expect(page.locator("main").get_by_role("link", name=name)).to_be_visible()
    context.close()
