"""The keyboard's way through a page: whether one sees where one is (WCAG 2.4.7, 2.4.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from playwright.sync_api import FloatRect, Page

from tests.audit.figures import Figure, Finding
from tests.audit.sites import Site
from tests.audit.tools import Tools
from tests.audit.visits import DESKTOP, context_page, probe, visit

SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
STOPS: Final = 150  # of a page: the rest of a long list looks the same
AROUND: Final = 8  # pixels around an element, where a ring may be
BLUR: Final = "document.activeElement.blur()"


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Tab stops at which nothing on the screen tells where one is, in both schemes."""
    with context_page(tools.browser, viewport=DESKTOP) as page:
        for kind, path in tools.each("focus", site.kinds.items()):
            unseen: list[Finding] = []
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                visit(page, site, kind)
                page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
                unseen += (Finding(f.where, f"{scheme}: {f.what}") for f in walk(page))
            yield Figure("focus", kind, path, len(unseen), tuple(unseen))


def walk(page: Page, stops: int = STOPS) -> Iterator[Finding]:
    """Press Tab until the page ends; give each stop that isn't seen.

    An outline counts as seen only if pixels change too: looked at once for each kind of element.
    """
    seen: dict[str, bool] = {}
    script = probe("focus")
    for _ in range(stops):
        page.keyboard.press("Tab")
        stop = page.evaluate(script)
        if stop is None:
            return
        where, kind, outlined, covered, box = stop
        if kind not in seen:
            seen[kind] = _changes(page, box)
        if covered:
            yield Finding(where, "is covered by something else, or out of sight")
        elif not seen[kind]:
            yield Finding(where, "has an outline, but no pixel changes" if outlined else "no sign")


def _changes(page: Page, box: list[float]) -> bool:
    """Whether the screen around the focused element looks otherwise without the focus."""
    clip = _clip(page, box)
    if clip is None:
        return False
    focused = page.screenshot(clip=clip)
    element = page.evaluate_handle("document.activeElement")
    page.evaluate(BLUR)
    plain = page.screenshot(clip=clip)
    element.evaluate("element => element.focus({preventScroll: true})")
    return focused != plain


def _clip(page: Page, box: list[float]) -> FloatRect | None:
    """The element and a margin, as far as they are on the screen."""
    size = page.viewport_size or DESKTOP
    left, top = max(0.0, box[0] - AROUND), max(0.0, box[1] - AROUND)
    right = min(size["width"], box[0] + box[2] + AROUND)
    bottom = min(size["height"], box[1] + box[3] + AROUND)
    if right - left < 1 or bottom - top < 1:
        return None
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
