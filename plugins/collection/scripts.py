"""Scripts as readers get them."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path

_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def bare(path: Path) -> str:
    """A script without its whole lines of comment, and without indentation."""
    return _INDENT.sub("", _COMMENT.sub("", path.read_text(encoding="utf-8"))).strip()


def early(theme: Path, features: Container[str]) -> str:
    """The script that stands in every page, before anything is painted; empty where there is none.

    The page's policy knows it by its digest (`plugins.collection.policy`).
    """
    path = theme / "static" / "js" / "early.js"
    return bare(path) if "scripts" in features and path.is_file() else ""
