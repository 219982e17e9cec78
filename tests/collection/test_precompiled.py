"""Compiled patterns and methods of dataclasses: what is kept is what Python itself compiles."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.collection import precompiled
from plugins.collection.precompiled import MOST, NAME, WORTH, Precompiled
from plugins.story.read import read_story

COMPILER: Any = re._compiler  # type: ignore[attr-defined]
PLAIN = COMPILER.compile
FLAGS = [0, re.I, re.X | re.S, re.A]
PIECES = ["a", "é", "🧵", "[a-z]", "[^\\W_]", "(?P<word>b+)", "(?:c|d)*?", "(?<!e)", "[а-я]", "."]


class Watched:
    """Precompiled things in use in this process, beside a folder, as a new process has them."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.patch = folder, patch
        self.parsed: list[str] = []
        self.compiled: list[str] = []
        for name in ("compile", "_sre"):  # each is put back at the end
            patch.setattr(COMPILER, name, getattr(COMPILER, name))
        patch.setattr(dataclasses, "exec", exec, raising=False)
        patch.setattr(sys, "dont_write_bytecode", False)
        self._ways = COMPILER._sre
        parse = COMPILER._parser.parse

        def watched(pattern: str, *rest: Any) -> Any:
            self.parsed.append(pattern)
            return parse(pattern, *rest)

        def compile_(source: str, *rest: Any, **names: Any) -> Any:
            self.compiled.append(source)
            return compile(source, *rest, **names)

        patch.setattr(COMPILER._parser, "parse", watched)
        patch.setattr(precompiled, "compile", compile_, raising=False)

    def begin(self) -> Precompiled:
        self.parsed.clear()
        self.compiled.clear()
        COMPILER.compile, COMPILER._sre = PLAIN, self._ways
        started = Precompiled(self.folder)
        started.use()
        return started


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(tmp_path, monkeypatch)


def some(count: int = WORTH, sign: str = "a") -> list[str]:
    return [f"{sign}{{{n}}}" for n in range(count)]


def compile_all(patterns: list[Any], flags: int = 0) -> list[re.Pattern[Any]]:
    return [COMPILER.compile(pattern, flags) for pattern in patterns]


def test_a_pattern_is_compiled_once(watched: Watched) -> None:
    began = watched.begin()
    first = compile_all(some())
    assert watched.parsed == some()
    began.keep()
    watched.begin()
    assert compile_all(some()) == first
    assert watched.parsed == []


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), unique=True), st.sampled_from(FLAGS))
def test_a_kept_pattern_is_the_one_that_re_makes(
    watched: Watched, pieces: list[str], flags: re.RegexFlag
) -> None:
    began = watched.begin()
    patterns: list[Any] = ["".join(pieces), *some()]
    compile_all(patterns, int(flags))
    began.keep()
    watched.begin()
    kept, plain = COMPILER.compile(patterns[0], int(flags)), PLAIN(patterns[0], int(flags))
    assert kept == plain  # as far as its flags, groups and operations
    assert (kept.groupindex, kept.groups) == (plain.groupindex, plain.groups)
    text = "aéb🧵 abbcd eа."
    assert [m.groupdict() for m in kept.finditer(text)] == [
        m.groupdict() for m in plain.finditer(text)
    ]


def test_bytes_and_text_and_flags_are_told_apart(watched: Watched) -> None:
    began = watched.begin()
    asked: list[tuple[Any, int]] = [("a", 0), (b"a", 0), ("a", int(re.I)), (b"a", int(re.I))]
    for pattern, flags in asked:
        COMPILER.compile(pattern, flags)
    began.keep()
    watched.begin()
    found = [COMPILER.compile(pattern, flags) for pattern, flags in asked]
    assert found == [PLAIN(pattern, flags) for pattern, flags in asked]


