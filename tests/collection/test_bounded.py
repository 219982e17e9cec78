"""One story's work is bounded, and the story named; the others are read."""

from __future__ import annotations

import re
import signal
import threading
from pathlib import Path

import pytest

from plugins.collection import desk
from plugins.collection.bounded import TooLong, bounded
from plugins.collection.packing import unpack_problem
from plugins.collection.records import NOWHERE
from plugins.story import read
from plugins.story.reading import Reading
from tests.stories import story_text

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers here")
MOMENT = 0.05  # seconds


def for_ever() -> None:
    while True:
        pass


def test_work_that_ends_gives_its_result() -> None:
    assert bounded(10, divmod, 7, 2) == (3, 1)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    with pytest.raises(ZeroDivisionError):
        bounded(10, divmod, 7, 0)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_work_that_does_not_end_is_given_up() -> None:
    with pytest.raises(TooLong):
        bounded(MOMENT, for_ever)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_a_pattern_that_does_not_end_is_given_up() -> None:
    with pytest.raises(TooLong):
        bounded(MOMENT, re.match, "(a+)+$", "a" * 60 + "b")


def test_outside_the_main_thread_work_is_done_all_the_same() -> None:
    results: list[int] = []
    thread = threading.Thread(target=lambda: results.append(bounded(MOMENT, len, "abc")))
    thread.start()
    thread.join()
    assert results == [3]


def test_a_story_that_takes_too_long_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read.read_story

    def slow(path: str, *given: object) -> object:
        return for_ever() if path == "bad.md" else whole(path, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read_story", slow)
    monkeypatch.setattr(desk, "READ_SECONDS", MOMENT)
    names = ("ada.md", "bad.md", "cleo.md")
    for name in names:
        (tmp_path / name).write_text(story_text())
    there = desk.Desk(tmp_path, Reading(), {}, lambda record: NOWHERE)
    found = [there.read(desk.Source(name)) for name in names]
    assert [listing is not None for _, _, listing, _ in found] == [True, False, True]
    (problem,) = [unpack_problem(problem) for _, problems, _, _ in found for problem in problems]
    assert (problem.path, problem.level, problem.rule) == ("bad.md", "error", "too-slow")
