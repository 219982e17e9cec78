"""When to build again: one signal, raised by any change of what the site is made from."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

FOLDERS = ("content", "theme", "plugins")
_SETTINGS = ("pelicanconf.py", "publishconf.py")
_DEBOUNCE = 300  # milliseconds at most for which changes are gathered
_STEP = 40  # milliseconds of quiet after which they are handed over
_START = 100  # milliseconds until a watch is known to have begun

Wanted = Callable[[Change, str], bool]


class Watcher:
    """Watches a project from `start()` on. `changed` is set after any change and stays set until it
    is cleared, so a change during a build is not lost: clear it first, then build."""

    def __init__(self, root: Path) -> None:
        self.changed = threading.Event()
        self.saved = 0.0  # when the newest change was saved, seconds since 1970
        self._root = root
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin; when this returns, no change is missed."""
        folders = [self._root / name for name in FOLDERS if (self._root / name).is_dir()]
        self._begin(folders, recursive=True, wanted=DefaultFilter())
        # A settings file is watched through its folder: editors put a new file in an old one's
        # place, and a watch on the file would stay with the old one.
        self._begin([self._root], recursive=False, wanted=_is_settings)

    def stop(self) -> None:
        """End, and wait until it is done."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _begin(self, paths: list[Path], *, recursive: bool, wanted: Wanted) -> None:
        if not paths:
            return
        watching = threading.Event()

        def run() -> None:
            for changes in watch(
                *paths,
                watch_filter=wanted,
                debounce=_DEBOUNCE,
                step=_STEP,
                stop_event=self._stop,
                rust_timeout=_START,
                yield_on_timeout=True,  # the first one says that the watch has begun
                recursive=recursive,
            ):
                watching.set()
                if changes:
                    self.saved = _newest(path for _, path in changes)
                    self.changed.set()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        self._threads.append(thread)
        while thread.is_alive() and not watching.wait(0.05):
            pass


def _newest(paths: Iterable[str]) -> float:
    """When the newest of some files was saved; now, where they are gone."""
    times = [path.stat().st_mtime for name in paths if (path := Path(name)).exists()]
    return max(times, default=time.time())


def _is_settings(_: Change, path: str) -> bool:
    return Path(path).name in _SETTINGS
