"""The sites that are measured: the project's own stories, and those with many more."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.audit.kinds import chosen, claimed
from tests.audit.server import hosted
from tests.bench.corpus import corpus
from tests.project import COPIED, copy_project

ROOT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = ROOT / ".cache" / "audit"
# As a published site has one: feeds and cards need it. No story links to it.
ADDRESS: Final = "https://audit.example"


class AuditError(Exception):
    """There is nothing to measure; the message says why."""


@dataclass(frozen=True, slots=True)
class Site:
    """One site, built and served."""

    name: str  # in the table
    folder: Path
    url: str  # without a slash at its end
    found: dict[str, list[str]]  # all pages by kind
    kinds: dict[str, str]  # the page that stands for each kind
    whole: bool  # small enough to look at every page where that is cheap

    @property
    def looked_at(self) -> list[tuple[str, str]]:
        """Kinds and pages for what is cheap: all pages of a small site, one a kind of a large."""
        pages = self.found.items() if self.whole else ((k, [p]) for k, p in self.kinds.items())
        return [(kind, page) for kind, some in pages for page in some if kind in self.kinds]


def built(more: int) -> Path:
    """The output of the project's stories and `more` made-up ones; only what changed is made."""
    place = CACHE / "sites" / str(more)
    place.mkdir(parents=True, exist_ok=True)
    for name in (*COPIED, "content"):  # the output and the cache stay
        path = place / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    project = copy_project(ROOT, place, content=True)
    if more:
        made_up = corpus(more, CACHE / "corpus") / "story"
        shutil.copytree(made_up, place / "content" / "stories", dirs_exist_ok=True)
    done: subprocess.CompletedProcess[str] = project.publish(SITEURL=ADDRESS)
    if done.returncode:
        raise AuditError(f"The site of {place} can't be built:\n{done.stdout}{done.stderr}")
    return place / "output"


@contextmanager
def site(
    name: str, folder: Path, wanted: tuple[str, ...] = (), whole: bool = True
) -> Iterator[Site]:
    """A built site, served. wanted: names of kinds, or parts of them; all where there are none."""
    found = claimed(folder)
    kinds = chosen(folder, found)
    if wanted:
        kinds = {k: page for k, page in kinds.items() if any(word in k for word in wanted)}
    if not kinds:
        raise AuditError(f"{name} has no page of the kinds {', '.join(wanted)}.")
    with hosted(folder) as url:
        yield Site(name, folder, url, found, kinds, whole)
