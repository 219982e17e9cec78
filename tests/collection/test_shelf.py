"""What is kept of the stories between builds: an optimisation, never an input."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.collection.shelf import Shelf
from plugins.collection.sources import story_files
from plugins.collection.state import Damaged
from plugins.story.markup import plain_text
from plugins.story.reading import Reading
from tests.stories import story_text


def shelf(root: Path, key: str = "key") -> Shelf:
    found = Shelf(root, root / "cache", key, Reading())
    found.load()
    files, _ = story_files(root / "stories", root)
    found.refresh(files)
    return found


def write(root: Path, slug: str, text: str) -> None:
    path = root / "stories" / f"{slug}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def texts(found: Shelf) -> list[str]:
    return [plain_text(found.text(listing).posts[0][3]) for listing in found.stories()]


def test_stories_come_back_as_they_were_read(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text(Modified="2024-05-01", Hashtags="MedEd", Field="law"))
    first = shelf(tmp_path)
    first.save()
    again = shelf(tmp_path)
    assert again.stories() == first.stories()
    assert [again.text(s) for s in again.stories()] == [first.text(s) for s in first.stories()]


def test_an_edit_that_keeps_size_and_time_is_seen_while_it_is_fresh(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text("1/ one"))
    shelf(tmp_path).save()
    write(tmp_path, "ada", story_text("1/ two"))
    assert texts(shelf(tmp_path)) == ["two"]


def test_another_key_reads_all_anew(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text())
    shelf(tmp_path).save()
    assert not Shelf(tmp_path, tmp_path / "cache", "other", Reading()).volumes


def test_problems_are_kept_too(tmp_path: Path) -> None:
    write(tmp_path, "bad", story_text(Role="boss"))
    shelf(tmp_path).save()
    assert [p.rule for p in shelf(tmp_path).problems()] == ["role-malformed"]


def test_unused_records_are_tidied_away(tmp_path: Path) -> None:
    sizes = []
    for n in range(40):
        write(tmp_path, "ada", story_text(f"1/ {n} " + "long " * 700))
        found = shelf(tmp_path)
        found.save()
        sizes.append((tmp_path / "cache/stories.bin").stat().st_size)
        assert texts(found)[0].startswith(f"{n} long")
    assert sizes[-1] < 20 * sizes[0]
    assert texts(shelf(tmp_path))[0].startswith("39 long")


def test_a_damaged_index_is_told(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text())
    shelf(tmp_path).save()
    path = tmp_path / "cache/shelf"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Damaged, match="not whole"):
        Shelf(tmp_path, tmp_path / "cache", "key", Reading()).load()


def test_a_damaged_record_is_read_from_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for slug in ("ada", "bea"):
        write(tmp_path, slug, story_text(f"1/ {slug}"))
    shelf(tmp_path).save()
    path = tmp_path / "cache/stories.bin"
    path.write_bytes(b"x" * path.stat().st_size)
    assert texts(shelf(tmp_path)) == ["ada", "bea"]
    assert capsys.readouterr().err.count("set aside") == 1
    again = shelf(tmp_path)
    again.save()
    assert path.read_bytes()[:3] != b"xxx"
    assert texts(shelf(tmp_path)) == ["ada", "bea"]


def test_a_cut_off_file_of_records_is_told(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text())
    shelf(tmp_path).save()
    (tmp_path / "cache/stories.bin").write_bytes(b"")
    with pytest.raises(Damaged, match="cut off"):
        Shelf(tmp_path, tmp_path / "cache", "key", Reading()).load()


def test_a_small_change_is_kept_beside_the_index(tmp_path: Path) -> None:
    for n in range(5):
        write(tmp_path, f"s{n}", story_text(f"1/ Post {n}"))
    shelf(tmp_path).save()
    index = (tmp_path / "cache/shelf").read_bytes()
    write(tmp_path, "s1", story_text("1/ one"))
    (tmp_path / "stories/s2.md").unlink()
    shelf(tmp_path).save()
    assert (tmp_path / "cache/shelf").read_bytes() == index
    again = Shelf(tmp_path, tmp_path / "cache", "key", Reading())
    again.load()
    assert texts(again) == ["Post 0", "one", "Post 3", "Post 4"]


def test_many_changes_are_written_into_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.collection.shelf.LATER", 1)
    for round in ("a", "b"):
        for n in range(3):
            write(tmp_path, f"s{n}", story_text(f"1/ {round}{n}"))
        shelf(tmp_path).save()
    assert texts(shelf(tmp_path)) == ["b0", "b1", "b2"]
