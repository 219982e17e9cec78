"""What the audit says of its figures: kinds of page, bounds, verdicts; and the faults it finds
without a browser. Those that it finds with one are in tests/browser/test_faults.py."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.audit.figures import Figure, Finding, NotMeasured, Result
from tests.audit.kinds import FOUND, LONG, chosen, claimed, missing
from tests.audit.lines import BY_KEY, LINES
from tests.audit.parts import feeds, htmlvalidate, lighthouse, links, nu, policy
from tests.audit.server import hosted
from tests.audit.sites import ADDRESS, CACHE, AuditError, site
from tests.audit.table import details, status, table
from tests.audit.tools import MANIFESTS, PACKAGES, Tools

HERE = Path(__file__).with_name("audit")
PLAIN = (
    "<!doctype html>\n<html lang=en>\n<title>A page</title>\n<main id=main><p>Words.</p></main>\n"
)
STORY = '<main id="main"><article class="story"{}>\n{}</article></main>'


def result(*figures: Figure, unmeasured: tuple[tuple[str, str], ...] = ()) -> Result:
    return Result("content/", figures, unmeasured, ("constellation",))


def lcp(value: float, kind: str = "home") -> Figure:
    return Figure("lcp", kind, f"{kind}.html", value, (Finding("all runs", f"{value}"),))


# Kinds of page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {
        "index.html": PLAIN,
        "about.html": PLAIN,
        "search.html": PLAIN,
        "odd/thing.html": PLAIN,
        "stories/short.html": STORY.format("", "x"),
        "stories/middle.html": STORY.format("", "x" * 50),
        "stories/long.html": STORY.format("", "x" * 99),
        "stories/seen.html": STORY.format("", "<picture></picture>"),
        "stories/turned.html": STORY.format(' lang="ar" dir="rtl"', ""),
        "stories/ja.html": STORY.format(' lang="ja" dir="ltr"', ""),
        "stories/gone.html": PLAIN,
        "tags/index.html": PLAIN,
        "tags/a.html": PLAIN,
        "tags/b/2.html": PLAIN + "more",
    }
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
    return tmp_path


def test_each_kind_is_found_in_the_output(folder: Path) -> None:
    kinds = chosen(folder, claimed(folder))
    assert kinds == {
        "home": "index.html",
        "search": "search.html",
        FOUND: "search.html",
        "withdrawn story": "stories/gone.html",
        "story with picture": "stories/seen.html",
        "story from right to left": "stories/turned.html",
        "story in Han or kana": "stories/ja.html",
        "story": "stories/middle.html",
        LONG: "stories/long.html",
        "hashtags": "tags/index.html",
        "hashtag": "tags/b/2.html",
        "ordinary page": "about.html",
        "another kind": "odd/thing.html",
    }
    assert "mentors" in missing(kinds) and "home" not in missing(kinds)


def test_kinds_can_be_chosen(folder: Path) -> None:
    with site("x", folder, ("right", "home")) as some:
        assert list(some.kinds) == ["home", "story from right to left"]
    with pytest.raises(AuditError), site("x", folder, ("mentors",)):
        pass


def test_of_a_large_site_one_page_a_kind_is_looked_at(folder: Path) -> None:
    with site("x", folder, whole=True) as small, site("x", folder, whole=False) as large:
        assert ("story", "stories/short.html") in small.looked_at
        assert ("story", "stories/short.html") not in large.looked_at
        assert ("story", "stories/middle.html") in large.looked_at


# Verdicts


def test_every_line_has_a_part_that_measures_it() -> None:
    modules = {path.stem for path in (HERE / "parts").glob("*.py")} - {"__init__"}
    assert {line.part for line in LINES} == modules
    assert len(BY_KEY) == len(LINES)


def test_a_bound_is_met_or_missed() -> None:
    assert BY_KEY["lcp"].met(800) and not BY_KEY["lcp"].met(801)
    assert BY_KEY["seo"].met(100) and not BY_KEY["seo"].met(99)
    assert BY_KEY["cls"].met(0) and not BY_KEY["cls"].met(0.001)
    assert BY_KEY["seo"].worst([100, 92]) == 92 and BY_KEY["lcp"].worst([1, 2]) == 2


def test_of_a_time_the_median_counts_of_a_score_the_worst() -> None:
    assert BY_KEY["tbt"].of_runs([0, 90, 0]) == 0 and BY_KEY["tbt"].of_runs([0, 90, 4]) == 4
    assert BY_KEY["lcp"].of_runs([700, 900]) == 900  # of two the one that is worse
    assert BY_KEY["performance"].of_runs([100, 99, 100]) == 99
    assert BY_KEY["cls"].of_runs([0, 0.1, 0]) == 0.1


def test_the_worst_run_is_told_beside_the_median() -> None:
    figures = (Figure("tbt", "home", "a", 0, worst=86), Figure("tbt", "year", "b", 4, worst=9))
    lines = list(table([result(*figures)], ["lighthouse"]))
    (line,) = (line for line in lines if line.startswith("total"))
    assert line.split("  ")[-2:] == ["4 ms (86)", "MISSED on 1 of 2"]
    assert lines[-1].startswith("In brackets")
    assert "In brackets" not in "".join(table([result()], ["axe"]))


def test_the_worst_page_decides() -> None:
    lines = list(table([result(lcp(700), lcp(900, "year"))], ["lighthouse"]))
    (line,) = (line for line in lines if line.startswith("largest"))
    assert line.split("  ")[-2:] == ["900 ms", "MISSED on 1 of 2"]
    assert status([result(lcp(700), lcp(900, "year"))], ["lighthouse"]) == 1
    assert status([result(lcp(700))], ["lighthouse"]) == 0


def test_what_was_not_measured_never_counts_as_met() -> None:
    one = result(lcp(700), unmeasured=(("lighthouse", "needs Node 20"),))
    assert all("not measured" in line for line in list(table([one], ["lighthouse"]))[1:])
    assert "not measured: lighthouse needs Node 20" in details([one], ["lighthouse"])
    assert status([one], ["lighthouse"]) == 2
    assert "no such page" in list(table([result()], ["lighthouse"]))[1]


def test_pages_with_the_same_fault_are_told_together() -> None:
    same = [Figure("axe", kind, f"{kind}.html", 1, (Finding("h1", "x"),)) for kind in "abc"]
    said = list(details([result(*same)], ["axe"]))
    assert said[0].endswith("a.html and 2 more, content/")
    assert said[1] == "    h1: x"
    assert said[2] == "content/ has no page of these kinds: constellation"


# What runs in Node


def test_the_lock_is_exact_and_names_no_registry() -> None:
    asked = json.loads((HERE / MANIFESTS[0]).read_text())["dependencies"]
    assert all(re.fullmatch(r"[0-9.]+", version) for version in asked.values())
    lock = (HERE / MANIFESTS[1]).read_text()
    packages = json.loads(lock)["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert '"resolved"' not in lock
    assert all("integrity" in package for name, package in packages.items() if name)


def test_what_is_not_at_hand_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    tools = Tools(lambda: pytest.fail("no browser is wanted"))
    with pytest.raises(NotMeasured, match="needs Node 20"):
        _ = tools.node
    with pytest.raises(NotMeasured, match="needs Java 17"):
        _ = tools.java


def installed() -> Tools:
    if (
        not PACKAGES.is_dir()
        or (CACHE / MANIFESTS[1]).read_bytes() != (HERE / MANIFESTS[1]).read_bytes()
    ):
        pytest.skip("what runs in Node is not installed: make audit installs it")
    if not shutil.which("node") or not shutil.which("java"):
        pytest.skip("Node or Java is not here")
    return Tools(lambda: pytest.fail("no browser is wanted"))


# Faults that are found


def test_the_host_compresses_and_sends_what_the_site_asks_for(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n  X-Own: yes\n")
    (tmp_path / "index.html").write_text("words " * 99)
    (tmp_path / "404.html").write_text("nothing")
    answers = []
    for headers in (True, False):
        with hosted(tmp_path, headers) as url:
            line = http.client.HTTPConnection(urlsplit(url).netloc)
            for address in ("/", "/../x"):
                line.request("GET", address, headers={"Accept-Encoding": "gzip"})
                answer = line.getresponse()
                answers.append((answer.status, answer.getheader("X-Own"), answer.read()))
            line.close()
    assert [(status, own) for status, own, _ in answers] == [
        *((200, "yes"), (404, "yes")),
        *((200, None), (404, None)),
    ]
    assert gzip.decompress(answers[0][2]).decode() == "words " * 99
    assert len(answers[0][2]) < 60


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text('<p id="here">x</p>')
    (tmp_path / "a.html").write_text(
        '<a href="b.html#here">x</a><a href="b.html#there">x</a><a href="c.html">x</a>'
        f'<img srcset="d.avif 1x, e.avif 2x" alt=""><a href="{ADDRESS}/f.html">x</a>'
        '<a href="https://elsewhere.org/">x</a>'
    )
    found = {finding.where for finding in links.broken(tmp_path, "a.html")}
    assert found == {"b.html#there", "c.html", "d.avif", "e.avif", f"{ADDRESS}/f.html"}


@pytest.mark.parametrize(
    "policy_text",
    [
        "",
        "default-src 'self'",
        "default-src 'none'; script-src 'self' 'unsafe-inline'",
        "default-src 'none'; img-src https:",
        "default-src 'none'; script-src https://example.org",
    ],
)
def test_a_loose_policy_is_found(policy_text: str) -> None:
    assert list(policy.loose(policy_text))


def test_a_strict_policy_is_let_pass() -> None:
    strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"
    assert not list(policy.loose(strict))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("all.json", b"{"),
        ("all.json", b'{"version": "https://jsonfeed.org/version/1.1"}'),
        ("all.atom.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>"),
        ("all.atom.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'/>"),
        ("all.rss.xml", b"<rss version='2.0'><channel/></rss>"),
    ],
)
def test_faulty_feeds_are_found(name: str, data: bytes) -> None:
    assert list(feeds.faults(name, data))


def test_a_validator_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(feeds.VARIABLE, "/nowhere")
    with pytest.raises(NotMeasured, match="/nowhere has no feed validator"):
        list(feeds.faults("all.rss.xml", b"<rss version='2.0'><channel/></rss>"))


def test_runs_come_to_one_figure_a_line() -> None:
    good = {"scores": dict.fromkeys(lighthouse.SCORES, 100), "lcp": 700.4, "cls": 0, "tbt": 0}
    bad = {**good, "scores": {**good["scores"], "seo": 92}, "lcp": 900.2}  # type: ignore[dict-item]
    slow = {**good, "tbt": 50.4, "failed": []}
    faulty = {**bad, "failed": [["robots-txt", "robots.txt is wrong"]]}
    runs = [slow, {**good, "failed": []}, faulty]
    found = {f.line: f for f in lighthouse.figures("home", "index.html", runs)}
    assert (found["performance"].value, found["seo"].value) == (100, 92)
    assert (found["lcp"].value, found["lcp"].worst) == (700, 900)
    assert (found["tbt"].value, found["tbt"].worst) == (0, 50)
    assert found["seo"].worst is None
    assert Finding("robots-txt", "robots.txt is wrong") in found["seo"].findings
    with pytest.raises(NotMeasured, match="no page"):
        list(lighthouse.figures("home", "index.html", [{"error": "no page"}]))


def test_only_a_page_that_hides_itself_is_excused(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text('<meta name="robots" content="noindex">')
    assert lighthouse.hidden(page)
    page.write_text(PLAIN)
    assert not lighthouse.hidden(page)


def test_the_nu_checker_finds_faults(tmp_path: Path) -> None:
    tools = installed()
    (tmp_path / "index.html").write_text(PLAIN + "<p><div></p>")
    with site("x", tmp_path) as some:
        errors, _ = nu.measure(some, tools)
    assert errors.value > 0 and errors.page == "index.html" and errors.findings


def test_only_the_one_mistake_of_the_nu_checker_is_left_out() -> None:
    said = "Inline script violates Content Security Policy (meta tag): blocked."
    data = {"message": said, "extract": '<script type="application/ld+json">{'}
    assert nu.is_mistaken(data)
    assert not nu.is_mistaken({**data, "extract": "<script>alert(1)"})
    assert not nu.is_mistaken({**data, "message": "Unclosed element."})


def test_html_validate_finds_faults(tmp_path: Path) -> None:
    tools = installed()
    (tmp_path / "index.html").write_text(PLAIN + '<img src="x.png">')
    with site("x", tmp_path) as some:
        (figure,) = htmlvalidate.measure(some, tools)
    assert any("wcag/h37" in finding.what for finding in figure.findings)
