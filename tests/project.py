"""A whole project in a folder of its own, to build and break."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.collection.files import write_changed
from plugins.collection.place import ROOT
from tests.stories import story_text

ENGINE = ROOT / ".cache" / "engine"  # of search: to pack it takes longer than most builds
COPIED = ("plugins", "theme", "pelicanconf.py", "publishconf.py")


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the code and theme, with stories of the test's own."""

    root: Path
    workers: str = "1"  # of a build: each test has a core. Empty: as many as are worth it

    def write(self, slug: str, text: str | bytes | None = None) -> Path:
        """Write a story file, of the usual text where none is given."""
        path = self.root / "content" / "stories" / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = story_text() if text is None else text
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m …` in the project."""
        return self._run([sys.executable, "-m", *command], environment)

    def _run(
        self, command: Sequence[str], environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "200", "PIF_WORKERS": self.workers}
        for name in ("SITEURL", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "FORMAT", "DRY"):
            env.pop(name, None)
        return subprocess.run(
            command,
            cwd=self.root,
            env={**env, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def html(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """What `make html` runs."""
        return self.run("plugins.collection", "html", **environment)

    def publish(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """What `make publish` runs. It leaves search's engine for all other tests."""
        done = self.run("plugins.collection", "publish", **environment)
        made = self.root / ".cache" / "engine"
        if made.exists():
            write_changed(ENGINE, made.read_bytes())
        return done

    def pelican(self, output: str) -> subprocess.CompletedProcess[str]:
        """The published site by the pelican command, as it is installed."""
        command = str(Path(sys.executable).with_name("pelican"))
        return self._run([command, "content", "-s", "publishconf.py", "-o", output], {})

    def files(self, folder: str) -> dict[str, bytes]:
        """The files of an output folder by their addresses."""
        root = self.root / folder
        found = (path for path in sorted(root.rglob("*")) if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}

    def text(self, name: str, folder: str = "output") -> str:
        """One file of an output folder."""
        return (self.root / folder / name).read_text(encoding="utf-8")


CARDS = '    "plugins.cards",\n'


def copy_project(root: Path, to: Path, content: bool = False, cards: bool = False) -> Project:
    """Copy the code and theme of the repository at `root`; its content only if asked.

    cards: with share cards, which most tests can do without: their fonts are large.
    """
    ignore = shutil.ignore_patterns(".*", *([] if cards else ["cards"]))
    for name in (*COPIED, *(["content"] if content else [])):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=ignore)
        else:
            shutil.copy(source, to / name)
    if not cards:
        settings = to / "publishconf.py"
        text = settings.read_text(encoding="utf-8")
        assert CARDS in text
        settings.write_text(text.replace(CARDS, ""), encoding="utf-8")
    (to / "content" / "stories").mkdir(parents=True, exist_ok=True)
    _lay_engine(to / ".cache")
    return Project(to)


def publish_real(place: Path, **environment: str) -> Path:
    """The real site as `make publish` builds it, below a folder; where it lies."""
    _lay_engine(place)
    command = [sys.executable, "-m", "plugins.collection", "publish"]
    command += ["-o", f"{place}/output", "--cache", f"{place}/cache"]
    env = {**os.environ, "COLUMNS": "200"}
    env.pop("SITEURL", None)
    built = subprocess.run(
        command, cwd=ROOT, env={**env, **environment}, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return place / "output"


def _lay_engine(cache: Path) -> None:
    if ENGINE.exists():
        cache.mkdir(parents=True, exist_ok=True)
        shutil.copy(ENGINE, cache)
