"""The command that checks stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.check import checking, survey
from plugins.check.__main__ import main
from plugins.check.checking import check
from plugins.check.draft import read_draft
from plugins.collection.bounded import TooLong
from plugins.collection.settings import last_day
from plugins.story.reading import Reading
from tests.pictures.drawn import drawn
from tests.pictures.drawn import told as exif_told
from tests.stories import story_text


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content" / "stories"
    folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


def write(folder: Path, slug: str, text: str) -> None:
    (folder / f"{slug}.md").write_text(text, encoding="utf-8")


def test_all_is_well(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(stories, "ada", story_text(Summary="One question."))
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("1 story checked: no known pattern found.")


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


def test_a_doubled_address_shows_in_each_of_the_two(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(stories, "ada", story_text())
    (stories / "more").mkdir()
    write(stories / "more", "ada", story_text())
    assert main(["ada"]) == 2
    assert "content/stories/more/ada.md. Name one: STORY=" in capsys.readouterr().err
    for path in ("content/stories/ada.md", "content/stories/more/ada.md"):
        found = check(stories.parent.parent, [path], last_day()).problems
        assert {(p.path, p.level) for p in found} >= {(path, "error")}
        assert {p.path for p in found} == {path}


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


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("content/stories/zz.MD", "rename it to content/stories/zz.md"),
        ("zz", "The file content/stories/zz.MD needs another ending"),
        ("zz.txt", "The file content/stories/zz.MD needs another ending"),
        ("the-qestion", "Did you mean the-question?"),
        ("The-Question", "Did you mean the-question?"),
        ("nothing-like-it", "in content/stories. Write its file's name without .md\n"),
        ("drafts/the-question.md", "Did you mean content/stories/the-question.md?"),
    ],
)
def test_what_is_there_instead_is_named(
    stories: Path, capsys: pytest.CaptureFixture[str], name: str, says: str
) -> None:
    write(stories, "the-question", story_text())
    (stories / "zz.MD").write_text(story_text())
    assert main([name]) == 2
    assert says in capsys.readouterr().err


def test_a_faulty_steward_list_is_told(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(stories, "ada", story_text())
    (stories.parent / "hashtags.toml").write_text("[show]\nmeded = 1\n")
    assert main([]) == 1
    assert "content/hashtags.toml:2: error: " in capsys.readouterr().out


TELLING = {
    "ada": "1/ So. #Mentorng #meded\n\n2/ As [she said](bea.md#9), and [he](cy.md).\n",
    "bea": "1/ So. #Mentoring #MedEd\n\n2/ [Here](ada.md#3) and [there](#3).\n",
    "dot": "1/ So. #Mentoring #first-gen\n\n3/ https://t.co/x by @anna.\n",
    "eve": "1/ So. #Mentoring\n\n# Mentoring\n",
}


def test_one_story_is_told_what_all_are_told(stories: Path) -> None:
    for slug, body in TELLING.items():
        write(stories, slug, story_text(body))
    write(stories, "fay", story_text(Role="boss"))
    every = check(stories.parent.parent, [], last_day()).problems
    rules = {problem.rule for problem in every}
    assert {"hashtag-near", "link-lost", "short-link", "role-malformed"} <= rules
    for slug in (*TELLING, "fay"):
        alone = check(stories.parent.parent, [slug], last_day()).problems
        assert alone == tuple(p for p in every if p.path.endswith(f"/{slug}.md"))


def test_many_stories_are_checked_by_several_workers_as_by_one(
    stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(150):
        write(stories, f"story-{n}", story_text(f"1/ So. #Tag{n}\n\n3/ [Here](#9).\n"))
    monkeypatch.setenv("PIF_WORKERS", "1")
    alone = check(stories.parent.parent, [], last_day())
    monkeypatch.setenv("PIF_WORKERS", "3")
    assert check(stories.parent.parent, [], last_day()) == alone
    assert len(alone.problems) == 150 * 4


def test_a_story_nobody_may_read_is_told(stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(stories, "ada", story_text())

    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    for module in (checking, survey):
        monkeypatch.setattr(module, "read_bytes", refuse)
    (problem,) = check(stories.parent.parent, ["ada"], last_day()).problems
    assert (problem.rule, problem.level) == ("unreadable", "error")


def test_a_story_that_takes_too_long_is_told(
    stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(stories, "ada", story_text())

    def stopped(*given: object) -> None:
        raise TooLong

    for module in (checking, survey):
        monkeypatch.setattr(module, "bounded", stopped)
    (problem,) = check(stories.parent.parent, ["ada"], last_day()).problems
    assert (problem.rule, problem.level) == ("too-slow", "error")


def test_the_pictures_of_the_chosen_story_are_checked(stories: Path) -> None:
    for slug in ("ada", "bea"):
        write(stories, slug, story_text("1/ So. ![Two hands](hands.png)\n"))
        (stories / slug).mkdir()
        (stories / slug / "hands.png").write_text("no picture")
    found = check(stories.parent.parent, ["ada"], last_day()).problems
    paths = {problem.path for problem in found}
    assert paths == {"content/stories/ada.md", "content/stories/ada/hands.png"}
    assert {"picture-kind", "picture-unfit"} <= {problem.rule for problem in found}


def test_a_picture_that_tells_its_place(stories: Path) -> None:
    write(stories, "ada", story_text("1/ So. ![Two hands](a.jpg) ![A plane](b.jpg)\n"))
    (stories / "ada").mkdir()
    for name, exif in (("a", exif_told()), ("b", b"Exif\0\0nonsense")):
        (stories / "ada" / f"{name}.jpg").write_bytes(drawn("JPEG", exif=exif))
    found = check(stories.parent.parent, ["ada"], last_day()).problems
    assert [(p.path, p.level) for p in found if p.rule == "picture-tells-place"] == [
        ("content/stories/ada/a.jpg", "warning")
    ]


def test_a_place_in_a_section_is_a_line_of_the_file() -> None:
    text = story_text("1/ One.\n\n2/\n\nTwo.\nThree [here](https://example.org/).\n")
    draft = read_draft("content/stories/x.md", text.encode(), Reading())
    section = draft.sections[1]
    assert section.text == "Two.\nThree [here](https://example.org/)."
    lines = text.split("\n")
    for words in ("Two.", "Three"):
        assert words in lines[draft.line_in(section, section.text.index(words)) - 1]
    assert lines[draft.line_at(draft.body.index("Two.")) - 1] == "Two."
