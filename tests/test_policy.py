"""The policy on every page and for every host, and nothing in the output that would break it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.collection.policy import headers
from plugins.preview.reload import with_script
from tests.pages import parsed_site
from tests.policies import CONTENT_POLICY, EARLY, ICON, OURS, SEARCH_POLICY
from tests.project import Project, copy_project
from tests.stories import story_text

PAGE = f'<head><meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}"></head>'


def test_every_page_begins_with_the_policy(site: Path) -> None:
    for name, page in parsed_site(site).items():
        tags = page.elements[:5]
        assert [tag for tag, _ in tags] == ["html", "head", "meta", "meta", "meta"], name
        assert tags[3][1]["http-equiv"] == "Content-Security-Policy", name
        policy = SEARCH_POLICY if name == "search.html" else CONTENT_POLICY
        assert tags[3][1]["content"] == policy, name
        assert tags[4][1] == {"name": "referrer", "content": "no-referrer"}, name
        assert sum("http-equiv" in attributes for _, attributes in page.elements) == 1, name


def test_a_withdrawn_story_s_page_has_it_too(root: Path, tmp_path: Path) -> None:
    project: Project = copy_project(root, tmp_path)
    project.write("gone", story_text(Status="withdrawn"))
    assert project.publish().returncode == 0
    assert CONTENT_POLICY in project.text("stories/gone.html")
    assert CONTENT_POLICY in project.text("404.html")


def test_the_policy_lets_nothing_else_run_and_asks_nobody() -> None:
    rules = dict(rule.split(" ", 1) for rule in CONTENT_POLICY.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    own, known = rules.pop("script-src").split(" ")
    assert own == "'self'"
    assert known.startswith("'sha256-")
    assert rules.pop("img-src") == "'self' data:"  # the icon; a story's pictures are files
    assert set(rules.values()) == {"'none'", "'self'"}
    assert not {"frame-src", "object-src"} & rules.keys()


def test_hosts_are_told_the_same_and_more(site: Path) -> None:
    first, *lines = (site / "_headers").read_text("ascii").splitlines()
    assert first == "/*"
    told = dict(line.strip().split(": ", 1) for line in lines)
    assert told == dict(headers(EARLY, search=True))
    assert all(line.startswith("  ") and len(line) < 2000 for line in lines)  # Cloudflare's limit
    assert told["Content-Security-Policy"] == f"{SEARCH_POLICY}; frame-ancestors 'none'"
    assert headers(EARLY, search=False)["Content-Security-Policy"].startswith(f"{CONTENT_POLICY}; ")
    assert told["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("ending", ["html", "xml", "svg", "json"])
def test_no_file_carries_script_or_style(site: Path, ending: str) -> None:
    for path in site.rglob(f"*.{ending}"):
        text = ICON.sub("", OURS.sub("", path.read_text("utf-8")), count=1)
        if path.name == "search.html":  # its script answers it, and it can be sent nowhere
            text = text.replace('<form class="search-form" ', "")
        assert not re.search(r"<(?:script|style|iframe|object|embed|base|form)\b", text, re.I), path
        assert not re.search(r"<[^<>]*\s(?:style|on\w+)\s*=", text, re.I), path
        assert not re.search(
            r"(?:href|src)\s*=\s*[\"']?\s*(?:javascript|data|vbscript):", text, re.I
        )


def test_the_preview_needs_no_policy_of_its_own() -> None:
    served = with_script(f"{PAGE}<body></body>".encode(), "1-1").decode()
    assert served.startswith(PAGE)
