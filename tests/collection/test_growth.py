"""Nothing in a build is quadratic: operations are counted, not seconds, at two sizes."""

from __future__ import annotations

import shutil
from cProfile import Profile
from pathlib import Path

import pytest

from plugins.collection.launch import connect
from plugins.collection.place import Place
from plugins.collection.settings import last_day
from plugins.collection.site import Site
from plugins.collection.workshop import Workshop
from tests.bench.corpus import write_corpus
from tests.collection.test_equivalence import FEATURES

SIZES = (80, 240)
MOST = 1.15 * SIZES[1] / SIZES[0]  # times as many operations as for the smaller size


def built(root: Path, folder: Path, stories: int) -> tuple[int, int]:
    """How many calls a cold build takes, and one after an edit that changes a title."""
    place = told(root, folder, stories)
    cold = counted(place)
    edited = sorted((folder / "content").rglob("*.md"))[stories // 2]
    edited.write_text(edited.read_text().replace("Title: ", "Title: Again, ", 1))
    return cold, counted(place)


def told(root: Path, folder: Path, stories: int) -> Place:
    """A place with so many stories."""
    write_corpus(stories, folder / "corpus")
    shutil.copytree(folder / "corpus" / "story", folder / "content" / "stories")
    return Place(
        folder,
        folder / "content",
        root / "theme",
        folder / "output",
        folder / "cache",
        frozenset(FEATURES),
        drafts=False,
        whole_or_nothing=False,
    )


def counted(place: Place) -> int:
    """How many calls a build takes, of Python and of C functions."""
    with Profile() as profile:
        stories = build(place)
    assert stories > 60
    return sum(entry.callcount for entry in profile.getstats())


def build(place: Place) -> int:
    """Build, and tell how many stories there are."""
    site = Site("Pay It Forward", "Stories", "en", "", (), place.theme)
    workshop = Workshop(place)
    gathered = workshop.gather(lambda: site, last_day())
    workshop.make(gathered, connect(f"plugins.{name}" for name in FEATURES))
    return len(gathered.collection.stories)


def test_a_build_grows_as_its_stories(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIF_WORKERS", "1")
    assert build(told(root, tmp_path / "warm", SIZES[0]))  # imports, patterns: once for both
    small, large = (built(root, tmp_path / str(size), size) for size in SIZES)
    assert large[0] < MOST * small[0]
    assert large[1] < MOST * small[1]
