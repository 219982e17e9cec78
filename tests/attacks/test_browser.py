"""The attacks in a real browser: none runs, none asks for anything, none leaves its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.attacks.conftest import Attacked
from tests.attacks.planting import share_of_places
from tests.attacks.watch import Watch
from tests.serving import served

LARGE = 2_000_000  # bytes: a feed with all that was planted; others have parts of it
WANTED = re.compile(r"stories/|feeds/tags/[a-h]|[^/]+$|archive/|people/index|tags/index")
TOGETHER = 30  # pages that are shown at once
MANY = re.compile("stories/posts-")  # long pages that attacks share: they aren't laid out
# Of these pages one in so many is shown: each attack is in a page that many share, too.
IN_PART = {
    re.compile("stories/(?!all-|posts-)"): 20,
    re.compile("stories/all-|archive/"): 20,
    re.compile("feeds/tags/.*rss"): 10,  # what they say, Atom says too
}
FOREIGN = "https://evil.example/x"
# What the watch must see, or it would prove nothing: what a page does, and the note of it.
LIVE = {
    "<script>alert(1)</script>": "script: ",
    "<script>alert(2)</script>": "console: noted: called alert 2",
    "<img src=x onerror=alert(1)>": "called alert 1",
    "<p onmouseover=alert(1)>x</p>": "called alert 1",
    "<input onfocus=alert(1) autofocus>": "called alert 1",
    "<svg onload=alert(1)></svg>": "called alert 1",
    "<details ontoggle=alert(1) open>x</details>": "called alert 1",
    "<script>throw new Error('x')</script>": "error: x",
    "<script>fetch('/x')</script>": "called fetch",
    "<script>new Image().src = 'https://evil.example/x'</script>": f"ask: {FOREIGN}",
    f"<img src={FOREIGN}>": f"ask: {FOREIGN}",
    f"<link rel=stylesheet href={FOREIGN}>": f"ask: {FOREIGN}",
    f"<style>p {{ background: url({FOREIGN}) }}</style><p>x</p>": f"ask: {FOREIGN}",
    f"<object data={FOREIGN}></object>": f"ask: {FOREIGN}",
    "<iframe srcdoc=x></iframe>": "frame: ",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>": "called alert 1",
    "<meta http-equiv=refresh content='0;url=other.html'>": "moved: ",
    "<script>location = 'other.html'</script>": "moved: ",
    "<a href='javascript:alert(1)'>x</a>": "<a> leads to javascript:alert(1)",
    "<a href='data:text/html,x'>x</a>": "<a> leads to data:text/html,x",
    "<p style='color:red'>x</p>": "<p> has style",
    "<marquee>x</marquee>": "<marquee> is in the page",
    "<div class=prose><p id=main>x</p></div>": "<p> has a name: main",
}
POLICED = {
    "<script>alert(1)</script>": "against the policy: script-src",
    "<img src=x onerror=alert(1)>": "against the policy: script-src",
    "<p style='color:red'>x</p>": "against the policy: style-src",
    f"<img src={FOREIGN}>": "against the policy: img-src",
    f"<object data={FOREIGN}></object>": "against the policy: ",
}


@pytest.fixture(scope="module")
def control(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Watch, Path]]:
    folder = tmp_path_factory.mktemp("control")
    context = browser.new_context()
    with served(folder) as url:
        yield Watch(context, url), folder
        context.close()


def _page(live: str, policy: str = "") -> str:
    head = f"<head>{policy}<title>x</title></head>"
    return f"<!doctype html><html lang=en>{head}<body>{live}</body></html>"


@pytest.mark.parametrize("live", LIVE)
def test_the_watch_sees(control: tuple[Watch, Path], live: str) -> None:
    watch, folder = control
    (folder / "other.html").write_text(_page(""))
    (folder / "live.html").write_text(_page(live))
    notes = watch.visit("live.html")
    assert any(LIVE[live] in note for note in notes), notes
    watch.leave()
    assert watch.visit("other.html") == []


@pytest.mark.parametrize("live", LIVE)
def test_the_watch_sees_what_is_not_laid_out(control: tuple[Watch, Path], live: str) -> None:
    watch, folder = control
    (folder / "other.html").write_text(_page(""))
    (folder / "plain.html").write_text(_page(""))
    (folder / "live.html").write_text(_page(live))
    assert watch.visit("live.html", "plain.html", laid_out=False) != []
    watch.leave()
    assert watch.visit("other.html", "plain.html", laid_out=False) == []


@pytest.mark.parametrize("live", POLICED)
def test_the_policy_of_the_site_holds_and_the_watch_sees_it(
    control: tuple[Watch, Path], attacked: Attacked, live: str
) -> None:
    watch, folder = control
    policy = re.search(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>',
        (attacked.output / "404.html").read_text(),
    )
    assert policy
    (folder / "live.html").write_text(_page(live, policy[0]))
    notes = watch.visit("live.html")
    assert any(POLICED[live] in note for note in notes), notes
    assert not any("called" in note or "script: " in note for note in notes), notes


def test_no_attack_runs(browser: Browser, attacked: Attacked) -> None:
    """Every page with an attack in it, and the feeds, which a browser shows as well."""
    found = sorted(path for path in attacked.output.rglob("*.*ml") if path.stat().st_size < LARGE)
    names = [path.relative_to(attacked.output).as_posix() for path in found]
    wanted = list(filter(WANTED.match, names))
    if share_of_places() > 1:  # those that share a page are all seen, others in part
        for kind, nth in IN_PART.items():
            some = [name for name in wanted if kind.match(name)]
            wanted = sorted({*wanted} - {*some} | {*some[::nth]})
    assert len(wanted) > 50
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    notes: list[str] = []
    with served(attacked.output) as url:
        watch = Watch(context, url)
        for laid_out in (True, False):
            some = [name for name in wanted if bool(MANY.match(name)) is not laid_out]
            for n in range(0, len(some), TOGETHER):
                notes += watch.visit(*some[n : n + TOGETHER], laid_out=laid_out)
        context.close()
    assert notes == []
