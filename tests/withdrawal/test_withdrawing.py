"""The command that takes a story back: what it does to files, and what it says."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.withdrawal.__main__ import main
from plugins.withdrawal.tombstone import NotKept, kept_fields, tombstone
from tests.stories import story_text

HERE = "content/stories/the-soup.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three stories: one with a picture, a reply to it, and one that links to it."""
    stories = tmp_path / "content" / "stories"
    (stories / "the-soup").mkdir(parents=True)
    (stories / "the-soup" / "stove.jpg").write_bytes(b"picture")
    (stories / "the-soup.md").write_text(story_text(Title="Untold"), encoding="utf-8")
    (stories / "reply.md").write_text(story_text(Reply_To="the-soup"), encoding="utf-8")
    link = "1/ As told in [her story](the-soup.md#2).\n\n2/ Not in not-the-soup.md.\n"
    (stories / "link.md").write_text(story_text(link), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def withdraw(*arguments: str, **environment: str) -> int:
    return main(arguments, environment)


def test_a_story_becomes_a_tombstone_without_pictures(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert withdraw("the-soup") == 0
    assert (project / HERE).read_text() == "Status: withdrawn\n"
    assert not (project / "content/stories/the-soup").exists()
    said = capsys.readouterr().out
    assert f"{HERE} now says that the story was withdrawn" in said
    assert "   content/stories/the-soup/stove.jpg\n" in said


def test_what_speaks_of_it_is_listed_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert withdraw("the-soup") == 0
    said = capsys.readouterr().out
    assert "In reply to it" in said and "   content/stories/reply.md:8\n" in said
    assert "Links to it" in said and "   content/stories/link.md:9\n" in said
    assert "link.md:11" not in said and "reply.md:9" not in said


def test_a_page_that_links_to_it_is_listed_and_no_answer_is_called_a_link(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content/pages").mkdir()
    page = "Title: About\n\nBegin with [the soup](/stories/the-soup.html).\n"
    (project / "content/pages/about.md").write_text(page, encoding="utf-8")
    (project / "content/stories/reply.md").write_text(story_text(Reply_To="the-soup.md"))
    assert withdraw("the-soup") == 0
    said = capsys.readouterr().out
    assert "   content/pages/about.md:3\n" in said
    assert said.count("content/stories/reply.md") == 1


def test_a_story_that_is_told_in_another_language_too_is_not_forgotten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = story_text(Translates="the-soup", Lang="fr")
    (project / "content/stories/la-soupe.md").write_text(text)
    assert withdraw("the-soup") == 0
    said = capsys.readouterr().out
    assert "still told in other languages" in said
    assert "   content/stories/la-soupe.md:8\n" in said


def test_the_steps_name_the_files_and_the_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert withdraw("the-soup", SITEURL="https://example.org/stories/") == 0
    said = capsys.readouterr().out
    for step in (
        "git filter-repo --sensitive-data-removal --invert-paths",
        f"--path {HERE} --path content/stories/the-soup/",
        "git push --force --mirror origin",
        "https://support.github.com",
        "gh cache delete --all",
        "make publish",
        "https://search.google.com/search-console/remove-outdated-content",
        "https://www.bing.com/webmasters/tools/contentremoval",
        "https://web.archive.org/web/*/https://example.org/stories/stories/the-soup.html",
    ):
        assert step in said
    assert "Untold" not in said and "Ward Seven" not in said
    assert max(map(len, said.splitlines())) <= 110


def test_the_steps_can_be_pasted_whatever_the_file_is_called(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "content/stories/last year's/thé.md"
    path.parent.mkdir()
    path.write_text(story_text(), encoding="utf-8")
    assert withdraw("thé") == 0
    said = capsys.readouterr().out
    (step,) = [line for line in said.splitlines() if line.strip().startswith("--path")]
    name = "content/stories/last year's/thé"
    assert shlex.split(step) == ["--path", f"{name}.md", "--path", f"{name}/"]
    assert "/stories/th%C3%A9.html" in said


def test_a_file_that_cannot_be_changed_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(name: str, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr("plugins.withdrawal.withdrawing.replace", refuse)
    assert withdraw("the-soup") == 1
    assert f"{HERE}: Permission denied. Nothing more was done." in capsys.readouterr().err


def test_a_second_time_nothing_more_happens(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert withdraw("the-soup") == 0
    before = (project / HERE).stat()
    assert withdraw("the-soup") == 0
    assert (project / HERE).stat().st_mtime_ns == before.st_mtime_ns
    assert "was withdrawn already: nothing to change." in capsys.readouterr().out


@pytest.mark.parametrize("name", [HERE, "the-soup.md", " the-soup "])
def test_a_story_may_be_named_by_its_file(project: Path, name: str) -> None:
    assert withdraw(name) == 0
    assert (project / HERE).read_text() == "Status: withdrawn\n"


@pytest.mark.parametrize(
    ("keep", "text"),
    [
        ("", "Status: withdrawn\n"),
        ("title", "Title: Untold\nStatus: withdrawn\n"),
        ("author, Title", "Title: Untold\nAuthor: Ward Seven\nStatus: withdrawn\n"),
    ],
)
def test_what_is_kept_on_purpose(project: Path, keep: str, text: str) -> None:
    assert withdraw("the-soup", KEEP=keep) == 0
    assert (project / HERE).read_text() == text
    story, problems = read_story(HERE, text.encode(), Reading())
    assert story is not None and story.status == "withdrawn" and not story.sections
    assert not [problem for problem in problems if problem.level == "error"]


def test_nothing_else_can_be_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / HERE).read_bytes()
    assert withdraw("--keep", "summary", "the-soup") == 2
    assert "KEEP=title,author" in capsys.readouterr().err
    assert (project / HERE).read_bytes() == before
    with pytest.raises(NotKept):
        kept_fields("title,status")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("the-soop", "There is no story “the-soop” in content/stories. Did you mean the-soup?"),
        ("xyzzy", "There is no story “xyzzy”"),
        ("../../etc/passwd", "There is no story “../../etc/passwd”"),
        ("content/stories/2019/the-soup.md", f"Did you mean {HERE}?"),
        ("drafts/the-soup.md", f"Did you mean {HERE}?"),
        ("", "Which story? make withdraw STORY=its-name"),
    ],
)
def test_an_unknown_story_is_refused_politely(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    before = sorted((p, p.read_bytes()) for p in project.rglob("*") if p.is_file())
    assert withdraw(name) == 2
    assert said in capsys.readouterr().err
    assert sorted((p, p.read_bytes()) for p in project.rglob("*") if p.is_file()) == before


def test_of_two_files_of_one_name_neither_is_guessed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = project / "content/stories/2024/the-soup.md"
    other.parent.mkdir()
    other.write_text(story_text(), encoding="utf-8")
    assert withdraw("the-soup") == 2
    assert "content/stories/2024/the-soup.md" in capsys.readouterr().err
    assert withdraw("content/stories/2024/the-soup.md") == 0
    assert other.read_text() == "Status: withdrawn\n"
    assert "Untold" in (project / HERE).read_text()


def test_stories_in_a_folder_of_its_name_stay(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = project / "content/stories/the-soup/more/another.md"
    inner.parent.mkdir()
    inner.write_text(story_text(), encoding="utf-8")
    assert withdraw("the-soup") == 0
    assert inner.read_text(encoding="utf-8") == story_text()
    assert not (project / "content/stories/the-soup/stove.jpg").exists()
    assert "Not removed" in capsys.readouterr().out


def test_a_link_is_removed_and_not_followed(project: Path) -> None:
    outside = project / "outside"
    outside.mkdir()
    (outside / "kept.jpg").write_bytes(b"kept")
    (project / "content/stories/the-soup/more").symlink_to(outside)
    for name in ("one.jpg", "two.md"):
        (project / "content/stories/the-soup" / name).symlink_to(outside / "kept.jpg")
    assert withdraw("the-soup") == 0
    assert (outside / "kept.jpg").read_bytes() == b"kept"
    assert not (project / "content/stories/the-soup").exists()


def test_a_folder_of_pictures_that_is_a_link_is_removed_and_not_followed(project: Path) -> None:
    folder = project / "content/stories/the-soup"
    outside = folder.rename(project / "outside")
    folder.symlink_to(outside)
    assert withdraw("the-soup") == 0
    assert (outside / "stove.jpg").read_bytes() == b"picture"
    assert not folder.is_symlink()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"x" * 100_000, b"Title: a\nTitle: b"])
def test_a_file_that_is_no_story_can_be_withdrawn_too(project: Path, data: bytes) -> None:
    (project / HERE).write_bytes(data)
    assert withdraw("the-soup") == 0
    assert (project / HERE).read_text() == "Status: withdrawn\n"


def test_a_title_over_two_lines_is_kept_in_one() -> None:
    assert tombstone(b"Title: One\n  and two\n\n1/ x", ["Title"]) == (
        "Title: One and two\nStatus: withdrawn\n"
    )


def test_in_another_folder_nothing_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert withdraw("the-soup") == 2
    assert "run this in the project" in capsys.readouterr().err
