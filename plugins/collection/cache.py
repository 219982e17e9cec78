"""What was made from what: the manifest of an output folder.

An optimisation and never an input: without it, or with one that can't be used, everything is made
again and the bytes are the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from plugins.collection.files import write_changed

VERSION = 1


def load(path: Path) -> dict[str, str]:
    """The digest of each file that the last build left, by its address inside the site.

    Empty where there is no manifest, or one of another version, or a damaged one.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, UnicodeDecodeError, json.JSONDecodeError):
        return {}
    made = data.get("made") if isinstance(data, dict) and data.get("version") == VERSION else None
    if not isinstance(made, dict):
        return {}
    return {k: v for k, v in made.items() if isinstance(v, str) and _inside(k)}


def _inside(name: str) -> bool:
    """Whether a manifest's name can only be a place below the output folder."""
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts


def save(path: Path, made: Mapping[str, str]) -> None:
    """Keep the digests for the next build."""
    text = json.dumps({"version": VERSION, "made": dict(made)}, ensure_ascii=False)
    write_changed(path, text.encode())
