"""Nothing in a build is quadratic: operations are counted, not seconds, at two sizes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from plugins.collection.launch import connect
from plugins.collection.place import Place
from plugins.collection.settings import last_day
from plugins.collection.site import Site
from plugins.collection.workshop import Workshop
from tests.bench.corpus import write_corpus
from tests.collection.test_equivalence import FEATURES

SIZES = (120, 480)
MOST = 1.15 * SIZES[1] / SIZES[0]  # times as many operations as for the smaller size


class Count:
    """Counts the calls of Python and of C functions, and the comparisons of sorts among them."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, frame: object, event: str, argument: object) -> None:
        self.calls += event in ("call", "c_call")


def built(root: Path, folder: Path, stories: int) -> tuple[int, int]:
    """How many calls a cold build takes, and one after an edit that changes a title."""
    write_corpus(stories, folder / "corpus")
    shutil.copytree(folder / "corpus" / "story", folder / "content" / "stories")
    place = Place(
        folder,
        folder / "content",
        root / "theme",
        folder / "output",
        folder / "cache",
        frozenset(FEATURES),
        drafts=False,
        whole_or_nothing=False,
    )
    cold = counted(place)
    edited = sorted((folder / "content").rglob("*.md"))[stories // 2]
    edited.write_text(edited.read_text().replace("Title: ", "Title: Again, ", 1))
    return cold, counted(place)


def counted(place: Place) -> int:
    site = Site("Pay It Forward", "Stories", "en", "", (), place.theme)
    count = Count()
    sys.setprofile(count)
    try:
        workshop = Workshop(place)
        gathered = workshop.gather(lambda: site, last_day())
        workshop.make(gathered, connect(f"plugins.{name}" for name in FEATURES))
    finally:
        sys.setprofile(None)
    assert len(gathered.collection.stories) > 100
    return count.calls


def test_a_build_grows_as_its_stories(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIF_WORKERS", "1")
    counted_before = built(root, tmp_path / "warm", SIZES[0])  # imports, compiled templates
    small, large = (built(root, tmp_path / str(size), size) for size in SIZES)
    assert small[0] <= counted_before[0]
    assert large[0] < MOST * small[0]
    assert large[1] < MOST * small[1]
