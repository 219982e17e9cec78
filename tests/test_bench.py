"""The bench measures what it says it measures: same stories, real edits, whole process trees."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from tests.bench import rounds, station, workplace
from tests.bench.__main__ import bench, chosen, numbers
from tests.bench.corpus import corpus, read_facts, write_corpus
from tests.bench.edits import EDITS, Expected, Operation
from tests.bench.machine import this_machine
from tests.bench.memory import TreePeak, can_sample
from tests.bench.process import BenchError, Run, run
from tests.bench.quiet import Patience
from tests.bench.results import Size
from tests.bench.tools import TOOLS, Tool
from tests.bench.warm import warm
from tests.bench.workplace import Workplace, written

OURS, HUGO, PELICAN = TOOLS
linux = pytest.mark.skipif(not can_sample(), reason="this system doesn't tell a process's share")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# The corpus


def test_the_corpus_is_the_one_that_figures_elsewhere_are_of(shared: Path, tmp_path: Path) -> None:
    script = shared / "bench" / "corpus.py"
    theirs = tmp_path / "theirs"
    subprocess.run([sys.executable, script, "50", theirs, "--seed", "11"], check=True)
    write_corpus(50, tmp_path / "ours", seed=11)
    assert contents(tmp_path / "ours") == contents(theirs)


def test_the_corpus_has_the_same_bytes_every_time(tmp_path: Path) -> None:
    files = contents(corpus(12, tmp_path))
    digest = blake2b(repr(sorted(files.items())).encode(), digest_size=8).hexdigest()
    assert len(files) == 12 * 3 + 1
    assert digest == "5ef24e51d5e32834"


def test_the_bodies_of_a_story_are_the_same_in_every_kind(tmp_path: Path) -> None:
    folder = corpus(10, tmp_path)
    for told in read_facts(folder):
        texts = [(folder / tool.kind / told.path).read_text("utf-8") for tool in TOOLS]
        assert len({text.split("\n\n", 1)[1] for text in texts}) == 1
        assert all(told.title in text for text in texts)


def test_a_corpus_that_was_not_finished_is_made_again(tmp_path: Path) -> None:
    folder = corpus(10, tmp_path)
    before = contents(folder)
    (folder / "stories.json").unlink()
    (folder / "story" / "leftover.md").touch()
    assert corpus(10, tmp_path) == folder and contents(folder) == before
    with pytest.raises(ValueError, match="at least 10"):
        corpus(9, tmp_path)


# Edits


@pytest.fixture
def places(tmp_path: Path) -> list[Workplace]:
    folder = corpus(10, tmp_path)
    made = []
    for tool in TOOLS:
        made.append(Workplace(tool, tmp_path / "sites" / tool.name, read_facts(folder)))
        made[-1].lay_out(folder)
    return made


def sources(place: Workplace) -> dict[str, bytes]:
    return {**contents(place.folder / place.tool.stories), **contents(place.folder / "theme")}


@pytest.mark.parametrize("operation", ["body", "title", "story", "hashtag", "theme"])
def test_each_edit_changes_one_file_to_something_new(
    places: list[Workplace], operation: Operation
) -> None:
    for place in places if operation == "body" else places[:1]:
        seen, expected = [sources(place)], []
        for count in range(3):
            expected.append(EDITS[operation](place, count))
            after = sources(place)
            changed = {name for name, text in after.items() if seen[-1].get(name) != text}
            assert len(changed) == 1 and after not in seen
            assert expected[-1].text.encode() in after[changed.pop()]
            seen.append(after)
        assert len({found.text for found in expected}) == 3


def test_edits_of_one_story_leave_each_other_alone(places: list[Workplace]) -> None:
    ours = places[0]
    for count in range(2):
        for operation in ("body", "title", "hashtag"):
            EDITS[operation](ours, count)
    middle = ours.told[5]
    text = ours.story(middle.path).read_text("utf-8")
    assert "\nEND/ #neverbefore1 #neverbefore0 edited1 " in text and "edited0" not in text
    assert f"Title: {middle.title} anew1\n" in text


def test_our_site_is_the_real_one_without_its_stories(places: list[Workplace], root: Path) -> None:
    place = places[0]
    assert contents(place.folder / "plugins").keys() >= {"collection/build.py", "story/read.py"}
    assert contents(place.folder / "content/pages") == contents(root / "content/pages")
    assert len(contents(place.folder / "content/stories")) == 10
    assert not (place.folder / "tests").exists()


def test_a_page_that_misses_the_edit_is_told(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    with pytest.raises(BenchError, match="should show “new”"):
        Expected(page, "new").check()
    page.write_text("old")
    with pytest.raises(BenchError, match="should show “new”"):
        Expected(page, "new").check()


def test_a_written_file_is_told_from_one_left_alone(places: list[Workplace]) -> None:
    place = places[0]
    place.output.mkdir()
    for name in ("same", "new bytes", "same bytes"):
        (place.output / name).write_text("12345")
    before = place.built()
    (place.output / "new bytes").write_text("1234567")
    (place.output / "aside").write_text("12345")
    (place.output / "aside").replace(place.output / "same bytes")
    (place.output / "more").write_text("1")
    found = written(before, place.built())
    assert (found.files, found.bytes) == (3, 7 + 5 + 1)


# Processes

TWO = """
import os, sys
own = bytearray(b"x") * (40 << 20)
if not os.fork():
    more = bytearray(b"y") * (40 << 20)
    os.write(1, b"ready\\n")
    sys.stdin.read()
    os._exit(0)
