"""`make serve` in a browser: it shows a change by itself, and says what is to be mended."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.preview.beside import watched
from tests.preview.conftest import project  # noqa: F401 (a fixture)


def test_the_page_reloads_by_itself(project: Path, desktop: Page) -> None:  # noqa: F811
    with watched(project) as server:
        desktop.goto(server.url)
        expect(desktop.locator("p")).to_have_text("first")
        (project / "content" / "story.md").write_text("second")
        expect(desktop.locator("p")).to_have_text("second")
        expect(desktop.get_by_role("status")).to_have_count(0)


def test_a_problem_stands_in_a_bar_until_it_is_mended(
    project: Path,  # noqa: F811
    phone: Page,
) -> None:
    with watched(project) as server:
        phone.goto(server.url)
        server.tell("content/stories/a.md:3: <b>no date</b>")
        (project / "content" / "story.md").write_text("faulty")
        bar = phone.get_by_role("status")
        expect(bar).to_contain_text("<b>no date</b>")
        expect(phone.locator("p")).to_have_text("faulty")
        server.tell("")
        (project / "content" / "story.md").write_text("mended")
        expect(phone.locator("p")).to_have_text("mended")
        expect(bar).to_have_count(0)
