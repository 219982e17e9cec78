"""Pages that are put in place together: whatever goes wrong before, the site stays as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Set
from pathlib import Path

from plugins.collection.files import aside_of, create, holds, remove


class Staging:
    """The files that one build writes into an output folder.

    They are written aside, by this process and those that are forked from it, and all renamed at
    the end. Where the folder was empty they are written where they belong: there is no site yet of
    which a reader could see half.
    """

    def __init__(self, output: Path, there: Set[str]) -> None:
        """there: the addresses of the files in the output folder."""
        self._output, self._there = output, there
        self._mark = os.getpid()

    def write(self, path: str, data: bytes) -> bool:
        """Write a file, unless it has these bytes already; whether it was written."""
        name = f"{self._output}/{path}"
        if not self._there:
            create(name, data)
            return True
        if path in self._there and holds(name, data):
            return False
        if os.path.isdir(name):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        create(aside_of(name, self._mark), data)
        return True

    def settle(self, paths: Iterable[str]) -> None:
        """Put what was written of these addresses in its place."""
        for path in paths if self._there else ():
            name = f"{self._output}/{path}"
            os.replace(aside_of(name, self._mark), name)

    def discard(self, paths: Iterable[str]) -> None:
        """Take away what was written of these addresses, as far as it is not in its place."""
        for path in paths:
            if self._there:
                path = aside_of(path, self._mark)
            remove(self._output, path)
