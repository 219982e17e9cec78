"""`make serve` in a browser: it shows a change by itself, and says what is to be mended."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.preview.conftest import Running, project, running  # noqa: F401 (fixtures)


def test_the_page_reloads_by_itself(running: Running, desktop: Page) -> None:  # noqa: F811
    desktop.goto(running.server.url)
    expect(desktop.locator("p")).to_have_text("first")
    (running.root / "content" / "story.md").write_text("second")
    expect(desktop.locator("p")).to_have_text("second")
    expect(desktop.get_by_role("status")).to_have_count(0)


def test_problems_stand_in_a_bar_until_they_are_mended(
    running: Running,  # noqa: F811
    phone: Page,
) -> None:
    phone.goto(running.server.url)
    running.make.problems = ("content/stories/a.md:3: <b>no date</b>", "Add: Date: 2024-03-02")
    (running.root / "content" / "story.md").write_text("faulty")
    bar = phone.get_by_role("status")
    expect(bar).to_contain_text("<b>no date</b>")
    expect(phone.locator("p")).to_have_text("faulty")
    running.make.problems = ()
    (running.root / "content" / "story.md").write_text("mended")
    expect(phone.locator("p")).to_have_text("mended")
    expect(bar).to_have_count(0)
