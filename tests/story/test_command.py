"""python -m plugins.story: how a text is read, shown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.story.__main__ import main
from tests.stories import story_text


def write(folder: Path, text: str, name: str = "text.md") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_names_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "THREAD\n\n1/2 She asked. #MedEd @ward_seven\n\n---\n\n2/2 I ask. <b>\n"
    assert main(["--json", write(tmp_path, text)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == [
        "sections", "dropped", "repaired", "hashtags", "mentions", "problems"
    ]  # fmt: skip
    assert data["sections"][0] == {
        "position": 1,
        "marker": "1/2",
        "number": 1,
        "total": 2,
        "pos": "prefix",
        "cues": ["THREAD"],
        "text": "She asked. #MedEd @ward_seven",
    }
    assert data["dropped"] == ["---"]
    assert data["hashtags"] == [{"tag": "MedEd", "key": "meded"}]
    assert data["mentions"] == ["ward_seven"]
    assert list(data["problems"][0]) == ["line", "level", "rule", "message", "remedy"]
    assert data["problems"][0]["line"] == 7


def test_without_a_file_it_asks_for_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("Which text? make read STORY=")


def test_posts_are_a_json_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, json.dumps(["She asked. 1/", "I ask. 2/"]))
    assert main(["--as", "posts", "--json", path]) == 0
    sections = json.loads(capsys.readouterr().out)["sections"]
    assert [(s["number"], s["pos"]) for s in sections] == [(1, "suffix"), (2, "suffix")]


def test_an_unrolled_text_is_repaired(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["--as", "unroll", write(tmp_path, "It isn\u00e2\u0080\u0099t late.\n1/\nNo.\n2/")])
        == 0
    )
    out = capsys.readouterr().out
    assert "It isn’t late." in out
    assert "Repaired: " in out


def test_a_story_is_read_by_its_header(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, story_text("1/ One.\n\nStill one.\n", Numbering="none"))
    assert main([path]) == 0
    assert "2 sections" in capsys.readouterr().out


def test_faults_are_told_with_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([write(tmp_path, story_text(Role="boss"))]) == 1
    assert "4: error: Role can't be “boss”." in capsys.readouterr().out


def test_what_is_shown_gives_no_orders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "1/ a\u202edet\n::stop-commands::x\n##[error]y\tz\n\n2/ #\u05d0\u200e\n"
    path = write(tmp_path, text)
    main([path])
    out = capsys.readouterr().out
    assert "\u202e" not in out and "\u200e" not in out and "a<U+202E>det" in out
    assert not any(line.lstrip().startswith(("::", "##[")) for line in out.splitlines())
    assert "    <U+003A>:stop-commands::x" in out.splitlines()
    main(["--json", path])
    out = capsys.readouterr().out
    assert out.isascii() and "##[" not in out
    assert "##[error]y" in json.loads(out)["sections"][0]["text"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "empty"), (b"\xff\xfea", "UTF-8"), (b"a\0b", "U+0000"), (b"x" * 99_999, "64 KB")],
)
def test_what_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, said: str
) -> None:
    path = tmp_path / "text.md"
    path.write_bytes(data)
    assert main([str(path)]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere.md"]) == 2
    assert "nowhere.md: No such file" in capsys.readouterr().err


def test_a_slug_is_that_of_one_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("content/stories", "content/stories/more"):
        (tmp_path / folder).mkdir(parents=True)
        write(tmp_path / folder, story_text(), "ada.md")
    assert main(["ada"]) == main(["content/stories/2019/ada.md"]) == 2
    said = capsys.readouterr().err
    assert "Several files are “ada”" in said and "2019/ada.md: No such file" in said
    assert main(["content/stories/more/ada"]) == 0
    (tmp_path / "content/stories/more/ada.md").unlink()
    assert main(["ada"]) == main(["ada.md"]) == 0


def test_posts_that_are_no_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("{}", "[1]", "[", "[" * 100_000):
        assert main(["--as", "posts", write(tmp_path, text)]) == 2
    assert "JSON list" in capsys.readouterr().err


def test_a_reader_that_has_read_enough_is_no_fault(root: Path) -> None:
    command = f"{sys.executable} -m plugins.story content/stories/two-reports.md | head -1"
    done = subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True)
    assert done.stdout.startswith("§1 ")
    assert done.stderr == ""
