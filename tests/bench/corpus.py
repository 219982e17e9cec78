"""A made-up collection of any size, once in every generator's own header."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Final

from tests.bench.headers import HEADERS, Told
from tests.bench.tales import tales

FACTS: Final = "stories.json"
FEWEST: Final = 10
SEED: Final = 7
MARKED: Final = 0.2  # share of stories whose text has Markdown marks
CODE: Final = ("corpus.py", "headers.py", "prose.py", "tales.py", "vocabulary.py")


def corpus(stories: int, below: Path) -> Path:
    """The folder of a corpus below a folder; made, unless it is there whole already."""
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in CODE)
    folder = below / f"{stories}-{blake2b(code, digest_size=4).hexdigest()}"
    if not (folder / FACTS).is_file():
        shutil.rmtree(folder, ignore_errors=True)
        write_corpus(stories, folder)
    return folder


def write_corpus(stories: int, folder: Path, seed: int = SEED, marked: float = MARKED) -> None:
    """Write each story once a kind of header, as <kind>/<year>/<slug>.md; the facts last.

    The kinds are those of HEADERS; the body of a story is the same bytes in each. Raises ValueError
    for fewer stories than FEWEST.
    """
    if stories < FEWEST:
        raise ValueError(f"a corpus has at least {FEWEST} stories")
    told = []
    for tale in tales(stories, seed, marked):
        told.append(asdict(tale.facts))
        for kind, header in HEADERS.items():
            path = folder / kind / tale.facts.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(header(tale.facts) + tale.body, encoding="utf-8")
    (folder / FACTS).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def read_facts(folder: Path) -> tuple[Told, ...]:
    """The facts of a corpus that was written, oldest story first."""
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    return tuple(Told(**{**fact, "tags": tuple(fact["tags"])}) for fact in facts)
