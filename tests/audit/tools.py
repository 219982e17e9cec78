"""What a part measures with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tests.audit.figures import NotMeasured
from tests.audit.sites import CACHE

HERE: Final = Path(__file__).parent
PACKAGES: Final = CACHE / "node_modules"
MANIFESTS: Final = ("package.json", "package-lock.json")
FIRST_NODE: Final = (20, 19)  # as html-validate wants it


@dataclass
class Tools:
    """A browser, Node's packages, and where progress is told."""

    start_browser: Callable[[], Browser]
    runs: int = 3
    tell: Callable[[str], None] = lambda text: None

    @cached_property
    def browser(self) -> Browser:
        """The one browser of all parts, started when it is wanted. Raises NotMeasured."""
        return self.start_browser()

    def each(self, part: str, things: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Kinds and pages, telling where we are."""
        listed = list(things)
        for number, (kind, page) in enumerate(listed, 1):
            self.tell(f"{part} {number}/{len(listed)}: {kind}, {page}")
            yield kind, page

    @cached_property
    def packages(self) -> Path:
        """The folder of Node's packages, installed once. Raises NotMeasured."""
        kept = CACHE / MANIFESTS[1]
        if not (kept.is_file() and kept.read_bytes() == (HERE / MANIFESTS[1]).read_bytes()):
            self.tell("installing what runs in Node, once")
            install()
        return PACKAGES

    @cached_property
    def node(self) -> str:
        """Node's program. Raises NotMeasured."""
        node = shutil.which("node")
        if node is None:
            raise NotMeasured("needs Node 20: apt install nodejs npm")
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        version = tuple(int(part) for part in said.stdout.strip().lstrip("v").split(".")[:2])
        if version < FIRST_NODE:
            raise NotMeasured(
                f"needs Node {FIRST_NODE[0]}.{FIRST_NODE[1]}, not {said.stdout.strip()}"
            )
        return node

    @cached_property
    def java(self) -> str:
        """Java's program. Raises NotMeasured."""
        java = shutil.which("java")
        if java is None:
            raise NotMeasured("needs Java 17: apt install default-jre-headless")
        return java


def install() -> None:
    """`npm ci` into the cache, without the programs that packages run. Raises NotMeasured."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotMeasured("needs npm: apt install nodejs npm")
    CACHE.mkdir(parents=True, exist_ok=True)
    kept = CACHE / MANIFESTS[1]
    kept.unlink(missing_ok=True)
    shutil.copy(HERE / MANIFESTS[0], CACHE)
    shutil.copy(HERE / MANIFESTS[1], CACHE / f"{MANIFESTS[1]}.new")
    (CACHE / f"{MANIFESTS[1]}.new").rename(kept)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=CACHE,
        env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"},
        stdout=sys.stderr,
        check=False,
    )
    if done.returncode:
        kept.unlink()  # so that it is tried again
        raise NotMeasured("npm could not install what is needed; it says above why")
