"""What is kept of the stories between builds: an optimisation, never an input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.collection.shelf import Shelf
from plugins.collection.sources import story_files
from plugins.collection.state import Damaged
from plugins.story.markup import plain_text
from plugins.story.reading import Reading
from tests.stories import story_text

AHEAD = 4_000_000_000  # a time to come, s: the system's own is never later


def shelf(root: Path, key: str = "key") -> Shelf:
    found = Shelf(root, root / "cache", key, Reading())
    found.load()
    files, _, _ = story_files(root / "stories", root)
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


def read_at_one_time(root: Path, *words: str) -> list[list[str]]:
    """What is read after each edit of a story whose file tells of the same time after all."""
    told = []
    for each in words:
        write(root, "ada", story_text(f"1/ {each}"))
        os.utime(root / "stories/ada.md", (AHEAD, AHEAD))
        found = shelf(root)
        found.save()
        told.append(texts(found))
    return told


def test_an_edit_that_keeps_size_and_time_is_seen_while_it_is_fresh(tmp_path: Path) -> None:
    assert read_at_one_time(tmp_path, "one", "two") == [["one"], ["two"]]


def test_an_edit_that_keeps_the_time_is_seen_by_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.collection.sources.RACE", -AHEAD * 10**9)  # nothing is fresh
    edits = "one", "two", "one and two"
    assert read_at_one_time(tmp_path, *edits) == [["one"], ["one"], ["one and two"]]


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


def test_a_damaged_record_whose_file_is_no_story_any_more_is_told(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text())
    shelf(tmp_path).save()
    path = tmp_path / "cache/stories.bin"
    path.write_bytes(b"x" * path.stat().st_size)
    found = shelf(tmp_path)
    (listing,) = found.stories()
    write(tmp_path, "ada", story_text(Role="boss"))
    with pytest.raises(Damaged, match="not whole"):
        found.text(listing)


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
    shelf(tmp_path).save()
    assert (tmp_path / "cache/shelf").read_bytes() == index
    again = Shelf(tmp_path, tmp_path / "cache", "key", Reading())
    again.load()
    assert texts(again) == ["Post 0", "one", "Post 2", "Post 3", "Post 4"]


def test_small_changes_add_up(tmp_path: Path) -> None:
    for n in range(3):
        write(tmp_path, f"s{n}", story_text(f"1/ Post {n}"))
    shelf(tmp_path).save()
    for n in range(2):  # each by another process
        found = Shelf(tmp_path, tmp_path / "cache", "key", Reading())
        found.load()
        write(tmp_path, f"s{n}", story_text(f"1/ Anew {n}"))
        found.looked = AHEAD * 10**9  # nothing is fresh: only what changed is read
        found.refresh(story_files(tmp_path / "stories", tmp_path)[0])
        found.save()
    again = Shelf(tmp_path, tmp_path / "cache", "key", Reading())
    again.load()
    assert again.volumes == found.volumes
    assert texts(again) == ["Anew 0", "Anew 1", "Post 2"]


def kept(root: Path) -> bytes:
    """All that lies in the cache."""
    return b"".join(path.read_bytes() for path in sorted((root / "cache").rglob("*")))


@pytest.mark.parametrize("withdrawn", [True, False])
def test_nothing_is_kept_of_a_story_that_is_no_longer_told(tmp_path: Path, withdrawn: bool) -> None:
    write(tmp_path, "ada", story_text("1/ A secret.", Title="Untold", Author="Nobody Else"))
    write(tmp_path, "bea", story_text("1/ Stays."))
    shelf(tmp_path).save()
    write(tmp_path, "bea", story_text("1/ Stays too."))
    shelf(tmp_path).save()  # beside the index, which has to be written anew all the same
    assert b"A secret." in kept(tmp_path) and b"Untold" in kept(tmp_path)
    if withdrawn:
        write(tmp_path, "ada", "Status: withdrawn\n")
    else:
        (tmp_path / "stories/ada.md").unlink()
    shelf(tmp_path).save()
    for word in (b"A secret.", b"Untold", b"Nobody Else"):
        assert word not in kept(tmp_path)
    assert b"Stays too." in kept(tmp_path)
    assert [s.slug for s in shelf(tmp_path).stories()] == ["ada", "bea"][not withdrawn :]


def test_an_edit_leaves_nothing_of_the_old_text(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text("1/ jane.doe@example.org", Summary="Her address."))
    write(tmp_path, "bea", story_text("1/ Stays."))
    shelf(tmp_path).save()
    write(tmp_path, "ada", story_text("1/ She gave me her address.", Summary="Her address."))
    shelf(tmp_path).save()
    assert b"jane" not in kept(tmp_path)
    assert texts(shelf(tmp_path)) == ["She gave me her address.", "Stays."]


def test_what_a_killed_build_had_read_does_not_stay(tmp_path: Path) -> None:
    write(tmp_path, "ada", story_text("1/ Stays."))
    shelf(tmp_path).save()
    write(tmp_path, "bea", story_text("1/ A secret."))
    shelf(tmp_path)  # killed before it saves
    assert b"A secret." in kept(tmp_path)
    (tmp_path / "stories/bea.md").unlink()
    shelf(tmp_path).save()
    assert b"A secret." not in kept(tmp_path)


def test_a_build_killed_between_erasing_and_saving_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "ada", story_text("1/ one"))
    shelf(tmp_path).save()
    write(tmp_path, "ada", story_text("1/ two"))
    killed = shelf(tmp_path)
    killed.store.records.erase(killed.store.unused)
    write(tmp_path, "ada", story_text("1/ one"))  # and the edit is taken back
    assert texts(shelf(tmp_path)) == ["one"]
    assert "set aside" in capsys.readouterr().err
    assert texts(shelf(tmp_path)) == ["one"]


@pytest.mark.parametrize("how", ["another key", "damaged"])
def test_nothing_is_kept_of_a_shelf_that_can_not_be_used(tmp_path: Path, how: str) -> None:
    write(tmp_path, "ada", story_text("1/ A secret.", Title="Untold"))
    shelf(tmp_path).save()
    (tmp_path / "stories/ada.md").unlink()
    if how == "damaged":
        path = tmp_path / "cache/shelf"
        path.write_bytes(path.read_bytes()[:-1])
        with pytest.raises(Damaged):
            shelf(tmp_path)
    else:
        shelf(tmp_path, "other").save()
    assert b"A secret." not in kept(tmp_path)
    assert b"Untold" not in kept(tmp_path)


def test_many_changes_are_written_into_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.collection.index.LATER", 1)
    for round in ("a", "b"):
        for n in range(3):
            write(tmp_path, f"s{n}", story_text(f"1/ {round}{n}"))
        shelf(tmp_path).save()
    assert not (tmp_path / "cache/shelf.later").exists()
    assert texts(shelf(tmp_path)) == ["b0", "b1", "b2"]
