"""A kind of page may have a lighter sheet than the whole: what is on it lacks no rule."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.test_policy import kinds

# Each rule with the layers and conditions around it. What somebody does with a thing, or what is
# drawn beside it, changes nothing about whether the thing is there.
LACKING = r"""async () => {
  const drawn = /::[\w-]+/g;
  const passing = /:(?:hover|target|focus-visible|focus|checked)/g;
  const now = (selector) => selector.replace(drawn, "").replace(passing, ":is(*)") || "*";
  const flat = (rules, around = "", outer = "") => [...rules].flatMap((rule) => {
    const selector = rule.selectorText?.replaceAll("&", `:is(${outer})`);
    const text = rule.style?.cssText ?? "";
    const own = text ? [[`${around} ${selector} ${text}`, selector]] : [];
    const inside = `${around} ${rule.name ?? rule.conditionText ?? ""}`;
    return [...own, ...flat(rule.cssRules ?? [], inside, selector ?? outer)];
  });
  const whole = await new CSSStyleSheet().replace(await (await fetch("/theme/site.css")).text());
  const there = new Set([...document.styleSheets].flatMap((s) => flat(s.cssRules)).map(([t]) => t));
  return flat(whole.cssRules)
    .filter(([text, selector]) => selector && !there.has(text))
    .map(([, selector]) => selector)
    .filter((selector) => document.querySelector(now(selector)));
}"""


def test_no_page_lacks_a_rule_for_what_it_shows(site: Path, site_url: str, desktop: Page) -> None:
    sheets = set()
    indexes = [path.relative_to(site).as_posix() for path in site.glob("*/index.html")]
    for name in {*kinds(site), *indexes}:
        desktop.goto(f"{site_url}/{name}")
        sheets.add(desktop.evaluate("document.styleSheets[0].href.split('/').pop()"))
        assert desktop.evaluate(LACKING) == [], name
    assert {"site.css", "list.css", "archive.css", "search.css"} <= sheets


def test_a_page_that_lacks_rules_is_found(site_url: str, desktop: Page) -> None:
    desktop.goto(f"{site_url}/mentors.html")
    desktop.locator("main").evaluate("main => { main.className = 'prose'; }")
    assert ".prose" in desktop.evaluate(LACKING)
