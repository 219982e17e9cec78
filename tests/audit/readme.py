"""The figures in README: the table of the audit, written between two marks."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.audit.figures import Result
from tests.audit.lines import LINES
from tests.audit.sites import AuditError
from tests.audit.table import cell
from tests.audit.tools import HERE, MANIFESTS
from tests.audit.visits import chromium
from tests.bench.machine import this_machine
from tests.marked import Marks

MARKS: Final = Marks("<!-- figures: make audit writes them -->", "<!-- end of the audit -->")
COMMAND: Final = "make audit README=yes"
NOTE: Final = """\
Each figure is that of the worst kind of page. Lighthouse goes through each three times: every run
must have all scores; of the times the median counts, with the worst run in brackets. It reckons
with a slow phone from what it sees here, while Chromium is told not to begin a process for another
page. What goes over the wire is counted with its headers."""


def update(root: Path, results: Sequence[Result], where: str) -> Path:
    """Bring README to these figures; the file that was written.

    where: on which machine and with what they were measured. Raises AuditError where README has no
    marks.
    """
    path = root / "README.md"
    try:
        MARKS.put(path, section(results, where))
    except ValueError as error:
        raise AuditError(str(error)) from error
    return path


def section(results: Sequence[Result], where: str) -> str:
    """The figures in Markdown."""
    return "\n\n".join(
        [
            f"Measured, and written here, by `{COMMAND}`:",
            f"**{where}.**",
            "\n".join(_table(results)),
            NOTE,
        ]
    )


def _table(results: Sequence[Result]) -> Iterator[str]:
    yield f"| | asked | {' | '.join(result.site for result in results)} |"
    yield f"| --- | ---: |{' --- |' * len(results)}"
    for line in LINES:
        cells = " | ".join(cell(line, result, ", ") for result in results)
        yield f"| {line.label} | {line.asked} | {cells} |"


def made_with() -> str:
    """The day, the machine, and the versions of what measures. Raises NotMeasured."""
    machine = this_machine()
    said = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=True)
    packages = json.loads((HERE / MANIFESTS[0]).read_text(encoding="utf-8"))["dependencies"]
    facts = (
        f"{machine.processors} × {machine.processor}",
        machine.system,
        " ".join(said.stdout.split()[:2]),
        *(f"{name} {version}" for name, version in sorted(packages.items())),
    )
    return f"{datetime.date.today()}: {', '.join(facts)}"
