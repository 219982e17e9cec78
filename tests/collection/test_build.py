"""Pages to files: only what changed, whole, and nothing that isn't ours is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.collection import cache
from plugins.collection.build import AddressTaken, Report, build
from plugins.collection.files import write_changed
from plugins.collection.page import Page, digest_of


def page(path: str, text: str = "x", *shows: str) -> Page:
    return Page(path, "", (text, *shows), lambda: text.encode())


def render(page: Page) -> bytes:
    data = page.data()
    assert isinstance(data, bytes)
    return data


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Report]:
    def build_here(*pages: Page, base: str = "b") -> Report:
        return build(pages, render, tmp_path / "out", tmp_path / "made.json", base)

    return build_here


def files(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()
    }


def test_a_second_build_makes_nothing(make: Callable[..., Report]) -> None:
    assert make(page("a.html"), page("b/c.html")) == Report(2, 2, 2, 0)
    assert make(page("a.html"), page("b/c.html")) == Report(2, 0, 0, 0)


def test_only_a_changed_page_is_made(make: Callable[..., Report], tmp_path: Path) -> None:
    make(page("a.html", "1"), page("b.html", "1"))
    assert make(page("a.html", "2"), page("b.html", "1")) == Report(2, 1, 1, 0)
    assert files(tmp_path / "out") == {"a.html": "2", "b.html": "1"}


def test_equal_bytes_are_not_written(make: Callable[..., Report], tmp_path: Path) -> None:
    make(page("a.html", "1"))
    before = (tmp_path / "out/a.html").stat().st_mtime_ns
    assert make(page("a.html", "1", "other digest")) == Report(1, 1, 0, 0)
    assert (tmp_path / "out/a.html").stat().st_mtime_ns == before


def test_another_base_makes_all_again(make: Callable[..., Report]) -> None:
    make(page("a.html"))
    assert make(page("a.html"), base="c") == Report(1, 1, 0, 0)


def test_a_lost_file_is_made_again(make: Callable[..., Report], tmp_path: Path) -> None:
    make(page("a.html"))
    (tmp_path / "out/a.html").unlink()
    assert make(page("a.html")) == Report(1, 1, 1, 0)


def test_what_is_gone_is_removed_and_strangers_stay(
    make: Callable[..., Report], tmp_path: Path
) -> None:
    make(page("a.html"), page("tags/x/1.html"))
    (tmp_path / "out/CNAME").write_text("example.org")
    assert make(page("a.html")).removed == 1
    assert files(tmp_path / "out") == {"a.html": "x", "CNAME": "example.org"}
    assert not (tmp_path / "out/tags").exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"version": 0}', '{"version": 1, "made": []}', "\0"]
)
def test_a_damaged_manifest_is_set_aside(
    make: Callable[..., Report], tmp_path: Path, text: str
) -> None:
    (tmp_path / "made.json").write_text(text)
    assert make(page("a.html")) == Report(1, 1, 1, 0)


def test_a_manifest_names_no_place_outside(tmp_path: Path) -> None:
    cache.save(tmp_path / "made.json", {"../../etc/passwd": "d", "/etc/passwd": "d", "a.html": "d"})
    assert cache.load(tmp_path / "made.json") == {"a.html": "d"}


def test_two_pages_at_one_address_are_refused_before_writing(
    make: Callable[..., Report], tmp_path: Path
) -> None:
    for other in ("tags/a.html", "tags/A.html"):
        with pytest.raises(AddressTaken, match=other):
            make(page("tags/a.html"), page(other))
    assert not (tmp_path / "out").exists()


def test_no_half_file_is_left(tmp_path: Path) -> None:
    assert write_changed(tmp_path / "a/b.html", b"x")
    assert not write_changed(tmp_path / "a/b.html", b"x")
    assert files(tmp_path) == {"a/b.html": "x"}


def test_a_digest_tells_parts_apart() -> None:
    digests = {digest_of(page(*args), "b") for args in (("a", "b"), ("a", "b", ""), ("ab", ""))}
    assert len(digests) == 3
