"""One style sheet out of many: a reader asks for one file, we write one file a block."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_IMPORT = re.compile(r'@import\s+"((?:\.\./)?[\w-]+\.css)"(?:\s+layer\((\w+)\))?\s*;')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_PROPERTY = re.compile(r"((?:^|[{;])\s*[\w-]+): ", re.MULTILINE)
_NEEDLESS = re.compile(r"(?<=[{};,])\s+|\s+(?=[{}])|;\s*(?=\})")


def bundle(sheet: Path) -> str:
    """A style sheet with its `@import "name.css" layer(name);` lines replaced by those files, and
    theirs by others.

    Comments, indentation and needless space go; nothing else changes.
    """
    return _whole(sheet) + "\n"


def _whole(sheet: Path) -> str:
    return _IMPORT.sub(lambda match: _layer(sheet, match), _bare(sheet.read_text(encoding="utf-8")))


def _layer(sheet: Path, match: re.Match[str]) -> str:
    text = _whole(sheet.parent / match[1])
    return f"@layer {match[2]}{{{text}}}" if match[2] else text


@lru_cache(maxsize=128)  # most blocks are in the sheets of most kinds of page
def _bare(text: str) -> str:
    lines = _BLANK.sub("\n", _COMMENT.sub("", text)).strip()
    return _NEEDLESS.sub("", _PROPERTY.sub(r"\1:", lines))
