"""Check the stories: python -m plugins.check [STORY …]"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.check.checking import Unknown, check
from plugins.collection.settings import last_day
from plugins.story.command import run
from plugins.story.report import is_refused, report


def main(arguments: list[str] | None = None) -> int:
    """Print every Problem of the stories; status 1 for an error, 2 for an unknown story."""
    options = _parser().parse_args(arguments)
    root = Path.cwd()
    if not (root / "content" / "stories").is_dir():
        print("There is no folder content/stories here: run this in the project.", file=sys.stderr)
        return 2
    try:
        found = check(root, [name for name in options.story if name], last_day())
    except Unknown as unknown:
        print(f"There is no story “{unknown}” in content/stories.", file=sys.stderr)
        return 2
    for line in report(found.problems):
        print(line)
    if is_refused(found.problems):
        return 1
    if any(problem.level == "warning" for problem in found.problems):
        print("No error; mend the warnings before it is published.")
        return 0
    stories = "1 story" if found.files == 1 else f"{found.files:,} stories"
    print(
        f"{stories} checked: nothing keeps {'it' if found.files == 1 else 'them'} from publishing."
    )
    return 0


def _parser() -> argparse.ArgumentParser:
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
    return parser


if __name__ == "__main__":
    run(main)
