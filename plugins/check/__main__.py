"""Check the stories: python -m plugins.check [--format text|json|sarif|github] [STORY …]"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.check.checking import check
from plugins.check.formats import FORMATS, usual, written
from plugins.collection.named import Unknown
from plugins.collection.settings import last_day
from plugins.story.command import run
from plugins.story.report import is_refused


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ
) -> int:
    """Print every Problem of the stories; status 1 for an error, 2 where the command is wrong."""
    options = _parser(environment).parse_args(arguments)
    if options.format not in FORMATS:
        known = ", ".join(FORMATS)
        print(f"There is no format “{options.format}”: use one of {known}.", file=sys.stderr)
        return 2
    root = Path.cwd()
    if not (root / "content" / "stories").is_dir():
        print("There is no folder content/stories here: run this in the project.", file=sys.stderr)
        return 2
    try:
        found = check(root, [name for name in options.story if name], last_day())
    except Unknown as unknown:
        print(unknown, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    for line in written(options.format, found.files, found.problems):
        print(line)
    return 1 if is_refused(found.problems) else 0


def _parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    """Flags win over the variable FORMAT that make hands down."""
    parser = argparse.ArgumentParser(
        prog="python -m plugins.check",
        description="Print every problem of every story, with file, line and remedy.",
    )
    parser.add_argument(
        "story",
        nargs="*",
        metavar="STORY",
        help="slugs or files to check; without any, all stories",
    )
    parser.add_argument(
        "--format",
        default=environment.get("FORMAT") or usual(environment),
        metavar="|".join(FORMATS),
        help="how the problems are written: text; github in a workflow of GitHub's",
    )
    return parser


if __name__ == "__main__":
    gc.disable()  # what a check makes lives until its end
    run(main)
