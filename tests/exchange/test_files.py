"""What is read from a disk, and that nothing on it is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.exchange.files import read_text, write_new
from plugins.exchange.importing import Fault
from plugins.story.limits import IMPORT_BYTES


def refused(path: Path, data: bytes | None = None) -> str:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Fault) as caught:
        read_text(path)
    return str(caught.value)


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(tmp_path / "a.txt") == "one\ntwo\nthree\n"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "nowhere.txt")
    assert "is a folder" in refused(tmp_path)
    assert "is empty" in refused(tmp_path / "a.txt", b"\xef\xbb\xbf \r\n\t")
    assert "larger than 1024 KB" in refused(tmp_path / "a.txt", b"x" * (IMPORT_BYTES + 1))
    assert "not a text file" in refused(tmp_path / "a.txt", b"\x00\x01" * 50)
    assert "not a text file" in refused(tmp_path / "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff")


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * IMPORT_BYTES)
    assert len(read_text(tmp_path / "a.txt")) == IMPORT_BYTES


def test_another_encoding_is_named_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for encoding, name in (
        ("utf-16", "UTF-16LE"),
        ("cp1252", "WINDOWS-1252"),
    ):
        said = refused(path, "1/ She said: “Don’t wait.”".encode(encoding))
        assert f"seems to be {name}" in said
        assert f"iconv -f {name} -t UTF-8" in said
    assert "breaks off on line 2" in refused(path, b"one\n\x81\x8d\xff\n")


def test_a_story_is_written_once(tmp_path: Path) -> None:
    path = write_new("one\n", "asked", tmp_path / "stories")
    assert path.read_bytes() == b"one\n"
    for taken in ("asked", "ASKED"):
        with pytest.raises(Fault, match="SLUG="):
            write_new("two\n", taken, tmp_path / "stories")
    assert path.read_bytes() == b"one\n"


def test_a_name_taken_in_a_folder_below_is_taken(tmp_path: Path) -> None:
    write_new("one\n", "asked", tmp_path / "2024")
    with pytest.raises(Fault, match="there already"):
        write_new("two\n", "asked", tmp_path)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "stories").write_text("x")
    with pytest.raises(Fault, match="can't be made"):
        write_new("one\n", "asked", tmp_path / "stories")
