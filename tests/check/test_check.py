"""The command that checks stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.check.__main__ import main
from tests.stories import story_text


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content" / "stories"
    folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return folder


def write(folder: Path, slug: str, text: str) -> None:
    (folder / f"{slug}.md").write_text(text, encoding="utf-8")


def test_all_is_well(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(stories, "ada", story_text())
    assert main([]) == 0
    assert capsys.readouterr().out == "1 story checked: nothing keeps it from publishing.\n"


def test_one_story_is_checked_alone(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(stories, "ada", story_text())
    write(stories, "bad", story_text(Role="boss"))
    assert main(["ada"]) == 0
    assert main(["bad"]) == 1
    assert main(["content/stories/bad.md"]) == 1
    assert main([]) == 1
    assert capsys.readouterr().out.count("content/stories/bad.md:4: error: ") == 3


def test_a_reply_to_a_story_that_is_not_chosen_is_found(stories: Path) -> None:
    write(stories, "ada", story_text())
    write(stories, "bea", story_text(Reply_To="ada"))
    assert main(["bea"]) == 0


def test_a_doubled_address_shows_in_each_of_the_two(stories: Path) -> None:
    write(stories, "ada", story_text())
    (stories / "more").mkdir()
    write(stories / "more", "ada", story_text())
    assert main(["ada"]) == 1


def test_a_draft_that_is_not_agreed_is_not_called_ready(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(stories, "ada", story_text(Status="draft", Consent=""))
    assert main([]) == 0
    assert "mend the warnings" in capsys.readouterr().out


def test_an_unknown_story_and_another_folder(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["nobody"]) == 2
    monkeypatch.chdir(stories)
    assert main([]) == 2
    assert "nobody" in capsys.readouterr().err


def test_a_faulty_steward_list_is_told(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(stories, "ada", story_text())
    (stories.parent / "hashtags.toml").write_text("[show]\nmeded = 1\n")
    assert main([]) == 1
    assert "content/hashtags.toml:1: error: " in capsys.readouterr().out
