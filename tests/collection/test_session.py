"""A build as a person sees it, and what is left when one breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.collection import progress
from plugins.collection.lock import only_build
from plugins.collection.place import Place
from plugins.collection.progress import Bars
from plugins.collection.session import Session
from plugins.collection.site import Site
from plugins.collection.workshop import Workshop


def test_a_build_that_breaks_lets_the_next_one_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    content, cache = tmp_path / "content", tmp_path / "cache"
    place = Place(tmp_path, content, tmp_path, tmp_path / "out", cache, frozenset(), False, False)
    monkeypatch.setattr(Workshop, "gather", broken)
    with pytest.raises(RuntimeError, match="broken"):
        Session(Workshop(place), lambda: Site("", "", "en", "", (), tmp_path)).gather()
    with only_build(cache):
        assert "waiting" not in capsys.readouterr().err


def test_each_kind_of_work_has_its_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "AFTER", -1.0)
    bars = Bars()
    bars.shown = True
    for what in ("Reading stories", "Making pages"):
        bars.teller(what)(1, 2)
        assert bars.progress is not None
        assert [task.description for task in bars.progress.tasks] == [what]
        assert bars.progress.live.is_started
        bars.end()


def test_no_bar_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "AFTER", -1.0)
    bars = Bars()
    bars.shown = False
    bars.teller("Reading stories")(1, 2)
    assert bars.progress is None
