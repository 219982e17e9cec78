"""Ordinary pages that are read without Pelican are as it reads them; all others are its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pelican import settings as pelican_settings
from pelican.generators import PagesGenerator

from plugins.collection.launch import read_settings
from plugins.collection.ordinary import plain_pages
from plugins.collection.settings import documents_of
from plugins.collection.site import Document
from tests.project import copy_project

PAGE = "Title: Help\nSummary: What *helps*.\n\nAsk. [Here](about.html)\n"
PIECES = (
    *("# ", "\n\n", "\n", "*", "**", "`", "> ", "- ", "1. ", "    ", "[a](b)", "<b>", "</b>", "&"),
    *("| a | b |\n|---|---|\n| c | d |", "```\ncode\n```", "[x]: y", "[x]", "---", "Title: x"),
    *("{", "|", "é", "你", "م", "\ufeff", "\x0b", "\r\n", "\u2028", "word", " ", "\\", "<", ": "),
    *("<!-- ", " -->"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.fixture(scope="module")
def given_settings() -> Mapping[str, Any]:
    return read_settings("pelicanconf.py")


def of_pelican(content: Path) -> tuple[Document, ...]:
    """The pages as Pelican reads them."""
    override = {"PATH": str(content), "OUTPUT_PATH": str(content / "to"), "PLUGINS": []}
    read = pelican_settings.read_settings("pelicanconf.py", override=override)
    context = {**read, "generated_content": {}, "static_content": {}, "static_links": set()}
    PagesGenerator(
        context, read, read["PATH"], read["THEME"], read["OUTPUT_PATH"]
    ).generate_context()
    return documents_of(context["pages"])


def test_our_pages_are_plain(root: Path, given_settings: Mapping[str, Any]) -> None:
    for file in ("pelicanconf.py", "publishconf.py"):
        found = plain_pages(root / "content/pages", read_settings(file))
        assert found and found == of_pelican(root / "content")


@given(title=TEXTS, summary=TEXTS, body=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_page_is_as_pelican_reads_it(
    title: str, summary: str, body: str, given_settings: Mapping[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "pages/a-page.md"
    path.parent.mkdir(exist_ok=True)
    text = f"Title: About {title}\nSummary: What {summary}\n\nWords. {body}\n"
    path.write_text(text, encoding="utf-8", newline="")
    found = plain_pages(path.parent, given_settings)
    assert found is None or found == of_pelican(tmp_path)


REFUSED = {
    "Help.md": PAGE,
    "aide-é.md": PAGE,
    "2024-05-01-help.md": PAGE,
    "two--lines.md": PAGE,
    ".help.md": PAGE,
    "help.txt": PAGE,
    "help.md": "",
    "a.md": "Title: Help\n\nAsk.",
    "b.md": "Summary: Help\n\nAsk.",
    "c.md": "Ask.",
    "d.md": PAGE.replace("Summary", "Slug: other\nSummary"),
    "e.md": PAGE.replace("Summary", "Status: draft\nSummary"),
    "f.md": PAGE.replace("Summary", "Title: Two\nSummary"),
    "g.md": PAGE.replace("about.html", "{filename}about.md"),
    "h.md": PAGE.replace("about.html", "|static|a.png"),
    "i.md": PAGE.replace("[Here]", "![]"),
    "j.md": PAGE.replace("*helps*", "{static}helps"),
    "k.md": PAGE.replace("Help", ""),
    "l.md": PAGE.encode("utf-16"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_asks_for_more_is_pelican_s(
    name: str, given_settings: Mapping[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "plain.md").write_text(PAGE)
    assert plain_pages(tmp_path, given_settings) is not None
    data = REFUSED[name]
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    assert plain_pages(tmp_path, given_settings) is None


@pytest.mark.parametrize(
    "other",
    [
        {"TYPOGRIFY": True},
        {"SLUGIFY_SOURCE": "title"},
        {"PAGE_PATHS": ["pages", "more"]},
        {"READERS": {}},
        {"PLUGINS": ["plugins.home", "sitemap"]},
    ],
)
def test_other_settings_are_pelican_s(
    other: Mapping[str, Any], given_settings: Mapping[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "help.md").write_text(PAGE)
    assert plain_pages(tmp_path, {**given_settings, **other}) is None


def test_extensions_of_markdown_are_those_that_pelican_takes(
    given_settings: Mapping[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "help.md").write_text(PAGE + "\nHi\n:   there\n")
    without = {name: value for name, value in given_settings.items() if name != "MARKDOWN"}
    assert plain_pages(tmp_path, without) is None  # Pelican has some of its own
    for options in ({"extensions": ["def_list"]}, {"extension_configs": {"def_list": {}}}):
        found = plain_pages(tmp_path, {**without, "MARKDOWN": options})
        assert found and "<dd>there</dd>" in found[0].html
    others = {"extensions": ["pymdownx.details"]}
    assert plain_pages(tmp_path, {**without, "MARKDOWN": others}) is None


def test_pelican_is_started_only_for_its_own(root: Path, tmp_path: Path) -> None:
    project = copy_project(root, tmp_path)
    project.write("ada")
    (tmp_path / "pelican.py").write_text("raise SystemExit('started')")
    assert project.html().returncode == 0
    shutil.copytree(root / "content/pages", tmp_path / "content/pages")
    assert project.html().returncode == 0
    assert "How it began" in project.text("about.html", "preview")
    (tmp_path / "content/pages/more.md").write_text(
        PAGE.replace("about.html", "{filename}about.md")
    )
    done = project.html()
    assert done.returncode == 1 and "started" in done.stderr
