"""A bar for work that takes more than a second, on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

AFTER = 1.0  # seconds that pass without a bar


class Bars:
    """The bars of one build; nothing where standard error is not a terminal."""

    def __init__(self) -> None:
        self.since = time.monotonic()
        self.shown = sys.stderr.isatty()
        self.progress: Progress | None = None
        self.tasks: dict[str, TaskID] = {}

    def teller(self, what: str) -> Callable[[int, int], None]:
        """A function that is told (done, of) of one kind of work."""

        def tell(done: int, of: int) -> None:
            if self.shown and time.monotonic() - self.since > AFTER:
                self._show(what, done, of)

        return tell

    def _show(self, what: str, done: int, of: int) -> None:
        from rich.console import Console  # here: most builds end before a bar is shown
        from rich.progress import Progress

        if self.progress is None:
            self.progress = Progress(console=Console(stderr=True), transient=True)
            self.progress.start()
        if what not in self.tasks:
            self.tasks[what] = self.progress.add_task(what, total=of)
        self.progress.update(self.tasks[what], completed=done, total=of)

    def end(self) -> None:
        """Take the bars away; others may follow."""
        if self.progress is not None:
            self.progress.stop()
        self.progress, self.tasks = None, {}
