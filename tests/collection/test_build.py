"""Pages to files: only what changed, whole, and nothing that isn't ours is touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from plugins.collection import manifest
from plugins.collection.addresses import AddressTaken
from plugins.collection.build import Job, build
from plugins.collection.files import write_changed
from plugins.collection.manifest import Manifest
from plugins.collection.page import Page, digest_of
from plugins.collection.state import Damaged, save_state
from tests.told import told

Make = Callable[..., tuple[int, int, int, int]]


def page(path: str, text: str = "x", *shows: str) -> Page:
    return Page(path, "", (), lambda: (text, *shows), text.encode)


def render(page: Page) -> bytes:
    data = page.data()
    assert isinstance(data, bytes)
    return data


def done(pages: int, made: int, written: int, removed: int) -> tuple[int, int, int, int]:
    return pages, made, written, removed


@pytest.fixture
def make(tmp_path: Path) -> Make:
    frames = count()

    def build_here(*pages: Page, base: str = "b", frame: str = "") -> tuple[int, int, int, int]:
        cache = tmp_path / "cache"
        after = Manifest(base=base, frame=frame or str(next(frames)))
        job = Job(tmp_path / "out", cache, base, after)
        made = build(lambda retold: pages, render, job, manifest.load(cache))
        return done(made.pages, made.made, made.written, made.removed)

    return build_here


def files(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()
    }


def test_a_second_build_makes_nothing(make: Make) -> None:
    assert make(page("a.html"), page("b/c.html")) == done(2, 2, 2, 0)
    assert make(page("a.html"), page("b/c.html")) == done(2, 0, 0, 0)


def test_only_a_changed_page_is_made(make: Make, tmp_path: Path) -> None:
    make(page("a.html", "1"), page("b.html", "1"))
    assert make(page("a.html", "2"), page("b.html", "1")) == done(2, 1, 1, 0)
    assert files(tmp_path / "out") == {"a.html": "2", "b.html": "1"}


def test_equal_bytes_are_not_written(make: Make, tmp_path: Path) -> None:
    make(page("a.html", "1"))
    before = (tmp_path / "out/a.html").stat().st_mtime_ns
    assert make(page("a.html", "1", "other digest")) == done(1, 1, 0, 0)
    assert (tmp_path / "out/a.html").stat().st_mtime_ns == before


def test_another_base_makes_all_again(make: Make) -> None:
    make(page("a.html"))
    assert make(page("a.html"), base="c") == done(1, 1, 0, 0)


def test_a_lost_file_is_made_again(make: Make, tmp_path: Path) -> None:
    make(page("a.html"))
    (tmp_path / "out/a.html").unlink()
    assert make(page("a.html")) == done(1, 1, 1, 0)


def test_what_is_gone_is_removed_and_strangers_stay(make: Make, tmp_path: Path) -> None:
    make(page("a.html"), page("tags/x/1.html"))
    (tmp_path / "out/CNAME").write_text("example.org")
    assert make(page("a.html"))[3] == 1
    assert files(tmp_path / "out") == {"a.html": "x", "CNAME": "example.org"}
    assert not (tmp_path / "out/tags").exists()


def test_a_manifest_that_is_not_whole_is_told(tmp_path: Path) -> None:
    manifest.save(tmp_path, Manifest({"a.html": "d"}))
    data = (tmp_path / "made").read_bytes()
    for broken in (data[:-1], data[:-1] + b"x", data[:60]):
        (tmp_path / "made").write_bytes(broken)
        with pytest.raises(Damaged):
            manifest.load(tmp_path)


@pytest.mark.parametrize("data", [b"", b"{}", b"pay-it-forward 1 cpython-310 4\n..."])
def test_a_foreign_or_older_manifest_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "made").write_bytes(data)
    assert manifest.load(tmp_path) == Manifest()


def test_a_manifest_of_other_fields_is_none(tmp_path: Path) -> None:
    manifest.save(tmp_path, Manifest(made={"a.html": "1"}, base="x"))
    assert manifest.load(tmp_path).base == "x"
    values = [getattr(Manifest(), name) for name in Manifest.__slots__]
    for key in ("manifest", f"{manifest.KEY} more"):
        save_state(tmp_path / "made", key, (*values, "more"))
        assert manifest.load(tmp_path) == Manifest()


def test_a_manifest_names_no_place_outside(tmp_path: Path) -> None:
    made = {"../../etc/passwd": "d", "/etc/passwd": "d", "a.html": "d"}
    manifest.save(tmp_path, Manifest(made))
    assert list(manifest.load(tmp_path).made) == ["a.html"]


def test_after_a_killed_build_its_pages_are_made_again(make: Make, tmp_path: Path) -> None:
    make(page("a.html", "1"), page("b.html", "1"))
    manifest.begin(tmp_path / "cache", ["a.html"])
    (tmp_path / "out/a.html").write_text("2")  # as the killed build had left it
    assert make(page("a.html", "1"), page("b.html", "1")) == done(2, 1, 1, 0)
    assert files(tmp_path / "out")["a.html"] == "1"


def test_where_a_page_could_not_be_made_the_next_build_leaves_nothing_mixed(
    make: Make, tmp_path: Path
) -> None:
    make(page("a.html", "1"), page("b.html", "1"))
    broken = page("b.html", "2")._replace(data=lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make(page("a.html", "2"), broken)
    assert files(tmp_path / "out") == {"a.html": "1", "b.html": "1"}
    assert not manifest.load(tmp_path / "cache").whole
    make(page("a.html", "1"), page("b.html", "1"))
    assert files(tmp_path / "out") == {"a.html": "1", "b.html": "1"}


def test_where_the_first_build_fails_nothing_is_left(make: Make, tmp_path: Path) -> None:
    broken = page("c/b.html")._replace(data=lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make(page("a.html"), page("c/a.html"), broken)
    assert not any((tmp_path / "out").iterdir())


def test_what_was_begun_is_known_until_a_build_ends(make: Make, tmp_path: Path) -> None:
    def broken(path: str) -> Page:
        return page(path)._replace(data=lambda: 1 / 0)

    make(page("a.html"))
    with pytest.raises(ZeroDivisionError):
        make(page("a.html"), page("b.html"), broken("c.html"))
    (tmp_path / "out/b.html").write_text("x")  # as if it had been killed while it renamed
    with pytest.raises(ZeroDivisionError):
        make(page("a.html"), broken("d.html"))
    make(page("a.html"))
    assert files(tmp_path / "out") == {"a.html": "x"}


def test_what_a_killed_build_wrote_is_removed_where_nobody_wants_it(
    make: Make, tmp_path: Path
) -> None:
    make(page("a.html"))
    manifest.begin(tmp_path / "cache", ["b.html", "c.html"])
    (tmp_path / "out/b.html").write_text("x")
    make(page("a.html"))
    assert files(tmp_path / "out") == {"a.html": "x"}


def retelling(root: Path, asked: list[frozenset[str] | None]) -> Make:
    """A build of the texts of two stories. asked: hears for which of them pages are asked for."""

    def build_here(text: str, *pages: Page) -> tuple[int, int, int, int]:
        def named(retold: frozenset[str] | None) -> tuple[Page, ...]:
            asked.append(retold)
            return pages

        cache, after = root / "cache", Manifest(frame="f", texts={"ada": text, "bea": "1"})
        made = build(named, render, Job(root / "out", cache, "b", after), manifest.load(cache))
        return done(made.pages, made.made, made.written, made.removed)

    return build_here


def test_after_a_killed_build_all_pages_are_asked_for(tmp_path: Path) -> None:
    asked: list[frozenset[str] | None] = []
    build_here = retelling(tmp_path, asked)
    for _ in range(2):
        build_here("1", page("ada.html"), page("bea.html"))
        manifest.begin(tmp_path / "cache", ["bea.html"])
        (tmp_path / "out/bea.html").write_text("half")
    build_here("1", page("ada.html"), page("bea.html"))
    assert asked == [None, None, None]
    assert files(tmp_path / "out") == {"ada.html": "x", "bea.html": "x"}


def test_where_only_a_text_is_new_other_pages_need_not_be_named(tmp_path: Path) -> None:
    asked: list[frozenset[str] | None] = []
    build_here = retelling(tmp_path, asked)
    ada, bea, first, second = map(page, ("ada.html", "bea.html", "hit.1", "hit.2"))
    assert build_here("1", ada, bea, first._replace(passing=True)) == done(3, 3, 3, 0)
    assert build_here("2", ada, second._replace(passing=True)) == done(3, 1, 1, 1)
    assert asked == [None, {"ada"}]
    assert set(files(tmp_path / "out")) == {"ada.html", "bea.html", "hit.2"}
    (tmp_path / "out/bea.html").unlink()
    build_here("3", ada, bea, second._replace(passing=True))
    assert asked[2] is None
    assert set(files(tmp_path / "out")) == {"ada.html", "bea.html", "hit.2"}


def test_costly_pages_are_made_last(tmp_path: Path) -> None:
    made: list[str] = []

    def noting(page: Page) -> bytes:
        made.append(page.path)
        return b"x"

    given = [page(path)._replace(costly="costly" in path) for path in ("a.costly", "b", "c")]
    job = Job(tmp_path / "out", tmp_path / "cache", "b", Manifest(), workers=1)
    build(lambda retold: given, noting, job, Manifest())
    assert made == ["b", "c", "a.costly"]


def test_pages_of_the_same_stories_are_made_together(tmp_path: Path) -> None:
    made: list[str] = []

    def noting(page: Page) -> bytes:
        made.append(page.path)
        return b"x"

    ada, bea = told("ada", days=2), told("bea", days=1)
    shown = {"ada": (ada,), "bea": (bea,), "list": (), "tag/ada": (ada,), "tag/bea": (bea, ada)}
    given = [page(path)._replace(texts=texts) for path, texts in shown.items()]
    job = Job(tmp_path / "out", tmp_path / "cache", "b", Manifest(), workers=1)
    build(lambda retold: given, noting, job, Manifest())
    assert made == ["list", "bea", "tag/bea", "ada", "tag/ada"]


def test_two_pages_at_one_address_are_refused_before_writing(make: Make, tmp_path: Path) -> None:
    for other in ("tags/a.html", "tags/A.html"):
        with pytest.raises(AddressTaken, match=other):
            make(page("tags/a.html"), page(other))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("path", ["../a.html", "tags/../../a", "/etc/a", "..", "a\\b"])
def test_a_page_outside_the_output_is_refused_before_writing(
    make: Make, tmp_path: Path, path: str
) -> None:
    with pytest.raises(AddressTaken, match="outside"):
        make(page("index.html"), page(path))
    assert not (tmp_path / "out").exists()


def test_no_half_file_is_left(tmp_path: Path) -> None:
    assert write_changed(tmp_path / "a/b.html", b"x")
    assert not write_changed(tmp_path / "a/b.html", b"x")
    assert files(tmp_path) == {"a/b.html": "x"}


def test_a_file_here_is_written_aside_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed: list[str] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.replace", lambda aside, _: renamed.append(aside))
    assert write_changed(Path("b.html"), b"x")
    assert [(tmp_path / aside).is_file() for aside in renamed] == [True]
    assert not os.path.isabs(renamed[0])


def test_a_digest_tells_parts_apart() -> None:
    digests = {digest_of(page(*args), "b") for args in (("a", "b"), ("a", "b", ""), ("ab", ""))}
    assert len(digests) == 3


def test_without_a_manifest_only_what_can_be_ours_is_removed(make: Make, tmp_path: Path) -> None:
    make(page("a.html"), page("tags/x.html"))
    (tmp_path / "out/CNAME").write_text("example.org")
    (tmp_path / "cache/made").unlink()
    make(page("a.html"))
    assert files(tmp_path / "out") == {"a.html": "x", "CNAME": "example.org"}