os.wait()
"""
SHARED = """
import os, sys
own = bytearray(b"x") * (80 << 20)
for _ in range(3):
    if not os.fork():
        os.write(1, b"ready\\n")
        sys.stdin.read()
        os._exit(0)
for _ in range(3):
    os.wait()
"""
BUSY = """
import os, time
if not os.fork():
    while time.process_time() < 0.3: pass
    os._exit(0)
os.wait()
"""


def python(folder: Path, code: str, sample: bool = False) -> Run:
    return run((sys.executable, "-c", code), folder, os.environ, sample, folder / "log")


def most_held(code: str, children: int) -> float:
    """MiB that a program and its children hold, once each child has said that it is ready."""
    with Popen((sys.executable, "-c", code), stdin=PIPE, stdout=PIPE, start_new_session=True) as it:
        assert it.stdin and it.stdout
        with TreePeak(it.pid) as peak:
            for _ in range(children):
                assert it.stdout.readline() == b"ready\n"
            enough = peak.samples + 2  # the next may have begun before
            while peak.samples < enough:
                time.sleep(0.01)
        it.stdin.close()
    return peak.bytes / 2**20


@linux
def test_memory_is_that_of_all_processes_together() -> None:
    assert 80 < most_held(TWO, children=1) < 130


@linux
def test_shared_memory_counts_once() -> None:
    assert 80 < most_held(SHARED, children=3) < 130


@linux
def test_a_run_is_sampled_if_asked(tmp_path: Path) -> None:
    done = python(tmp_path, "import time; time.sleep(0.2)", sample=True)
    assert done.tree is not None and done.tree > 0


@linux
def test_a_tree_that_is_gone_is_no_error() -> None:
    with TreePeak(leader=2**22 + 1) as peak:
        pass
    assert peak.bytes == 0


def test_processor_time_is_that_of_all_processes(tmp_path: Path) -> None:
    done = python(tmp_path, BUSY)
    assert done.cpu >= 0.3 and done.tree is None and done.wall > 0


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="status 3:\nno luck"):
        python(tmp_path, "import sys; print('no luck'); sys.exit(3)")


@linux
def test_a_process_that_is_left_behind_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.bench.process.GRACE", 0.05)
    with pytest.raises(BenchError, match="left a process running"):
        python(tmp_path, "import os, time\nif not os.fork(): time.sleep(1)")


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("tests.bench.quiet.processor_seconds", lambda: float(next(clock)))
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    synced: list[int] = []
    monkeypatch.setattr("os.sync", lambda: synced.append(1))
    Patience(0).wait()
    assert synced == []
    patience = Patience(5)
    patience.wait()
    assert patience.left == 0 and next(clock) == 10 and synced == [1]
    monkeypatch.setattr("tests.bench.quiet.processor_seconds", lambda: 1.0)
    patience = Patience(5)
    patience.wait()
    assert patience.left == 5


def test_what_a_build_reads_is_read_before_it_is_timed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Workplace(stand_in("pass"), tmp_path / "site", ())
    for name in ("content/stories/a.md", ".cache/kept", "output/page.html"):
        (site.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (site.folder / name).write_text("12345")
    read: dict[Path, int] = {}
    monkeypatch.setattr(workplace, "warm", lambda path: read.update({path: warm(path)}))
    site.warm()
    below = {path.name: size for path, size in read.items() if path.is_relative_to(tmp_path)}
    assert below == {"a.md": 5, "kept": 5}
    assert Path(sys.executable) in read and Path(os.__file__).parent in (p.parents[1] for p in read)


# The whole

BUILD = """
import pathlib
out = pathlib.Path("output")
for path in pathlib.Path("content/stories").rglob("*.md"):
    page = out / "stories" / path.stem / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(path.read_bytes())
