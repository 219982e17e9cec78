"""Compiled templates, kept where Python keeps its modules' bytecode: in `__pycache__` beside them.

They tell nothing of any story or output, so every build of this code and theme shares them: of the
preview and the published site, with an old cache, a new one or none.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from plugins.collection.state import Damaged, load_state, save_state


class Compiled(BytecodeCache):
    """The compiled templates of a folder.

    Jinja compares the text that one was compiled from, so a template that was edited is compiled
    anew and no other.
    """

    def __init__(self, templates: Path, key: str) -> None:
        """key: of all that they depend on but Python and their own text: Jinja and its options."""
        self._folder = Path(cache_from_source(str(templates / "any.py"))).parent
        self._key = key

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file here: the same wherever the project lies."""
        return f"{name.replace('/', '.')}.{sys.implementation.cache_tag}"

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What is kept of a template, its code as that of the file as it lies now: tracebacks name
        it."""
        bucket = super().get_bucket(environment, name, filename, source)
        if bucket.code and filename and bucket.code.co_filename != filename:
            bucket.code = _located(bucket.code, filename)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for it, if that is whole and has the key."""
        try:
            kept = load_state(self._folder / bucket.key, self._key)
        except Damaged:
            return  # it is compiled again
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket, unless Python is told to keep none, or can't write there."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):  # as Python does: what can't be kept is compiled at each build
            save_state(self._folder / bucket.key, self._key, bucket.bytecode_to_string())


def _located(code: CodeType, filename: str) -> CodeType:
    """The code, and all that is in it, as code of another file."""
    parts = [
        _located(part, filename) if isinstance(part, CodeType) else part for part in code.co_consts
    ]
    return code.replace(co_filename=filename, co_consts=tuple(parts))
