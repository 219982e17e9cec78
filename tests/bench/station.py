"""A generator at work on its site: each operation is done, checked and recorded."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.bench.edits import COMPARED, EDITS, LABELS, Operation
from tests.bench.process import BenchError, Run, run
from tests.bench.quiet import Patience
from tests.bench.results import Figures
from tests.bench.tools import environment
from tests.bench.workplace import Files, Workplace, Written, written

TICK: Final = 1.1  # seconds before an edit: some tools keep times of files in whole seconds
NONE: Final = Written(0, 0)


@dataclass(slots=True)
class Record:
    """The runs of one operation with one tool, as they come in."""

    runs: list[Run] = field(default_factory=list)
    tree: float | None = None
    output: Written = NONE
    cached: Written = NONE

    def figures(self) -> Figures:
        """What was measured."""
        return Figures(
            walls=tuple(done.wall for done in self.runs),
            cpus=tuple(done.cpu for done in self.runs),
            others=tuple(done.others for done in self.runs),
            largest=tuple(done.largest for done in self.runs),
            tree=self.tree,
            files=self.output.files,
            bytes=self.output.bytes,
            cache_bytes=self.cached.bytes,
        )


@dataclass(slots=True)
class Station:
    """A tool at its site, and what its last build left."""

    site: Workplace
    output: Files = field(default_factory=dict)
    cached: Files = field(default_factory=dict)
    pages: int = 0  # of HTML, that the first cold build made
    records: dict[Operation, Record] = field(default_factory=lambda: defaultdict(Record))

    @property
    def operations(self) -> Sequence[Operation]:
        """What this tool is asked to do: we do more than is compared."""
        return tuple(LABELS) if self.site.tool.name == "ours" else COMPARED

    def do(self, operation: Operation, count: int, patience: Patience) -> Run:
        """Edit, build, check and record. count 0 is the rehearsal; the others are timed."""
        if operation != "cold":
            time.sleep(TICK)
        expected = EDITS[operation](self.site, count)
        if operation == "cold":
            self.output, self.cached = {}, {}
        if count:
            patience.wait()
            self.site.warm()
        tool, folder = self.site.tool, self.site.folder
        log = folder.with_suffix(".log")
        done = run(tool.command(), folder, environment(tool, folder), not count, log)
        expected.check()
        self._record(operation, count, done)
        return done

    def _record(self, operation: Operation, count: int, done: Run) -> None:
        record = self.records[operation]
        output, cached = self.site.built(), self.site.cached()
        record.output, record.cached = written(self.output, output), written(self.cached, cached)
        self.output, self.cached = output, cached
        if operation == "cold" and not count:
            self.pages = sum(name.endswith(".html") for name in output)
        if count:
            record.runs.append(done)
        else:
            record.tree = done.tree

    def check_pages(self) -> None:
        """Raises BenchError if the cold build made fewer pages than there are stories."""
        tool, told = self.site.tool, len(self.site.told)
        if self.pages < told:
            raise BenchError(f"{tool.label} made {self.pages:,} pages of {told:,} stories.")
