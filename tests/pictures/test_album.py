"""The album: what is looked at, what is known again, and what one bad picture does to others."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from plugins.collection.album import album as album_module
from plugins.collection.album import look
from plugins.collection.album.album import Album
from plugins.collection.album.colours import main_colour
from plugins.collection.album.picture import Picture
from plugins.collection.album.tones import CLEAR, TONES, tone
from plugins.collection.album.variants import FALLBACK, TALLEST, WIDTHS, variants
from plugins.collection.sources import story_files
from plugins.collection.state import Damaged
from plugins.story import limits
from tests.pictures.drawn import drawn, scene

STORIES = "content/stories"


def put(root: Path, place: str, data: bytes) -> Path:
    """A picture of a story, whose file is there too."""
    path = root / STORIES / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.with_name(f"{path.parent.name}.md").touch()
    path.write_bytes(data)
    return path


def looked(root: Path, key: str = "key") -> Album:
    found = Album(root, root / "cache", key)
    found.load()
    _, pictures, _ = story_files(root / STORIES, root)
    found.refresh(pictures)
    return found


def test_what_is_there_is_found(tmp_path: Path) -> None:
    put(tmp_path, "ada/a.jpg", drawn("JPEG"))
    put(tmp_path, "more/bea/b.png", drawn("PNG"))
    found = looked(tmp_path)
    assert found.problems() == []
    picture = found.picture(f"{STORIES}/ada/a.jpg")
    assert picture and (picture.width, picture.height, picture.alpha) == (60, 40, False)
    assert found.picture(f"{STORIES}/more/bea/b.png")
    assert found.picture(f"{STORIES}/ada/b.jpg") is None


def test_what_is_known_is_not_decoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "ada/a.jpg", drawn("JPEG"))
    put(tmp_path, "ada/bad.jpg", b"bad")
    first = looked(tmp_path)
    first.save()

    def decoded(*_: object) -> None:
        raise AssertionError("it was looked at again")

    monkeypatch.setattr(look, "facts", decoded)
    again = looked(tmp_path)
    assert (again.prints, again.digest) == (first.prints, first.digest)
    os.utime(path, (1, 1))  # as a fresh clone has it: another time, and the same bytes
    touched = looked(tmp_path)
    assert touched.digest == first.digest
    assert [p.rule for p in touched.problems()] == ["picture-kind"]


def test_an_edit_that_keeps_size_and_time_is_seen_while_it_is_fresh(tmp_path: Path) -> None:
    path = put(tmp_path, "ada/a.png", b"x" * 100)
    first = looked(tmp_path)
    first.save()
    was = path.stat().st_mtime_ns
    path.write_bytes(b"y" * 100)
    os.utime(path, ns=(was, was))
    assert looked(tmp_path).digest != first.digest


def test_another_key_and_no_cache_look_anew(tmp_path: Path) -> None:
    put(tmp_path, "ada/a.jpg", drawn("JPEG"))
    looked(tmp_path).save()
    other = Album(tmp_path, tmp_path / "cache", "other")
    other.load()
    assert other.prints == {}
    (tmp_path / "cache/album").write_bytes((tmp_path / "cache/album").read_bytes()[:-1])
    with pytest.raises(Damaged, match="album"):
        looked(tmp_path)


def test_pictures_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    path = put(tmp_path, "ada/a.jpg", drawn("JPEG"))
    looked(tmp_path).save()
    path.unlink()
    found = looked(tmp_path)
    assert (found.prints, found.digest, found.changed) == ({}, "", True)


def test_a_folder_of_too_many_is_not_looked_at(tmp_path: Path) -> None:
    for n in range(limits.PICTURES + 1):
        put(tmp_path, f"ada/{n}.jpg", drawn("JPEG"))
    put(tmp_path, "bea/a.jpg", drawn("JPEG"))
    found = looked(tmp_path)
    assert list(found.prints) == [f"{STORIES}/bea/a.jpg"]
    (problem,) = found.problems()
    assert (problem.rule, problem.path) == ("too-many-pictures", f"{STORIES}/ada.md")


def test_a_crash_and_a_hang_are_faults_of_that_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcde":
        put(tmp_path, f"ada/{name}.jpg", drawn("JPEG"))

    def facts(path: str, data: bytes) -> look.Facts:
        if path.endswith("b.jpg"):
            os.kill(os.getpid(), signal.SIGKILL)
        if path.endswith("d.jpg"):
            time.sleep(60)
        return 1, 1, 0, False

    monkeypatch.setattr(look, "facts", facts)
    monkeypatch.setattr(album_module, "PATIENCE", 1.5)
    found = looked(tmp_path)
    assert [p.path[-5:] for p in found.problems()] == ["b.jpg", "d.jpg"]
    assert {p.rule for p in found.problems()} == {"picture-broken"}
    assert [bool(found.picture(f"{STORIES}/ada/{n}.jpg")) for n in "abcde"] == [1, 0, 1, 0, 1]


def test_a_link_is_never_opened(tmp_path: Path) -> None:
    put(tmp_path, "ada/a.jpg", drawn("JPEG"))
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(drawn("JPEG"))
    link = tmp_path / STORIES / "ada/b.jpg"
    link.symlink_to(secret)
    _, pictures, problems = story_files(tmp_path / STORIES, tmp_path)
    assert [source.path for source in pictures] == [f"{STORIES}/ada/a.jpg"]
    assert [problem.path for problem in problems] == [f"{STORIES}/ada/b.jpg"]
    with pytest.raises(OSError):
        look.read_picture(tmp_path, f"{STORIES}/ada/b.jpg")  # it took a picture's place meanwhile


def test_no_file_is_wider_than_its_picture() -> None:
    for width, height in [(1, 1), (300, 200), (481, 300), (1000, 10), (6000, 4000), (100, 9000)]:
        files = variants(Picture("p", "c", width, height, 0, False))
        widths = [file.width for file in files.avif]
        assert widths == [file.width for file in files.webp] == sorted(set(widths))
        assert max(widths) <= min(width, WIDTHS[-1])
        assert files.fallback.width <= max(FALLBACK, min(widths)) and files.fallback.height >= 1
        assert {file.ending for file in files.all} == {"avif", "webp", "jpg"}
        for file in files.all:
            assert abs(file.height / file.width - height / width) * file.width <= 1


@pytest.mark.parametrize(
    ("size", "widths", "fallback"),
    [
        ((1600, 900), [480, 800, 1200, 1600], 800),
        ((1000, 700), [480, 800, 1000], 800),
        ((900, 700), [480, 900], 480),  # 800 is hardly less
        ((800, 600), [480, 800], 800),
        ((1000, 10_000), [200], 200),  # as tall as fits a screen
    ],
)
def test_a_picture_has_the_widths_that_are_worth_a_file(
    size: tuple[int, int], widths: list[int], fallback: int
) -> None:
    files = variants(Picture("p", "c", *size, 0, False))
    assert [file.width for file in files.webp] == widths
    assert files.fallback.width == fallback
    assert max(file.height for file in files.all) <= TALLEST


def test_an_address_tells_content_and_nothing_else() -> None:
    one = Picture("content/stories/ada/me.jpg", "c", 900, 600, 5, False)
    assert variants(one) == variants(one._replace(path="content/stories/bea/x.jpg"))
    assert variants(one).fallback.path != variants(one._replace(content="d")).fallback.path
    assert variants(one._replace(alpha=True)).fallback.ending == "png"


def test_tones_are_those_of_the_style_sheet(root: Path) -> None:
    sheet = (root / "theme/static/css/picture.css").read_text()
    for name, colour in TONES.items():
        assert f'[data-tone="{name}"] {{ background: #{colour:06x};' in sheet
        assert tone(colour) == name
    assert f'[data-tone="{CLEAR}"]' in sheet
    assert tone(0x000000) == "ink" and tone(0xFFFFFF) == "paper"


def test_the_colour_is_the_one_that_most_of_it_has() -> None:
    image = scene((100, 100))
    image.paste((10, 200, 10), (0, 0, 100, 70))
    red, green, blue = main_colour(image).to_bytes(3, "big")
    assert green > 150 and max(red, blue) < 60
