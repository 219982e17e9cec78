"""A generator's site with its copy of the stories: where it is built, edited and looked at."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.headers import Told
from tests.bench.tools import Tool
from tests.bench.warm import files, program_files, warm


@dataclass(frozen=True, slots=True)
class File:
    """What tells a written file from one that was left alone."""

    inode: int
    changed: int  # nanoseconds
    size: int


Files = dict[str, File]


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Workplace:
    """One tool's site."""

    tool: Tool
    folder: Path
    told: Sequence[Told]  # the corpus, oldest story first

    @property
    def output(self) -> Path:
        """What the tool builds into."""
        return self.folder / "output"

    def story(self, path: str) -> Path:
        """A story's file."""
        return self.folder / self.tool.stories / path

    def page(self, slug: str) -> Path:
        """The page that is made of a story."""
        return self.output / self.tool.page.format(slug=slug)

    def lay_out(self, corpus: Path) -> None:
        """Make the site anew from the corpus."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.tool.lay_out(self.folder)
        stories = self.folder / self.tool.stories
        shutil.copytree(corpus / self.tool.kind, stories, dirs_exist_ok=True)

    def empty(self) -> None:
        """Put the output and the tool's caches aside, as before a cold build.

        They aren't deleted yet: a file system may take much longer to make files where others were
        deleted a moment ago, and that would be measured as the tool's time.
        """
        aside = self.folder.parent / "aside"
        aside.mkdir(exist_ok=True)
        for name in ("output", *self.tool.caches):
            if (self.folder / name).exists():
                (self.folder / name).rename(aside / f"{self.tool.name}-{time.monotonic_ns()}")

    def warm(self) -> None:
        """Have all that a build reads in memory: its program, its sources and caches, and what is
        known of the files in the output; not their bytes, few of which a build compares."""
        for path in program_files(Path(self.tool.command()[0])):
            warm(path)
        for path in files(self.folder, without=self.output):
            warm(path)
        self.built()

    def built(self) -> Files:
        """The files of the output."""
        return dict(_walk(str(self.output), ""))

    def cached(self) -> Files:
        """The files of the tool's own caches."""
        folders = (str(self.folder / name) for name in self.tool.caches)
        return {name: file for folder in folders for name, file in _walk(folder, f"{folder}/")}


def written(before: Files, after: Files) -> Written:
    """The files that are new, or not what they were."""
    new = [file.size for name, file in after.items() if before.get(name) != file]
    return Written(len(new), sum(new))


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, File]]:
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                yield prefix + entry.name, File(stat.st_ino, stat.st_mtime_ns, stat.st_size)
