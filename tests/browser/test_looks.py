"""Every kind of page looks as it did: pictures of it are held against those that are kept.

`PIF_LOOKS=new make test TESTS=tests/browser/test_looks.py` keeps new ones, to be looked at before
they are committed. Letters look different in other fonts: elsewhere than on a Debian with the fonts
that .ci/run installs, the tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE

KEPT = Path(__file__).parent / "looks"
KINDS = {  # by the name of the picture
    "home": "index.html",
    "story": "stories/eleven-seconds.html",
    "picture": "stories/the-soup.html",
    "long": "stories/look-first.html",
    "right-to-left": "stories/ismi-fi-al-tahin.html",
    "japanese": "stories/juipponme-no-neji.html",
    "withdrawn": "stories/two-keys.html",
    "mentors": "mentors.html",
    "people": "people/index.html",
    "person": "people/ward-seven.html",
    "hashtags": "tags/index.html",
    "hashtag": "tags/nightshift.html",
    "archive": "archive/index.html",
    "year": "archive/2018.html",
    "page": "privacy.html",
    "lost": "404.html",
    "search": "search.html",
    "ways": "ways.html",
    "fields": "fields/index.html",
    "constellation": "constellation.html",
    "pair": "together/the-soup.html",
}
FONTS = {"serif": "Noto Serif", "system-ui": "Noto Sans", "serif:lang=ja": "Noto Serif CJK JP"}
UNSEEN = 24  # of 255: a difference in one pixel that nobody sees
TOLERATED = 0.002  # of all pixels: what another version of the browser may draw otherwise


def _has_the_fonts() -> bool:
    if not shutil.which("fc-match"):
        return False
    asked = ["fc-match", "--format", "%{family}"]
    found = {
        name: subprocess.run([*asked, name], capture_output=True, text=True).stdout
        for name in FONTS
    }
    return all(family in found[name] for name, family in FONTS.items())


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    """One page for all looks: to open another takes as long as the look itself."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=1, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def look(visitor: Page, url: str, scheme: Literal["light", "dark"]) -> Image.Image:
    """The first screen of a page on a phone, nothing moving."""
    visitor.emulate_media(color_scheme=scheme)
    visitor.goto(url)
    visitor.evaluate("document.fonts.ready")
    return Image.open(BytesIO(visitor.screenshot())).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of the pixels that differ so that somebody may see it."""
    if one.size != other.size:
        return 1.0
    strongest = ImageChops.difference(one, other).convert("L").point(lambda v: 255 * (v > UNSEEN))
    return strongest.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_it_did(
    visitor: Page,
    site_url: str,
    kind: str,
    scheme: Literal["light", "dark"],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    if not os.environ.get("PIF_REQUIRE_BROWSER") and not _has_the_fonts():
        pytest.skip("the fonts of the kept pictures are not installed")
    now = look(visitor, f"{site_url}/{KINDS[kind]}", scheme)
    kept = KEPT / f"{kind}-{scheme}.webp"
    if os.environ.get("PIF_LOOKS") == "new":
        kept.parent.mkdir(exist_ok=True)
        now.save(kept, lossless=True, method=6)
    apart = difference(Image.open(kept).convert("RGB"), now)
    if apart > TOLERATED:
        seen = tmp_path_factory.mktemp("looks") / f"{kind}-{scheme}.png"
        now.save(seen)
        pytest.fail(f"{apart:.2%} of {kept.name} looks otherwise: see {seen}")


def test_a_difference_is_seen() -> None:
    one = Image.new("RGB", (100, 100), "white")
    other = one.copy()
    other.paste((200, 200, 200), (0, 0, 10, 10))
    assert difference(one, one) == 0
    assert difference(one, other) == 0.01
    assert difference(one, Image.new("RGB", (100, 101), "white")) == 1
