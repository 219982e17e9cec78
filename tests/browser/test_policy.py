"""The policy in a browser: pages of every kind keep it, and what breaks it does nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.policies import CONTENT_POLICY, SEARCH_POLICY
from tests.preview.beside import previewed
from tests.serving import served

META = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">'
LISTEN = """addEventListener("securitypolicyviolation", event =>
  console.error("violated: " + event.effectiveDirective + " " + event.blockedURI))"""
EVIL = """
<script>document.title = "ran"</script>
<script src="https://example.org/evil.js"></script>
<p id="styled" style="position: fixed">x</p>
<style>#styled { display: none }</style>
<img src="x.png" alt="" onerror="document.title = 'ran'">
<img src="https://example.org/x.png" alt="">
<iframe src="/index.html"></iframe>
<form action="/" id="form"><button>x</button></form>
<a id="link" href="javascript:document.title='ran'">x</a>
<base href="https://example.org/">
"""


@contextmanager
def heard(page: Page) -> Iterator[list[str]]:
    """What the browser complains of."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(LISTEN)
    yield said


def kinds(site: Path) -> list[str]:
    """Pages of every kind: two of each folder, and all above them."""
    found: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        found.setdefault(name.rpartition("/")[0], []).append(name)
    return [name for folder, names in found.items() for name in (names[:2] if folder else names)]


def test_no_page_breaks_the_policy(site: Path, site_url: str, desktop: Page) -> None:
    names = kinds(site)
    assert len(names) > 12
    with heard(desktop) as said:
        for name in names:
            desktop.goto(f"{site_url}/{name}")
            assert desktop.locator("main").evaluate("e => getComputedStyle(e).display") != "inline"
            assert said == [], name
    assert desktop.evaluate("document.styleSheets.length") >= 1


def test_what_breaks_the_policy_does_nothing(site: Path, tmp_path: Path, desktop: Page) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    page = folder / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{EVIL}</main>"), "utf-8")
    with served(folder) as url, heard(desktop) as said:
        desktop.goto(f"{url}/index.html")
        desktop.locator("#link").evaluate("link => link.click()")
        expect(desktop.locator("#styled")).to_be_visible()
        expect(desktop.locator("#styled")).to_have_css("position", "static")
        desktop.locator("#form").evaluate("form => form.submit()")  # no script of ours hears it
        desktop.wait_for_timeout(200)
        assert desktop.locator("head > title").text_content() not in ("", "ran")
        assert desktop.url == f"{url}/index.html"
    for directive in ("script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr",
                      "img-src", "frame-src", "form-action", "base-uri"):  # fmt: skip
        assert any(f"violated: {directive}" in line for line in said), directive


def test_the_preview_works_under_the_policy(site: Path, desktop: Page) -> None:
    with previewed(site) as server, heard(desktop) as said:
        server.tell("content/stories/a.md:3: no date")
        desktop.goto(server.url)
        expect(desktop.get_by_role("status")).to_contain_text("no date")
        expect(desktop.get_by_role("status")).to_have_css("position", "fixed")
        with desktop.expect_navigation():
            server.tell("")  # another build: the page is loaded again
        expect(desktop.get_by_role("status")).to_have_count(0)
        assert said == []


def test_nothing_on_disk_is_relaxed(site: Path) -> None:
    for path in site.rglob("*.html"):
        meta = META.replace(CONTENT_POLICY, SEARCH_POLICY) if path.name == "search.html" else META
        assert f'<meta charset="utf-8">\n{meta}' in path.read_text("utf-8"), path
