"""Forms are drawn once for a version of feedgenerator and of the code that draws them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds import drawn, forms, rss
from plugins.feeds.forms import Form, Shape


@pytest.fixture
def drew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Shape]]:
    """The shapes that were drawn, in a folder of feeds where nothing is kept yet."""
    shutil.copytree(Path(drawn.__file__).parent, tmp_path / "drawn")
    done: list[Shape] = []
    real = drawn.draw

    def draw(shape: Shape) -> Form:
        done.append(shape)
        return real(shape)

    monkeypatch.setattr(forms, "_FOLDER", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(drawn, "draw", draw)
    forms.kept.cache_clear()
    yield done
    forms.kept.cache_clear()


def again(drew: list[Shape]) -> dict[Shape, Form]:
    """The forms as the next process finds them."""
    drew.clear()
    forms.kept.cache_clear()
    return forms.kept()


def test_the_usual_ones_are_drawn_once(drew: list[Shape]) -> None:
    found = dict(forms.kept())
    assert set(drew) == set(drawn.usual()) == set(found)
    assert again(drew) == found and drew == []
    assert found["rss entry", 2] == drawn.rss.entry(2)
    assert found["atom", True, False, True, False] == drawn.atom.document(True, False, True, False)


def test_another_is_drawn_where_it_is_asked_for(drew: list[Shape]) -> None:
    forms.kept()
    drew.clear()
    assert forms.form("rss entry", 30) == forms.form("rss entry", 30) == drawn.rss.entry(30)
    assert drew == [("rss entry", 30)]


def test_they_are_drawn_anew_by_other_code(drew: list[Shape], tmp_path: Path) -> None:
    forms.kept()
    with (tmp_path / "drawn" / "atom.py").open("a") as file:
        file.write("# another\n")
    again(drew)
    assert set(drew) == set(drawn.usual())


def test_they_are_drawn_anew_where_they_are_not_whole(drew: list[Shape], tmp_path: Path) -> None:
    found = dict(forms.kept())
    (path,) = (tmp_path / "__pycache__").glob("forms.*")
    path.write_bytes(path.read_bytes()[:-1])
    assert again(drew) == found
    assert set(drew) == set(drawn.usual())


def test_none_is_kept_where_python_is_to_keep_nothing(
    drew: list[Shape], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert forms.kept()
    assert not (tmp_path / "__pycache__").exists()


@given(st.datetimes(timezones=st.just(UTC)))
def test_rss_tells_times_as_mail_does(date: datetime) -> None:
    assert rss.said(date) == format_datetime(date)


def test_what_writes_feeds_is_light_to_load(root: Path) -> None:
    heavy = {"feedgenerator", "urllib.request", "email", "http"}
    code = f"import sys, plugins.feeds.entries; print(*{heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("\n", "")
