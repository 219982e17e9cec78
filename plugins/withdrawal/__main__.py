"""Withdraw a story: python -m plugins.withdrawal [--keep title,author] STORY"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.collection.named import STORIES, Unknown
from plugins.story.command import run
from plugins.withdrawal.remains import remains
from plugins.withdrawal.steps import report
from plugins.withdrawal.tombstone import NotKept, kept_fields
from plugins.withdrawal.withdrawing import withdraw


class Refused(Exception):
    """Nothing was withdrawn; the message says why, and what to do."""


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ
) -> int:
    """Exit status: 0 done, 1 a file can't be changed, 2 nothing done because of the command."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = _parser(environment).parse_args(arguments)
    root = Path.cwd()
    try:
        if not given.story:
            raise Refused("Which story? make withdraw STORY=its-name")
        if not (root / STORIES).is_dir():
            raise Refused("There is no folder content/stories here: run this in the project.")
        done = withdraw(root, given.story, kept_fields(given.keep))
    except (Refused, Unknown, NotKept) as fault:
        print(fault, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Nothing more was done.", file=sys.stderr)
        return 1
    site = environment.get("SITEURL", "").rstrip("/")
    print("\n".join(report(done, remains(root, done.source), site)))
    return 0


def _parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    """Flags win over the variables that make hands down (KEEP for --keep)."""
    parser = argparse.ArgumentParser(
        prog="python -m plugins.withdrawal",
        description="Take a story back: its file then says so and nothing more.",
    )
    parser.add_argument("story", nargs="?", default="", metavar="STORY", help="its slug or file")
    parser.add_argument(
        "--keep",
        default=environment.get("KEEP", ""),
        metavar="title,author",
        help="lines of the header that stay in the file, where its author wants it",
    )
    return parser


if __name__ == "__main__":
    run(main)
