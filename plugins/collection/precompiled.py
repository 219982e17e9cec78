"""What `re` and `dataclasses` compile in every process anew, kept as Python keeps bytecode.

Nothing but code decides what a pattern compiles to, or the methods that `dataclasses` writes for a
class; to compile them took a sixth of the time of a build after one edit. Each is asked through one
name of its module, which `use` puts another function behind. It gives what the module itself gave
before, of the same Python; where a Python has no such name, all is as ever.
"""

from __future__ import annotations

import builtins
import dataclasses
import marshal
import re
import sys
from array import array
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from plugins.collection.pycache import Pycache

NAME: Final = "precompiled"
MOST: Final = 2_000  # that are kept; with more, those of older code are dropped
WORTH: Final = 4  # new ones for which writing is worth it: some are others in each process
_CODE: Final = "I"  # how `_sre` numbers its operations: 32 bits
_AS_EVER: Final = int(re.DEBUG | re.LOCALE)  # a pattern that is to be shown, or asks the machine
_READING: Final = "read_story"  # what is called for each story
_LOADING: Final = "<frozen importlib._bootstrap>"  # the code that loads modules


class Precompiled:
    """What earlier processes compiled, and what this one adds to it."""

    def __init__(self, folder: Path) -> None:
        """folder: of the code beside which it is kept."""
        self._beside = Pycache(folder, f"{sys.version} {sys.byteorder}")
        self._known: dict[Any, Any] = self._beside.load(NAME) or {}
        self._new: dict[Any, Any] = {}

    def use(self) -> None:
        """From here on, compile nothing in this process that is known; to be done once in it."""
        compiler = getattr(re, "_compiler", None)
        if hasattr(compiler, "_sre") and hasattr(compiler, "compile"):
            self._use_patterns(compiler)
        dataclasses.exec = self._exec  # type: ignore[attr-defined]  # it hides the built-in one

    def keep(self) -> None:
        """Keep what was added since, for the processes to come."""
        if len(self._new) >= WORTH:
            there = self._beside.load(NAME) or {}  # another process may have added to it
            self._beside.save(NAME, self._new if len(there) > MOST else there | self._new)
            self._new = {}

    def _use_patterns(self, compiler: Any) -> None:
        compile_pattern, assemble = compiler.compile, compiler._sre.compile
        last: tuple[Any, ...] = ()  # what the last pattern was assembled from

        def assembled(pattern: Any, flags: int, code: list[int], *groups: Any) -> Any:
            nonlocal last
            last = (flags, array(_CODE, code).tobytes(), *groups)
            return assemble(pattern, flags, code, *groups)

        def compiled(pattern: Any, flags: int = 0) -> Any:
            key = (pattern, flags)
            if type(pattern) not in (str, bytes) or flags & _AS_EVER:
                return compile_pattern(pattern, flags)
            if key in self._known:
                all_flags, code, *groups = self._known[key]
                return assemble(pattern, all_flags, array(_CODE, code).tolist(), *groups)
            made = compile_pattern(pattern, flags)
            if _is_of_code():
                self._known[key] = self._new[key] = last
            return made

        compiler._sre = SimpleNamespace(**vars(compiler._sre) | {"compile": assembled})
        compiler.compile = compiled

    def _exec(self, source: str, names: dict[str, Any], local: dict[str, Any]) -> None:
        kept = self._known.get(source)
        if kept is None:
            code = compile(source, "<string>", "exec", dont_inherit=True)
            self._known[source] = self._new[source] = marshal.dumps(code)
        else:
            code = marshal.loads(kept)
        builtins.exec(code, names, local)


def _is_of_code() -> bool:
    """Whether code alone decides what is compiled now: not where a story is read, whose characters
    may be looked for, unless it is a module loaded meanwhile that asks."""
    frame = sys._getframe()
    while frame.f_back:
        frame = frame.f_back
        if frame.f_code.co_name == _READING or frame.f_code.co_filename == _LOADING:
            return frame.f_code.co_filename == _LOADING
    return True


_used: list[Precompiled] = []


def use(folder: Path) -> None:
    """Compile nothing from here on that is kept beside the code of a folder."""
    if not _used:
        _used.append(Precompiled(folder))
        _used[0].use()


def keep() -> None:
    """Keep what was compiled since `use`, if it was called: once all is loaded that a process of
    this kind loads."""
    for precompiled in _used:
        precompiled.keep()
