"""Pictures in a real browser: which file it fetches, and that nothing jumps or is refused."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser

from tests.pictures.drawn import saved
from tests.project import copy_project
from tests.serving import served
from tests.stories import story_text

PHONES = [(390, 3.0, 800), (412, 2.625, 800), (360, 2.0, 800), (320, 1.0, 480), (1280, 2.0, 1600)]
ENOUGH = 40_000  # bytes of a story's page with one picture on a phone, compressed


def busy() -> Image.Image:
    """As much to see as in a photo: noise of several sizes, which is all that codecs hate."""
    chance = random.Random(7)
    image = Image.new("RGB", (2400, 1800), (120, 110, 90))
    for size in (6, 40, 160, 600):
        layer = Image.frombytes("RGB", (size, size), chance.randbytes(size * size * 3))
        image = Image.blend(image, layer.resize(image.size, Image.Resampling.BICUBIC), 0.3)
    return image.filter(ImageFilter.GaussianBlur(2))


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(root, tmp_path_factory.mktemp("pictures"))
    posts = [f"{n}/ She waited, and said what she always said. " * 4 for n in range(1, 11)]
    posts += ["![far](far.png)"]
    lead = {"Image": "lead.jpg", "Image-Alt": "A plane"}
    project.write("ada", story_text("\n\n".join(posts), **lead))
    folder = project.root / "content/stories/ada"
    folder.mkdir()
    (folder / "lead.jpg").write_bytes(saved(busy(), "JPEG", quality=92))
    (folder / "far.png").write_bytes(saved(Image.new("RGB", (900, 700), "navy"), "PNG"))
    made = project.publish()
    assert made.returncode == 0, made.stderr
    return project.root / "output"


@pytest.fixture(scope="module")
def url(built: Path) -> Iterator[str]:
    with served(built) as address:
        yield address


@pytest.mark.parametrize(("width", "density", "file"), PHONES)
def test_each_screen_fetches_a_file_that_is_large_enough_and_no_larger(
    browser: Browser, url: str, width: int, density: float, file: int
) -> None:
    size = {"width": width, "height": 700}
    context = browser.new_context(viewport=size, device_scale_factor=density)  # type: ignore[arg-type]
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{url}/stories/ada.html", wait_until="networkidle")
    lead = page.locator("picture img").first
    assert lead.evaluate("img => img.currentSrc").endswith(f"-{file}.avif")
    shown = lead.evaluate("img => [img.clientWidth, img.clientHeight, img.complete]")
    assert abs(shown[0] * 3 / 4 - shown[1]) <= 1 and shown[2]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert told == []
    context.close()


def test_a_page_with_a_picture_is_light_on_a_phone(built: Path, browser: Browser, url: str) -> None:
    size = {"width": 390, "height": 844}
    context = browser.new_context(viewport=size, device_scale_factor=3)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{url}/")))
    page.goto(f"{url}/stories/ada.html", wait_until="networkidle")
    context.close()
    files = {name: (built / name).read_bytes() for name in asked if not name.endswith("png")}
    weights = {name: min(len(data), len(gzip.compress(data))) for name, data in files.items()}
    lead = [weight for name, weight in weights.items() if name.endswith(".avif")]
    assert max(lead) > 10_000, "the picture is too plain to prove anything"
    assert sum(weights.values()) <= ENOUGH, weights


def test_the_place_of_a_picture_is_kept_until_it_is_there(browser: Browser, url: str) -> None:
    page = browser.new_page()
    page.route("**/pictures/**", lambda route: route.abort())
    page.goto(f"{url}/stories/ada.html")
    lead = page.locator("picture img").first
    box = lead.evaluate("img => [img.clientWidth, getComputedStyle(img).backgroundColor]")
    assert box[0] > 300 and box[1] != "rgba(0, 0, 0, 0)"
    page.close()
