"""After a build, the next one knows that nothing changed, however soon it comes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.collection.gathered import Gathered
from plugins.collection.launch import connect
from plugins.collection.place import Place
from plugins.collection.settings import last_day
from plugins.collection.shelf import Shelf
from plugins.collection.site import Site
from plugins.collection.workshop import Workshop
from tests.stories import story_text

STORY = "content/stories/ada.md"


@pytest.fixture
def place(root: Path, tmp_path: Path) -> Place:
    """A place with two stories whose files were written just now, built."""
    stories = tmp_path / "content/stories"
    stories.mkdir(parents=True)
    for slug in ("ada", "bea"):
        (stories / f"{slug}.md").write_text(story_text(f"1/ {slug}", Title=slug))
    folders = (tmp_path / "content", root / "theme", tmp_path / "output", tmp_path / "cache")
    place = Place(tmp_path, *folders, frozenset({"threads"}), False, False)
    build(place)
    return place


def look(place: Place) -> tuple[Workshop, Gathered]:
    """What a process of its own, as far as memory goes, sees."""
    workshop = Workshop(place)
    site = Site("Site", "", "en", "", (), place.theme)
    return workshop, workshop.gather(lambda: site, last_day())


def build(place: Place) -> Gathered:
    """One build."""
    workshop, gathered = look(place)
    workshop.make(gathered, connect(["plugins.threads"]))
    return gathered


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file may have been changed a moment ago, however slow the machine is."""
    monkeypatch.setattr("plugins.collection.sources.RACE", 10**18)


@pytest.mark.usefixtures("fresh")
def test_a_file_that_was_looked_at_again_and_is_the_same_is_no_change(place: Place) -> None:
    soon = look(place)[1]
    assert soon.shelf.changed  # the files were looked at, which is to be kept
    assert soon.still and soon.read == 0


def test_a_file_that_was_touched_is_no_change(place: Place) -> None:
    os.utime(place.root / STORY, (1_600_000_000, 1_600_000_000))
    assert build(place).still


@pytest.mark.usefixtures("fresh")
def test_when_files_were_looked_at_is_kept_for_the_next_build(place: Place) -> None:
    soon = build(place).shelf
    kept = Shelf(place.root, place.cache, soon.key, soon.reading)
    kept.load()
    assert kept.looked == soon.looked


@pytest.mark.parametrize("how", ["edited", "new", "gone", "broken"])
def test_a_change_is_one_however_soon_it_comes(place: Place, how: str) -> None:
    path = place.root / STORY
    if how == "gone":
        path.unlink()
    else:
        changes = {"Role": "boss"} if how == "broken" else {}
        target = path.with_name("cleo.md") if how == "new" else path
        target.write_text(story_text("1/ not what it was", **changes))
    assert not build(place).still
    assert build(place).still
