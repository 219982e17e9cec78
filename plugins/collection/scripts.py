"""What stands in every page as it is: the early script, and the icon."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path
from urllib.parse import quote

_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_KEPT = "/:=';,.-()"  # what an address in an attribute may hold as it is (RFC 3986)
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


def icon(theme: Path) -> str:
    """The site's icon as a data: address (RFC 2397); empty where the theme has none.

    Asked for as a file it would come before the page is painted, on a connection of its own.
    """
    path = theme / "static" / "favicon.svg"
    if not path.is_file():
        return ""
    drawing = path.read_text(encoding="utf-8").strip().replace('"', "'")
    return f"data:image/svg+xml,{quote(drawing, safe=_KEPT)}"
