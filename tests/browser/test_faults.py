"""The audit finds what is wrong: a fault is planted for each of its lines."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.audit.figures import Figure
from tests.audit.parts import axe, focus, overflow, parity, policy, targets, weights
from tests.audit.sites import CACHE, site
from tests.audit.tools import HERE, MANIFESTS, Tools

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
{META}
<title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/theme/list.css">
<link rel="icon" href="/theme/favicon.svg">
</head>
<body>
<main id="main">
<h1>A page</h1>
<p>Words of a page, and <a href="/index.html">a link among them</a>.</p>
<p><a class="action" href="/index.html">Go on</a></p>
HERE
</main>
</body>
</html>
"""
SHEET = """.action { display: inline-block; min-block-size: 44px; min-inline-size: 44px }
.wide { inline-size: 400px }
.line { white-space: nowrap; font: 16px monospace; inline-size: 29ch }
.cut { overflow: hidden; block-size: 1.3em }
.bare:focus { outline: none }
.faint { color: #707070 }
.small { display: block; inline-size: 15px; block-size: 15px; overflow: hidden }
.cover { position: fixed; inset: 0 }
"""
MORE = 'document.querySelector("#more").innerHTML = "Told <a href=/only.html>with scripts</a>";'
PLANTED = {
    "missing": (parity, '<p id="more"></p><script src="/more.js" defer></script>'),
    "script": (parity, '<p id="more"></p><script src="/more.js" defer></script>'),
    "policy": (policy, '<p style="color: red">Red</p>'),
    "overflow": (overflow, '<p class="wide">Wide</p>'),
    "overflow-spaced": (overflow, '<p class="line">A line that just fits, as it is</p>'),
    "focus": (focus, '<button class="action bare" type="button">Unseen</button>'),
    "targets": (targets, '<p><a class="small" href="/index.html">x</a></p>'),
    "main-targets": (targets, '<p><button type="button">x</button></p>'),
    "axe": (axe, '<img src="/theme/favicon.svg">'),
    "axe-contrast": (axe, '<p class="faint">Faint</p>'),
    "elsewhere": (weights, '<img src="http://127.0.0.1:9/x.png" alt="">'),
}


def noise(size: int) -> str:
    """Letters that can't be compressed to less than `size` bytes."""
    return random.Random(7).randbytes(size).hex()


def planted(folder: Path, here: str, name: str = "index.html") -> Path:
    """A site whose one page has something in it."""
    page = PAGE.replace("HERE", here)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / "theme").mkdir()
    (folder / name).write_text(page.replace(META, "") if "http:" in here else page)
    (folder / "theme/list.css").write_text(SHEET)
    (folder / "theme/favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "more.js").write_text(MORE)
    return folder


def measured(folder: Path, browser: Browser, part: object) -> list[Figure]:
    if part is axe and (
        not (CACHE / MANIFESTS[1]).is_file()
        or (CACHE / MANIFESTS[1]).read_bytes() != (HERE / MANIFESTS[1]).read_bytes()
    ):
        pytest.skip("axe is not installed: make audit installs it")
    with site("planted", folder) as one:
        figures: Iterable[Figure] = part.measure(one, Tools(lambda: browser))  # type: ignore[attr-defined]
        return list(figures)


@pytest.mark.parametrize("line", PLANTED)
def test_a_planted_fault_is_found(line: str, browser: Browser, tmp_path: Path) -> None:
    part, here = PLANTED[line]
    figures = measured(planted(tmp_path, here), browser, part)
    (found,) = (figure for figure in figures if figure.line == line)
    assert found.value > 0
    assert found.findings or line == "script"


@pytest.mark.parametrize("part", [parity, policy, overflow, focus, targets, axe, weights])
def test_a_page_without_fault_has_none(part: object, browser: Browser, tmp_path: Path) -> None:
    figures = measured(planted(tmp_path, ""), browser, part)
    assert figures
    assert [f for f in figures if f.value and f.line != "listing"] == []  # that counts no faults


def test_text_that_is_cut_off_is_found(browser: Browser, tmp_path: Path) -> None:
    text = '<p class="cut">Words that need far more than one line, and are cut off after it.</p>'
    figures = measured(planted(tmp_path, text), browser, overflow)
    assert all(figure.value > 0 for figure in figures)


def test_a_stop_that_is_covered_is_found(browser: Browser, tmp_path: Path) -> None:
    figures = measured(planted(tmp_path, '<div class="cover"></div>'), browser, focus)
    assert any("covered" in finding.what for finding in figures[0].findings)


def test_a_heavy_story_is_found(browser: Browser, tmp_path: Path) -> None:
    script = '<i id="more"></i><script src="/more.js"></script>'
    heavy = f"<article><p>{noise(14_000)}</p>{script}</article>"
    folder = planted(tmp_path, heavy, "stories/a.html")
    figures = {f.line: f.value for f in measured(folder, browser, weights) if f.kind == "story"}
    assert 14_000 < figures["story"] < 20_000
    assert figures["requests"] == 4


def test_a_heavy_search_is_found(browser: Browser, tmp_path: Path) -> None:
    form = '<form><input type="search" aria-label="x"></form><ol></ol>'
    folder = planted(
        tmp_path, f'{form}<script src="/own.js"></script><!-- http: -->', "search.html"
    )
    (folder / "own.js").write_text(
        f"""const noise = "{noise(3_000)}";
        document.querySelector("input").addEventListener("input", async (event) => {{
          if (event.target.value !== "first") return;
          await fetch("/index.pf");
          document.querySelector("ol").innerHTML = "<li><a href=stories/a.html>a</a></li>";
        }});"""
    )
    (folder / "index.pf").write_text(noise(60_000))
    figures = {figure.line: figure for figure in measured(folder, browser, weights)}
    assert figures["search-load"].value > 3_000
    assert figures["search-alone"].value > 110_000
