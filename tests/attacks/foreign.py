"""Other people's lists of attacks, run like ours.

Say where they lie: `PIF_ATTACKS=folder-or-file make test TESTS=tests/attacks`.

A list is a text file with an attack on each line, a Markdown file whose blocks of code hold them,
or a JSON or JavaScript file: every string in it is one. Nothing of such a list is kept here.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.attacks.corpus import Attack, unescaped

ENDINGS = (".txt", ".md", ".json", ".js", ".mjs", ".html", ".dat", ".py", ".csv")
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)+)"|\'((?:[^\'\\\n]|\\.)+)\'|`((?:[^`\\]|\\.)+)`')
_BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"\\([\"'`/])")
_SHORTEST = 3


def foreign() -> tuple[Attack, ...]:
    """The attacks of the lists that PIF_ATTACKS names; none where it names nothing."""
    named = os.environ.get("PIF_ATTACKS", "")
    if not named:
        return ()
    place = Path(named)
    paths = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file())
    found = {
        text: Attack(f"{path.name}: {n}", text)
        for path in paths
        if path.suffix in ENDINGS
        for n, text in enumerate(texts(path), 1)
        if len(text.strip()) >= _SHORTEST
    }
    if not found:
        raise ValueError(f"PIF_ATTACKS={named} has no attack in it")
    return tuple(found.values())


def texts(path: Path) -> Iterable[str]:
    """The attacks in one file."""
    said = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        return _strings(json.loads(said))
    if path.suffix in (".js", ".mjs", ".py"):
        return [_literal(next(filter(None, match.groups()))) for match in _STRING.finditer(said)]
    if path.suffix == ".md":
        blocks = _BLOCK.findall(said)
        return [*blocks, *(line for block in blocks for line in block.split("\n"))]
    return said.split("\n")


def _strings(value: object) -> Iterator[str]:
    """All strings of a JSON document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _literal(text: str) -> str:
    """A string of JavaScript or Python as its language reads it, more or less."""
    return unescaped(_QUOTED.sub(r"\1", text))
