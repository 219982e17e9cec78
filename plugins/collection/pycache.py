"""What is made of code alone, kept beside it as Python keeps bytecode: in `__pycache__`.

It tells nothing of any story or output, so every build of this code shares it: of the preview and
the published site, with an old cache, a new one or none.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from plugins.collection.state import Damaged, load_state, save_state


class Pycache:
    """What is kept beside the files of one folder."""

    def __init__(self, folder: Path, key: str) -> None:
        """key: of all that what is kept depends on, but Python."""
        self._folder = Path(cache_from_source(str(folder / "any.py"))).parent
        self._key = key

    def load(self, name: str) -> Any:
        """What was kept by a name, if it is whole and has the key; else None."""
        try:
            return load_state(self._path(name), self._key)
        except Damaged:
            return None  # it is made again

    def save(self, name: str, value: Any) -> None:
        """Keep a value, unless Python is told to keep none, or can't write there."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):  # as Python does: what can't be kept is made at each build
            save_state(self._path(name), self._key, value)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.{sys.implementation.cache_tag}"
