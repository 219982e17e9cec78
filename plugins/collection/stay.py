"""A builder that stays: what it has read and compiled is there for the next build.

It builds once for every line that it reads, prints what a build prints, and then END and the
status on a line of their own. Where its own code or settings changed, it starts itself anew first.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback

from plugins.collection.desk import load
from plugins.collection.launch import launch
from plugins.collection.place import ROOT, digest, folder_digest
from plugins.collection.workshop import Workshop

END = "\x04"
AT_ONCE = "PIF_BUILD_AT_ONCE"  # set for a builder that started itself anew: a line was read already


def stay(settings_file: str, output: str, cache: str = "", loud: bool = False) -> int:
    """Build for every line of standard input, until its end."""
    began_with = _code()
    workshop: Workshop | None = None
    waiting = bool(os.environ.pop(AT_ONCE, ""))
    while waiting or sys.stdin.readline():
        waiting = False
        if _code() != began_with:
            os.environ[AT_ONCE] = "yes"
            os.execv(sys.executable, [sys.executable, "-m", "plugins.collection", *sys.argv[1:]])
        status, workshop = _build(settings_file, output, cache, loud, workshop)
        print(f"{END}{status}", flush=True)
        _tidy()
    return 0


def _build(
    settings_file: str, output: str, cache: str, loud: bool, workshop: Workshop | None
) -> tuple[int, Workshop | None]:
    """One build; whatever breaks it is told, and ends this build only."""
    try:
        status, session = launch(settings_file, output, cache, loud, workshop)
    except SystemExit as end:
        print(end.code, file=sys.stderr)
    except Exception:
        traceback.print_exc()
    else:
        return status, session.workshop
    return 1, None


def _tidy() -> None:
    """Load what reads stories and look for garbage, while nobody waits; and never again look
    through what stays."""
    load()
    gc.collect()
    gc.freeze()


def _code() -> str:
    """A digest of what this process was started from."""
    confs = (path.read_text("utf-8") for path in sorted(ROOT.glob("*conf.py")))
    return digest(folder_digest(ROOT / "plugins", ending=".py"), *confs)
