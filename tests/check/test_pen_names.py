"""A pen name stays one: what is asked of git, and what is said of it."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from plugins.check.checking import check
from plugins.check.dignity.committer import known_to_git
from plugins.check.dignity.given_away import gives_away, stands_in
from plugins.story.report import in_words
from tests.stories import story_text

TODAY = date(2026, 1, 1)
SLUG = "content/stories/ada.md"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of git's whose user is Jane Doe, with one story that isn't committed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "Jane Doe")
    git(tmp_path, "config", "user.email", "jane.doe@example.org")
    path = tmp_path / SLUG
    path.parent.mkdir(parents=True)
    path.write_text(story_text(), encoding="utf-8")
    return tmp_path


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "A story")


def told(root: Path, *names: str) -> list[str]:
    problems = check(root, names, TODAY).problems
    return [in_words(p) for p in problems if p.rule.startswith("author-")]


def test_a_change_that_is_not_committed_would_be_recorded(checkout: Path) -> None:
    assert known_to_git(checkout, []) == {SLUG: ("Jane Doe", "jane.doe@example.org")}


def test_what_is_committed_is_known_where_the_story_is_named(checkout: Path) -> None:
    commit(checkout)
    assert known_to_git(checkout, []) == {}
    assert known_to_git(checkout, [SLUG]) == {SLUG: ("Jane Doe", "jane.doe@example.org")}


def test_a_pen_name_that_git_gives_away_is_told_without_the_name(checkout: Path) -> None:
    for told_now in (told(checkout), told(checkout, "ada")):
        (only,) = told_now
        assert "content/stories/ada.md:3: warning: Git keeps a name and e-mail address" in only
        assert "Keep my email addresses private" in only
        assert "Jane" not in only and "Doe" not in only and "@" not in only


def test_nothing_is_told_of_stories_that_are_neither_named_nor_changed(checkout: Path) -> None:
    commit(checkout)
    assert told(checkout) == []
    assert len(told(checkout, "ada")) == 1


@pytest.mark.parametrize("authors", [("Bay Four", "Open G"), ("Ward Seven", "Ward Seven")])
def test_who_brings_the_stories_of_several_authors_gives_nobody_away(
    checkout: Path, authors: tuple[str, str]
) -> None:
    for n, author in enumerate(authors):
        path = checkout / f"content/stories/größe-{n}.md"
        path.write_text(story_text(Author=author), encoding="utf-8")
    commit(checkout)
    (checkout / SLUG).write_text(story_text("1/ A word more.\n\n2/ Yes.\n"), encoding="utf-8")
    several = len({"Ward Seven", *authors}) == 3
    assert len(told(checkout)) == len(told(checkout, "ada")) == (0 if several else 1)


def test_nothing_is_asked_in_a_public_log(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert told(checkout, "ada") == []


def test_somebody_who_signs_with_their_name_hears_nothing(checkout: Path) -> None:
    (checkout / SLUG).write_text(story_text(Author="Jane D."), encoding="utf-8")
    assert told(checkout, "ada") == []


def test_ones_own_name_in_the_text_is_told(checkout: Path) -> None:
    text = story_text("1/ “Jane\u00a0Doe,” she said, “spell it.”\n\n2/ I did.\n")
    (checkout / SLUG).write_text(text, encoding="utf-8")
    in_text = [line for line in told(checkout, "ada") if "[author-in-text]" in line]
    assert len(in_text) == 1 and in_text[0].startswith("content/stories/ada.md:9: warning:")
    assert "Jane" not in in_text[0]


def test_a_name_that_begins_like_an_option_is_a_file(checkout: Path) -> None:
    assert known_to_git(checkout, ["--output=pwned", "$(touch pwned)"]) == {
        "--output=pwned": (),
        "$(touch pwned)": (),
    }
    assert not (checkout / "pwned").exists()


def test_without_a_checkout_or_without_git_nothing_is_known(
    tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    assert known_to_git(tmp_path / "other", [SLUG]) == {}
    monkeypatch.setenv("PATH", str(tmp_path / "other"))
    assert known_to_git(checkout, [SLUG]) == {SLUG: ()}


@pytest.mark.parametrize(
    ("author", "identities", "expected"),
    [
        ("Ward Seven", ["Jane Doe"], (True, False)),
        ("Ward Seven", ["Ward Seven", "ward.seven@example.org"], (False, False)),
        ("Ward Seven", ["Ward Seven", "jane@example.org"], (False, True)),
        ("Ward Seven", ["wardseven", "wardseven@example.org"], (False, False)),
        ("Ward Seven", ["Ward Seven", "12+jane@users.noreply.github.com"], (False, False)),
        ("Jane Doe", ["Jane Miller", "jmiller@example.org"], (False, True)),
        ("Jane Doe", ["JANE DOE", "doe@example.org"], (False, False)),
        ("وردية الليل", ["Jane Doe"], (True, False)),
        ("Ward Seven", ["octocat"], (False, False)),
        ("Ward Seven", [], (False, False)),
    ],
)
def test_what_gives_away(author: str, identities: list[str], expected: tuple[bool, bool]) -> None:
    assert gives_away(author, identities) == expected


def test_only_a_whole_name_that_is_not_the_authors_is_looked_for() -> None:
    assert stands_in("I am jane  doe.", "Bay Four", ["Jane Doe"]) == 5
    assert stands_in("I am Jane, a doe.", "Bay Four", ["Jane Doe"]) == -1
    assert stands_in("I am Jane Doe.", "Jane Doe", ["Jane Doe"]) == -1
    assert stands_in("I am Jane Doerr.", "Bay Four", ["Jane Doe"]) == -1
    assert stands_in("I am Jane.", "Bay Four", ["Jane", "jane@example.org"]) == -1
