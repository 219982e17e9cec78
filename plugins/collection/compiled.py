"""Compiled templates, kept beside them."""

from __future__ import annotations

from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from plugins.collection.pycache import Pycache


class Compiled(BytecodeCache):
    """The compiled templates of a folder.

    Jinja compares the text that one was compiled from, so a template that was edited is compiled
    anew and no other.
    """

    def __init__(self, templates: Path, key: str) -> None:
        """key: of all that they depend on but Python and their own text: Jinja and its options."""
        self._kept = Pycache(templates, key)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template here: the same wherever the project lies."""
        return name.replace("/", ".")

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
        """Fill a bucket with what was kept for it."""
        kept = self._kept.load(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket."""
        self._kept.save(bucket.key, bucket.bytecode_to_string())


def _located(code: CodeType, filename: str) -> CodeType:
    """The code, and all that is in it, as code of another file."""
    parts = [
        _located(part, filename) if isinstance(part, CodeType) else part for part in code.co_consts
    ]
    return code.replace(co_filename=filename, co_consts=tuple(parts))
