"""What processes share: whatever one has made, all find, and nobody writes over another's."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.collection import shared
from plugins.collection.shared import Shared, pool

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is nobody to share with")


def forked(do: Callable[[], object]) -> int:
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            do()
            status = 0
        finally:
            os._exit(status)
    return pid


def made(number: int) -> bytes:
    return f"{number} ".encode() * (1 + number * 7919 % 4000)


def test_what_one_process_made_another_finds(tmp_path: Path) -> None:
    things = Shared(tmp_path / "new" / "folder", 3)
    assert things.get(2) is None
    assert os.waitpid(forked(lambda: things.__setitem__(2, b"two")), 0)[1] == 0
    assert things.get(2) == b"two"
    assert things.get(1) is None
    assert list((tmp_path / "new" / "folder").iterdir()) == []


def test_many_processes_add_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_STRETCH", 5000)
    things = Shared(tmp_path, 2000)
    things[0] = made(0)  # a stretch of this process is nobody else's

    def add(first: int) -> None:
        for number in range(first, 2000, 4):
            things[number] = made(number)

    children = [forked(lambda first=first: add(first)) for first in (1, 2, 3, 4)]  # type: ignore[misc]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    assert all(things.get(number) == made(number) for number in range(2000))


def test_what_is_too_long_is_not_kept(tmp_path: Path) -> None:
    things = Shared(tmp_path, 2)
    longest = b"x" * ((1 << 24) - 1)
    things[0] = longest
    things[1] = longest + b"x"
    assert things.get(0) == longest and things.get(1) is None


def test_without_a_folder_there_is_memory(tmp_path: Path) -> None:
    assert isinstance(pool(tmp_path, 1), Shared)
    things = pool(None, 1)
    things[0] = b"here"
    assert not isinstance(things, Shared) and things.get(0) == b"here"
