"""One development build, and what it has to say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PROBLEM = re.compile(r"^(?:[^:\n]{1,300}:(?:\d+:)? )?(?:error|warning): .+", re.MULTILINE)
_SHOWN = 20  # problems the browser's bar has room for; the terminal has them all
_LAST_WORDS = 6  # lines shown of a build that failed without naming a file


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended."""

    ok: bool  # no story is faulty, and nothing broke
    problems: tuple[str, ...]  # one line each, for the browser; empty if all is well
    output: str  # all that the build said, for the terminal


Build = Callable[[], BuildResult]


def build(root: Path, folder: Path) -> BuildResult:
    """Build the collection in `root`, drafts too, into `folder`.

    A process of its own, so that a change of a plugin or a setting counts at once, and a build that
    breaks takes nothing with it.
    """
    command = [sys.executable, "-m", "plugins.collection", "html", "--output"]
    columns = shutil.get_terminal_size().columns  # Pelican can't ask: it writes into a pipe
    environment = {**os.environ, "COLUMNS": str(columns), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, str(folder)],
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return result(done.returncode, done.stdout)


def result(status: int, output: str) -> BuildResult:
    """What a build's exit status and words come to: `file:line: error: …` lines are its problems.

    Warnings too, but no notes: they ask for nothing.
    """
    problems = tuple(dict.fromkeys(line.strip() for line in _PROBLEM.findall(output)))
    if status and not problems:
        words = [line.strip() for line in output.splitlines() if line.strip()]
        problems = tuple(words[-_LAST_WORDS:]) or (f"The build ended with status {status}.",)
    if len(problems) > _SHOWN:
        rest = len(problems) - _SHOWN
        problems = (*problems[:_SHOWN], f"… and {rest} more, in the terminal")
    return BuildResult(ok=status == 0, problems=problems, output=output)
