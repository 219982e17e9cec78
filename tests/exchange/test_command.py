"""The command line: what is typed, what is said, and the exit status."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plugins.exchange.__main__ import main
from plugins.story.header import split_header
from plugins.story.thread import read_thread
from tests.stories import story_text

THREAD = "1/ She asked one question.\n\n2/ I waited.\n\n3/ I ask it now.\n"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("FROM", "AUTHOR", "ROLE", "TITLE", "SLUG", "DATE", "CONSENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thread.txt").write_text(THREAD, encoding="utf-8")
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_import_by_flags(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--from", "thread.txt", "--author", "Ana", "--role", "mentee", "--slug", "asked"]
    assert main(["import", *flags, "--consent", "--date", "2020-01-02"]) == 0
    text = (bare / "content/stories/asked.md").read_text(encoding="utf-8")
    assert "Date: 2020-01-02\nAuthor: Ana\nRole: mentee\nConsent: yes\n" in text
    assert "make check STORY=asked" in capsys.readouterr().out


def test_import_by_environment(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLUG", "of-another-environment")
    given = {"FROM": "thread.txt", "AUTHOR": "Ana", "ROLE": "both"}
    assert main(["import", "--into", "drafts"], given) == 0
    assert (bare / "drafts/she-asked-one-question.md").is_file()


def test_import_never_overwrites(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["import", "--from", "thread.txt", "--author", "Ana", "--role", "both"]
    assert main(flags) == 0
    before = (bare / "content/stories/she-asked-one-question.md").read_bytes()
    assert main(flags) == 1
    assert "SLUG=" in capsys.readouterr().err
    assert (bare / "content/stories/she-asked-one-question.md").read_bytes() == before


@pytest.mark.parametrize(
    ("flags", "status", "says"),
    [
        ([], 2, "FROM="),
        (["--from", "thread.txt"], 2, "AUTHOR="),
        (["--from", "thread.txt", "--author", "Ana"], 2, "ROLE=mentor"),
        (["--from", "thread.txt", "--author", "Ana", "--role", "x"], 2, "“x” is no role"),
        (["--from", "no.txt", "--author", "Ana", "--role", "both"], 1, "There is no file"),
        (["--from", ".", "--author", "Ana", "--role", "both"], 1, "is a folder"),
    ],
)
def test_import_says_what_is_missing(
    flags: list[str], status: int, says: str, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *flags]) == status
    said = capsys.readouterr()
    assert says in said.err
    assert not said.out
    assert not (bare / "content").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{\\rtf1\\ansi 1/ She asked.}", "is RTF"),
        ("\n<!DOCTYPE html>\n<p>1/ She asked.</p>", "is HTML"),
        ("<div class=x>1/ She asked.</div>", "is HTML"),
        ('["1/ She asked.", "2/ I waited."]', "is JSON"),
        (story_text(), "a story file already"),
        ("\ufeff---\r\n" + story_text().replace("\n", "\r\n"), "a story file already"),
    ],
)
def test_import_takes_plain_text_alone(
    text: str, says: str, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare / "other.txt").write_text(text, encoding="utf-8", newline="")
    assert main(["import", "--from", "other.txt", "--author", "Ana", "--role", "both"]) == 1
    assert says in capsys.readouterr().err
    assert not (bare / "content").exists()


@pytest.mark.parametrize("text", ["[1/2] She asked.\n\n[2/2] So.\n", "Note: it rained.\n\nSo.\n"])
def test_import_takes_what_only_begins_so(text: str, bare: Path) -> None:
    (bare / "other.txt").write_text(text, encoding="utf-8")
    assert main(["import", "--from", "other.txt", "--author", "Ana", "--role", "both"]) == 0


def test_new_asks_until_the_answers_will_do(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "\n!!!\nOne question\n…\nAna\nteacher\nMentee\n")
    assert main(["new"]) == 0
    text = (bare / "content/stories/one-question.md").read_text(encoding="utf-8")
    header = split_header(text)
    assert not header.problems
    assert (header.fields["Title"].value, header.fields["Role"].value) == ("One question", "mentee")
    assert header.fields["Status"].value == "draft"
    assert [post.number for post in read_thread(header.body, "markdown").posts] == [1, 2]
    said = capsys.readouterr()
    assert "“teacher” is no role" in said.err
    assert "make check STORY=one-question" in said.out


def test_new_asks_nothing_that_is_given(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "")
    monkeypatch.setenv("TITLE", "One question")
    assert main(["new", "--author", "Ana", "--role", "both"]) == 0
    assert (bare / "content/stories/one-question.md").is_file()


def test_new_never_overwrites(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ["new", "--title", "T", "--author", "Ana", "--role", "both"]
    assert main(flags) == 0
    assert main(flags) == 1
    assert "t.md is there already" in capsys.readouterr().err


def test_new_ends_politely(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "One question\n")
    assert main(["new"]) == 1
    assert "Nothing was written." in capsys.readouterr().err

    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    assert main(["new"]) == 1
    assert not (bare / "content").exists()


@pytest.mark.parametrize("arguments", [["--help"], ["import", "--help"], ["new", "--help"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(arguments)
    assert done.value.code == 0
    assert "usage:" in capsys.readouterr().out