"""


def stand_in(code: str) -> Tool:
    return replace(HUGO, command=lambda: (sys.executable, "-c", code), version=lambda: "1")


def test_a_size_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(station, "TICK", 0)
    tools = (stand_in(BUILD), replace(PELICAN, most=9))
    size = rounds.measure(10, 2, tmp_path, Patience(0), tools)
    assert size.stories == 10 and size.pages == {"hugo": 10} and size.versions == {"hugo": "1"}
    assert list(size.figures["hugo"]) == ["cold", "nothing", "body"]
    cold = size.of("hugo", "cold")
    assert cold and len(cold.walls) == len(cold.cpus) == 2 and cold.files == 10 and cold.bytes
    assert not (tmp_path / "sites" / "10").exists()


def test_a_build_that_makes_nothing_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="The build is wrong"):
        rounds.measure(10, 1, tmp_path, Patience(0), (stand_in("pass"),))


def test_some_tools_may_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOOLS", raising=False)
    assert chosen() == TOOLS
    monkeypatch.setenv("TOOLS", "pelican, ours")
    assert [tool.name for tool in chosen()] == ["ours", "pelican"]
    monkeypatch.setenv("TOOLS", "ours jekyll")
    with pytest.raises(SystemExit, match="some of ours hugo pelican; there is no jekyll"):
        chosen()


def test_figures_of_some_tools_take_nobodys_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    size = Size(10, "2026-03-01", 1, this_machine(), {}, {}, {})
    monkeypatch.setattr("tests.bench.__main__.measure", lambda *_: size)
    monkeypatch.setattr("tests.bench.__main__.CACHE", tmp_path)
    for name, value in {"TOOLS": "ours", "N": "10", "RUNS": "1", "README": ""}.items():
        monkeypatch.setenv(name, value)
    bench()
    assert "10 stories" in capsys.readouterr().out and not list(tmp_path.iterdir())
    monkeypatch.setenv("README", "yes")
    with pytest.raises(SystemExit, match="all tools"):
        bench()


@pytest.mark.parametrize("value", ["many", "0", "1000 x", "-5", "9", "٣٠", "10000000", ","])
def test_a_number_that_is_none_is_told(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("N", value)
    with pytest.raises(SystemExit, match="N is one number or more"):
        numbers("N", "1000", 10)


def test_numbers_may_be_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("N", "10000, 1000 1000")
    assert numbers("N", "1000") == [1000, 10_000]
    monkeypatch.delenv("N")
    assert numbers("N", "1000") == [1000]


def test_the_profile_fits_the_code_that_it_times(root: Path) -> None:
    command = [sys.executable, "-m", "tests.bench", "profile"]
    environment = {**os.environ, "N": "10"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = [line.split("  ")[0] or line.split()[0] for line in done.stdout.splitlines()]
    assert {"read stories", "thread", "markup", "threads: render", "write files", "all"} <= {*rows}