def test_what_is_no_usual_pattern_goes_the_usual_way(
    watched: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    began = watched.begin()
    with pytest.raises(re.error, match="unterminated"):
        COMPILER.compile("(a", 0)
    for _ in "12":
        COMPILER.compile("abc", int(re.DEBUG))
        assert "LITERAL" in capsys.readouterr().out
    scanner = re.Scanner([(r"\d+", lambda _, found: int(found))])  # type: ignore[attr-defined]
    assert scanner.scan("12")[0] == [12]
    compile_all(some())
    began.keep()
    assert set(Precompiled(watched.folder)._known) >= {(pattern, 0) for pattern in some()}
    assert ("(a", 0) not in Precompiled(watched.folder)._known


def declare() -> type:
    @dataclasses.dataclass(frozen=True, order=True, slots=True)
    class Pair:
        """Two things."""

        one: int
        other: str = "x"

    return Pair


def test_methods_of_a_dataclass_are_compiled_once(watched: Watched) -> None:
    began = watched.begin()
    first = declare()
    assert len(watched.compiled) >= WORTH
    began.keep()
    watched.begin()
    pair = declare()
    assert watched.compiled == []
    assert repr(pair(1)) == repr(first(1)) == "declare.<locals>.Pair(one=1, other='x')"
    assert pair(1) == pair(1, "x") and pair(1) < pair(2) and hash(pair(1)) == hash(pair(1))
    with pytest.raises(dataclasses.FrozenInstanceError):
        pair(1).one = 2
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'one'"):
        pair()


def test_one_process_adds_to_what_others_keep(watched: Watched) -> None:
    one, other = watched.begin(), Precompiled(watched.folder)
    compile_all(some())
    one.keep()
    other._new = {(pattern, 0): one._known["a{1}", 0] for pattern in some(sign="b")}
    other.keep()
    assert len(Precompiled(watched.folder)._known) == 2 * WORTH


def test_a_few_new_ones_are_not_worth_writing(watched: Watched) -> None:
    began = watched.begin()
    compile_all(some(WORTH - 1))
    began.keep()
    assert not list(watched.folder.rglob(f"{NAME}.*"))


def test_those_of_older_code_are_dropped_in_time(watched: Watched) -> None:
    began = watched.begin()
    compile_all(some(MOST + 1))
    began.keep()
    again = watched.begin()
    compile_all(some(sign="b"))
    again.keep()
    assert set(Precompiled(watched.folder)._known) == {(pattern, 0) for pattern in some(sign="b")}


def test_what_is_not_whole_is_compiled_anew(watched: Watched) -> None:
    began = watched.begin()
    compile_all(some())
    began.keep()
    (path,) = watched.folder.rglob(f"{NAME}.*")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    watched.begin()
    compile_all(some())
    assert watched.parsed == some()


def test_what_a_story_makes_of_it_is_not_kept(watched: Watched) -> None:
    (watched.folder / "loaded_for_a_story.py").write_text(
        "import re\nPATTERNS = [re.compile(f'c{{{n}}}') for n in range(9)]\n"
    )
    watched.patch.syspath_prepend(watched.folder)

    def read_story() -> None:
        compile_all(some())
        import loaded_for_a_story  # type: ignore[import-not-found]  # noqa: F401

    began = watched.begin()
    read_story()
    began.keep()
    assert set(Precompiled(watched.folder)._known) == {(f"c{{{n}}}", 0) for n in range(9)}


def test_a_story_is_read_by_the_name_that_is_asked_for() -> None:
    assert read_story.__name__ == precompiled._READING


def test_nothing_is_kept_where_python_is_to_keep_nothing(watched: Watched) -> None:
    watched.patch.setattr(sys, "dont_write_bytecode", True)
    began = watched.begin()
    compile_all(some())
    began.keep()
    assert not list(watched.folder.iterdir())


PROCESS = """
import re, sys
from pathlib import Path
from plugins.collection import precompiled
plain = re._compiler.compile
precompiled.use(Path(sys.argv[1]))
asked, real = [], re._compiler._parser.parse
def parse(pattern, *rest):
    asked.append(pattern)
    return real(pattern, *rest)
re._compiler._parser.parse = parse
from plugins.collection import launch, session, render, build, desk
desk.load()
precompiled.keep()
print(len(asked))
known = precompiled._used[0]._known
print(sum(re._compiler.compile(*key) == plain(*key) for key in known if isinstance(key, tuple)))
"""


def test_a_second_process_finds_all_patterns_of_a_build(root: Path, tmp_path: Path) -> None:
    counts = []
    for _ in "12":
        command = [sys.executable, "-c", PROCESS, str(tmp_path)]
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
        assert not done.stderr
        counts.append([int(line) for line in done.stdout.split()])
    (parsed, equal), (parsed_again, equal_again) = counts
    assert parsed > 200 and equal == parsed
    assert parsed_again < WORTH and equal_again >= equal
