"""Whom git names for a story: it keeps a name and an e-mail address with every change."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

STORIES = "content/stories"
PATIENCE = 10.0  # seconds for one answer of git's
MOST = 50  # stories that are asked about; more are a maintainer's
SEVERAL = 3  # authors whose stories one person committed: those are brought for others
_WRITTEN = ("log", "-n", "20", "--no-mailmap", "--format=%an%x00%ae")
_NOT_COMMITTED = ("status", "--porcelain", "-z", "--untracked-files=all", "--", STORIES)
_WOULD_WRITE = ("var", "GIT_AUTHOR_IDENT")
_LATEST = (
    *("-c", "core.quotepath=off", "log", "-n", "200", "--no-mailmap", "--name-only"),
    *("--format=%x00%an%x00%ae", "--", STORIES),
)
_AUTHOR = re.compile(rb"(?mi)^Author:[ \t]*(.+?)[ \t\r]*$")


def known_to_git(
    root: Path, named: Iterable[str], environment: Mapping[str, str] = os.environ
) -> dict[str, tuple[str, ...]]:
    """The names and e-mail addresses that git has, or would record, for stories, by path.

    named: the paths of stories that were asked for by name; without any, those that are changed
    and not committed. Who brings the stories of several authors gives none of them away, and is
    left out. Empty where this is no checkout of git's, or git isn't there. In a workflow of
    GitHub's nothing is asked: whoever reads its log should not be told where to look.
    """
    if environment.get("GITHUB_ACTIONS") or not (root / ".git").exists():
        return {}
    open_now = _not_committed(root)
    asked = list(named) or sorted(open_now)
    if not asked or len(asked) > MOST:
        return {}
    now = _identity(_ask(root, *_WOULD_WRITE))
    bringers = _bringers(root)
    known = {}
    for path in asked:
        written = _ask(root, *_WRITTEN, "--", path).replace("\n", "\0").split("\0")
        found = dict.fromkeys([*written, *(now if path in open_now else ())])
        known[path] = tuple(name for name in found if name and name not in bringers)
    return known


def _not_committed(root: Path) -> set[str]:
    """The story files that are new or changed since the last commit."""
    entries = _ask(root, *_NOT_COMMITTED).split("\0")
    return {entry[3:] for entry in entries if entry.endswith(".md")}


def _identity(answer: str) -> tuple[str, ...]:
    """The name and the address in `Jane Doe <jane@example.org> 1700000000 +0000`."""
    name, _, rest = answer.partition(" <")
    address = rest.partition(">")[0]
    return (name.strip(), address) if address else ()


def _bringers(root: Path) -> set[str]:
    """The names and addresses of those who lately committed the stories of several authors."""
    entries = _ask(root, *_LATEST).split("\0")[1:]
    brought: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, rest in zip(entries[::2], entries[1::2], strict=False):
        address, *paths = rest.split("\n")
        brought[name, address].update(path for path in paths if path.endswith(".md"))
    return {
        word
        for identity, paths in brought.items()
        if len(paths) >= SEVERAL and len(_authors(root, paths)) >= SEVERAL
        for word in identity
    }


def _authors(root: Path, paths: Iterable[str]) -> set[bytes]:
    """Who tells the stories of some files, as their headers have it."""
    found = set()
    for path in paths:
        file = root / path
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as story:
                author = _AUTHOR.search(story.read(4096))
            found.add(author[1] if author else b"")
    return found - {b""}


def _ask(root: Path, *question: str) -> str:
    """What git answers; empty where it can't."""
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        answer = subprocess.run(
            ["git", "--no-pager", *question],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""  # no git, or none that answers: then nothing is said of it
    return answer.stdout.decode("utf-8", "replace").strip("\n") if answer.returncode == 0 else ""
