"""One development build, and what it has to say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PROBLEM = re.compile(r"^(?:[^:\n]{1,300}:(?:\d+:)? )?(?:error|warning): .+", re.MULTILINE)
END = "\x04"  # begins the line with which the builder ends its report
_SHOWN = 20  # problems the browser's bar has room for; the terminal has them all
_LAST_WORDS = 6  # lines shown of a build that failed without naming a file


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended."""

    ok: bool  # no story is faulty, and nothing broke
    problems: tuple[str, ...]  # one line each, for the browser; empty if all is well
    output: str  # all that the build said, for the terminal


Build = Callable[[], BuildResult]


class Builder:
    """Builds the collection in `root`, drafts too, into `folder`, as often as it is called.

    A process of its own does it, which stays: what it read and compiled is there for the next
    build, a change of a plugin or a setting makes it start anew, and if it breaks, another begins.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        command = ["-m", "plugins.collection", "html", "--stay", "--output", str(folder)]
        self._command = [sys.executable, *command]
        self._root = root
        self._process: subprocess.Popen[str] | None = None

    def __call__(self) -> BuildResult:
        process = self._process
        if process is None or process.poll() is not None:
            process = self._process = self._start()
        assert process.stdin and process.stdout
        said: list[str] = []
        try:
            process.stdin.write("build\n")
            process.stdin.flush()
            for line in process.stdout:
                if line.startswith(END):
                    return result(int(line[1:]), "".join(said))
                said.append(line)
        except BrokenPipeError:  # it ended, and has said why
            said += process.stdout
        return result(process.wait() or 1, "".join(said))

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command,
            cwd=self._root,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            assert self._process.stdin and self._process.stdout
            self._process.stdin.close()
            self._process.wait()
            self._process.stdout.close()


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
