"""Work spread over processes: the same results for any number, and no worker takes others down."""

from __future__ import annotations

import errno
import os
import signal
import time

import pytest

from plugins.collection import workers
from plugins.collection.workers import WorkError, spread

ITEMS = list(range(500))


def lost(item: int, why: str) -> str:
    return f"{item}: {why}"


@pytest.mark.parametrize("number", [1, 2, 8])
def test_results_are_in_order_for_any_number_of_workers(number: int) -> None:
    done: list[int] = []
    found = spread(ITEMS, lambda n: n * n, lost, number, lambda some, of: done.append(some))
    assert found == [n * n for n in ITEMS]
    assert done[-1] == len(ITEMS)


def test_the_number_of_workers_may_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIF_WORKERS", raising=False)
    usual = workers.cores()
    for given, number in (("7", 7), ("0", usual), ("many", usual), ("²", usual), ("", usual)):
        monkeypatch.setenv("PIF_WORKERS", given)
        assert workers.cores() == number >= 1


def test_nothing_is_forked_for_little() -> None:
    assert set(spread(ITEMS[:10], lambda n: os.getpid(), lost, 8)) == {os.getpid()}


def test_few_items_have_a_worker_each_where_they_are_worth_it() -> None:
    found = spread(ITEMS[:5], lambda n: (n, os.getpid()), lost, 3, worth=1)
    assert [n for n, _ in found] == ITEMS[:5]
    assert len({pid for _, pid in found} | {os.getpid()}) == 4


def test_one_item_is_worth_a_worker_where_this_process_has_enough_to_do() -> None:
    did: list[int] = []
    steps = (did.append(os.getpid()) for _ in range(3))
    (worker,) = spread([1], lambda n: os.getpid(), lost, 2, meanwhile=steps, aside=True)
    assert worker != os.getpid()
    assert did


def test_without_a_second_core_nothing_is_done_aside() -> None:
    assert spread([1], lambda n: os.getpid(), lost, 1, aside=True) == [os.getpid()]
    assert spread([], abs, lost, 2, aside=True) == []


def test_this_process_does_something_else_while_workers_work() -> None:
    did: list[int] = []
    steps = (did.append(os.getpid()) for _ in range(3))
    found = spread(ITEMS, lambda n: time.sleep(0.001) or n, lost, 2, meanwhile=steps)
    assert found == ITEMS
    assert did == [os.getpid()] * 3


def test_without_workers_there_is_no_meanwhile() -> None:
    steps = iter(ITEMS)
    assert spread(ITEMS, abs, lost, 1, meanwhile=steps) == ITEMS
    assert list(steps) == ITEMS


@pytest.mark.parametrize("number", [2, 8])
def test_one_worker_prepares_for_all_while_this_process_goes_on(number: int) -> None:
    by: list[int] = []
    found = spread(
        ITEMS,
        lambda n: time.sleep(0.001) or (os.getpid(), *by),
        lost,
        number,
        prepare=lambda: by.append(os.getpid()),
    )
    workers, prepared = ({each[k] for each in found} for k in (0, 1))
    assert len(workers) == number and len(prepared) == 1
    assert prepared < workers and os.getpid() not in workers
    assert by == []
    for worker in workers:  # none is left behind, not even one that nobody has waited for
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_where_nothing_can_be_prepared_no_worker_begins(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WorkError, match="could not begin"):
        spread(ITEMS, abs, lost, 2, prepare=lambda: 1 // 0)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_the_worker_that_prepared_may_die_before_the_others() -> None:
    me = os.getpid()

    def work(n: int) -> int:
        if os.getppid() == me:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.0005)
        return n

    found = spread(ITEMS, work, lost, 3)
    died = [n for n in ITEMS if found[n] != n]
    assert 1 <= len(died) < len(ITEMS)
    assert all(found[n] == f"{n}: its worker died" for n in died)


def test_a_worker_that_dies_takes_one_item_with_it() -> None:
    def work(n: int) -> int:
        if n in (3, 250, 499):
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    found = spread(ITEMS, work, lost, 2)
    assert [n for n in ITEMS if found[n] != n] == [3, 250, 499]
    assert found[250] == "250: its worker died"


def test_a_worker_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 0.2)

    def work(n: int) -> int:
        if n == 7:
            time.sleep(60)
        return n

    found = spread(ITEMS, work, lost, 2)
    assert [n for n in ITEMS if found[n] != n] == [7]
    assert "took longer" in found[7]


def test_an_exception_is_raised_here_with_its_traceback() -> None:
    def work(n: int) -> int:
        return 1 // (n - 300)

    with pytest.raises(WorkError, match="ZeroDivisionError"):
        spread(ITEMS, work, lost, 2)


@pytest.mark.parametrize("number", [1, 2])
def test_what_the_system_refuses_a_worker_is_refused_here(number: int) -> None:
    def work(n: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "x.html")

    with pytest.raises(PermissionError) as raised:
        spread(ITEMS, work, lost, number)
    assert raised.value.filename == "x.html"
    notes = getattr(raised.value, "__notes__", [])
    assert number == 1 or "in work" in notes[0]


def test_large_results_come_whole() -> None:
    found = spread(ITEMS, lambda n: b"x" * n * 1000, lost, 2)
    assert [len(data) for data in found] == [n * 1000 for n in ITEMS]
