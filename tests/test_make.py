"""The Makefile at work, with a stand-in for Python: no package is installed, no site is built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

# Writes down what it is called with and what it is told; plays venv and pip as asked.
STAND_IN = r"""#!/bin/sh
case "$*" in
  -V) echo "Python $VERSION" ;;
  *version_info*) [ "$VERSION" != 3.9.2 ] ;;
  *ensurepip*) [ -z "$BARE" ] ;;
  "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m pip "*) echo "pip $*" >>calls; [ ! -e broken ] ;;
  "-c "*) : ;;
  *)
    echo "$*" >>calls
    env -0 >told
    ;;
esac
"""
PYTHONS = ("python3.11", "python3", "python3.12", "python3.13", "python3.14")
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-bench.txt")
INPUTS = (
    *("SITEURL", "STORY", "FROM", "AUTHOR", "ROLE", "TITLE", "DATE", "SLUG", "PORT"),
    *("KEEP", "FORMAT", "DRY"),
)
NASTY = [
    "O'Brien",
    'The "good" one',
    "$(touch pwned)",
    "$(shell touch pwned)",
    "`touch pwned`",
    "a; touch pwned",
    "a\ntouch pwned",
    "${HOME} $HOME $$ $@ $(value TITLE)",
    "# not a comment",
    "-rf / *",
    "back\\slash \\",
    "日本語 é 💪",
    "a = b := c",
]


class Project:
    """The Makefile in a folder of its own, where every Python is the stand-in."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder / "a folder"
        self.bin = folder / "bin"
        self.folder.mkdir()
        self.bin.mkdir()
        for name in ("Makefile", *LOCKS):
            shutil.copy(root / name, self.folder)
        for name in PYTHONS:
            (self.bin / name).write_text(STAND_IN)
            (self.bin / name).chmod(0o755)

    def make(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
        for name in (*INPUTS, "TESTS", "PYTHON"):
            inherited.pop(name, None)
        path = f"{self.bin}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["make", f"PYTHONS={' '.join(PYTHONS)}", *arguments],
            cwd=self.folder,
            env={**inherited, "PATH": path, "VERSION": "3.11.2", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        """What was run since this was last asked."""
        file = self.folder / "calls"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    def told(self) -> dict[str, str]:
        """The values that reached the last program."""
        entries = (self.folder / "told").read_text(encoding="utf-8").split("\0")
        values = dict(entry.split("=", 1) for entry in entries if entry)
        return {name: values[name] for name in INPUTS if name in values}


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Project:
    return Project(tmp_path, root)


def test_help_lists_every_target_and_is_what_plain_make_does(project: Project, root: Path) -> None:
    plain = project.make()
    assert plain.returncode == 0 and plain.stdout == project.make("help").stdout
    makefile = (root / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", makefile.replace("\\\n", ""), re.MULTILINE)
    assert phony
    inner = {"environment", "test-environment", "bench-environment"}
    listed = re.findall(r"^  make (\S+) +\S", plain.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(set(phony[1].split()) - inner)
    assert max(map(len, plain.stdout.splitlines())) <= 100
    assert not project.calls()


@pytest.mark.parametrize("value", NASTY)
def test_values_arrive_as_they_were_typed_and_run_nothing(project: Project, value: str) -> None:
    done = project.make("import", f"TITLE={value}", f"AUTHOR={value}", "ROLE=mentor", FROM=value)
    assert done.returncode == 0, done.stderr
    assert project.told() == {"TITLE": value, "AUTHOR": value, "ROLE": "mentor", "FROM": value}
    assert not (project.folder / "pwned").exists()


@pytest.mark.parametrize("target", ["help", "check", "clean"])
def test_what_nobody_asked_for_runs_nothing_either(project: Project, target: str) -> None:
    given = [f"{name}=$(shell touch pwned)" for name in ("BAR", "HOME_PAGE", "x.y-z", "LANG")]
    done = project.make(target, *given)
    assert done.returncode == 0, done.stderr
    assert not (project.folder / "pwned").exists()


@pytest.mark.parametrize("value", [v for v in NASTY if "\n" not in v])
@pytest.mark.parametrize("target", ["read", "check", "fix", "withdraw"])
def test_a_story_is_one_argument_and_no_option(project: Project, target: str, value: str) -> None:
    assert project.make(target, f"STORY={value}").returncode == 0
    assert project.calls()[-1].endswith(f" -- {value}")
    assert not (project.folder / "pwned").exists()


def test_how_a_check_is_told_and_a_dry_run_reach_the_program(project: Project) -> None:
    assert project.make("check", "FORMAT=sarif").returncode == 0
    assert project.told() == {"FORMAT": "sarif"}
    assert project.make("fix", "DRY=yes", "STORY=ada").returncode == 0
    assert project.told() == {"DRY": "yes", "STORY": "ada"}


def test_what_the_targets_run(project: Project) -> None:
    project.make("environment")
    project.calls()
    for target in ("publish", "html", "serve", "new", "import", "read", "check", "fix", "withdraw"):
        assert project.make(target).returncode == 0
    assert project.calls() == [
        "-m plugins.collection publish",
        "-m plugins.collection html",
        "-m plugins.preview",
        "-m plugins.exchange new",
        "-m plugins.exchange import",
        "-m plugins.story",
        "-m plugins.check",
        "-m plugins.check.fix",
        "-m plugins.withdrawal",
    ]


def test_test_installs_lints_and_then_tests(project: Project) -> None:
    assert project.make("test", "TESTS=tests/story tests/check").returncode == 0
    assert [call.split(" --")[0] for call in project.calls()][2:] == [
        "-m ruff check",
        "-m ruff format",
        "-m mypy",
        "-m pytest tests/story tests/check",
    ]


def test_bench_has_an_environment_of_its_own(project: Project) -> None:
    assert project.make("bench", "N=1000 10000", "RUNS=5").returncode == 0
    installed = [call for call in project.calls() if call.startswith("pip")]
    assert [call.split(" -r ")[1] for call in installed] == [LOCKS[0], LOCKS[2]]
    assert all("--require-hashes" in call for call in installed)
    assert (project.folder / ".cache/bench/venv/requirements-bench.txt").is_file()
    told = (project.folder / "told").read_text(encoding="utf-8").split("\0")
    assert {"N=1000 10000", "RUNS=5"} <= set(told)
    assert project.make("bench").returncode == 0
    assert project.make("profile").returncode == 0
    assert project.calls() == ["-m tests.bench", "-m tests.bench profile"]


def test_bytecode_is_kept_even_where_the_machine_says_not_to(project: Project) -> None:
    assert project.make("publish", PYTHONDONTWRITEBYTECODE="1").returncode == 0
    assert "PYTHONDONTWRITEBYTECODE" not in (project.folder / "told").read_text(encoding="utf-8")


def test_clean_keeps_the_environment_and_the_stories(project: Project) -> None:
    project.make("environment")
    for name in ("output", "preview", ".cache", "content/stories", "plugins/x/__pycache__"):
        (project.folder / name).mkdir(parents=True)
    assert project.make("clean").returncode == 0
    left = {str(p.relative_to(project.folder)) for p in project.folder.rglob("*") if p.is_dir()}
    assert left == {".venv", ".venv/bin", "content", "content/stories", "plugins", "plugins/x"}


def test_the_environment_is_made_once_with_hashes(project: Project) -> None:
    assert project.make("publish").returncode == 0
    installed, built = project.calls()
    assert "--require-hashes" in installed and "-r requirements.txt" in installed
    assert project.make("publish").returncode == 0
    assert project.calls() == [built]


def test_another_lock_makes_another_environment(project: Project) -> None:
    project.make("test")
    leftover = project.folder / ".venv" / "leftover"
    leftover.touch()
    with (project.folder / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    project.calls()
    assert project.make("test").returncode == 0
    assert [c for c in project.calls() if c.startswith("pip")][1].endswith("requirements-test.txt")
    assert not leftover.exists()


def test_another_test_lock_is_installed_too(project: Project) -> None:
    project.make("test")
    with (project.folder / "requirements-test.txt").open("a") as lock:
        lock.write("# changed\n")
    project.calls()
    assert project.make("test").returncode == 0
    assert len([c for c in project.calls() if c.startswith("pip")]) == 1


@pytest.mark.parametrize("target", ["publish", "lint"])
def test_a_failed_install_is_not_taken_for_a_whole_one(project: Project, target: str) -> None:
    (project.folder / "broken").touch()
    assert project.make(target).returncode != 0
    assert all(call.startswith("pip") for call in project.calls())
    (project.folder / "broken").unlink()
    assert project.make(target).returncode == 0
    assert project.calls()[0].startswith("pip")


def test_an_environment_whose_python_is_gone_is_made_again(project: Project) -> None:
    project.make("publish")
    (project.folder / ".venv/bin/python").unlink()
    project.calls()
    assert project.make("publish").returncode == 0
    assert len(project.calls()) == 2


def test_an_old_python_is_told_with_a_remedy(project: Project) -> None:
    done = project.make("publish", VERSION="3.9.2")
    assert done.returncode != 0
    assert "Python 3.9.2" in done.stderr and "3.11 or newer is needed" in done.stderr
    assert "apt install python3 python3-venv" in done.stderr
    assert not (project.folder / ".venv").exists()


def test_a_missing_venv_is_told_with_a_remedy(project: Project) -> None:
    done = project.make("publish", BARE="yes")
    assert done.returncode != 0
    assert "venv and ensurepip are missing" in done.stderr and "python3-venv" in done.stderr


def test_any_new_enough_python_will_do(project: Project) -> None:
    for name in PYTHONS:
        (project.bin / name).write_text("#!/bin/sh\nexit 127\n")
    (project.bin / "python3.13").write_text(STAND_IN)
    assert project.make("publish").returncode == 0


def test_a_python_can_be_named(project: Project) -> None:
    mine = project.bin / "my-python"
    mine.write_text(STAND_IN.replace("3.11.2", "3.12.9"))
    mine.chmod(0o755)
    done = project.make("publish", f"PYTHON={mine}", VERSION="3.12.9")
    assert done.returncode == 0 and "Python 3.12.9" in done.stderr
