"""Tidy the stories: python -m plugins.check.fix [--dry-run] [STORY …]"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple
from unicodedata import is_normalized

from plugins.check.choosing import choose
from plugins.check.fix.meaning import meaning
from plugins.check.fix.tidy import tidied
from plugins.collection.bounded import TooLong, bounded
from plugins.collection.files import replace
from plugins.collection.named import Unknown
from plugins.collection.sources import Source, read_bytes
from plugins.collection.workers import spread
from plugins.story.command import run
from plugins.story.decode import decode
from plugins.story.limits import READ_SECONDS
from plugins.story.report import shown

SECONDS = 5 * READ_SECONDS  # of the processor, for one file: it is read again after each step
LINES = 5_000  # of a file; the difference of a longer one is not shown


class Tidied(NamedTuple):
    """One file, and what becomes of it."""

    path: str
    before: str
    after: str
    data: bytes  # as it is
    done: tuple[str, ...]  # what was tidied
    left: str = ""  # why it is not touched, where it isn't

    @property
    def is_changed(self) -> bool:
        return not self.left and self.after.encode() != self.data


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ
) -> int:
    """Show what is tidied, and write it; status 1 where a file had to be left, 2 for misuse."""
    options = _parser(environment).parse_args(arguments)
    root = Path.cwd()
    if not (root / "content" / "stories").is_dir():
        print("There is no folder content/stories here: run this in the project.", file=sys.stderr)
        return 2
    try:
        chosen = choose(root, [name for name in options.story if name])
    except Unknown as unknown:
        print(unknown, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    show = dict(chosen.steward.show)
    looked = spread(chosen.asked, lambda source: tuple(look(root, source.path, show)), _lost)
    files = [Tidied(*fields) for fields in looked]
    for file in files:
        if file.is_changed and not options.dry_run:
            replace(str(root / file.path), file.after.encode())
        for line in told(file):
            print(line)
    print(summary(files, options.dry_run))
    return 1 if any(file.left for file in files) else 0


def _lost(source: Source, why: str) -> tuple[object, ...]:
    return tuple(Tidied(source.path, "", "", b"", (), f"it can't be read: {why}"))


def look(root: Path, path: str, show: Mapping[str, str]) -> Tidied:
    """What a file becomes. show: hashtag keys to the steward's spelling."""
    try:
        data = read_bytes(f"{root}/{path}")
    except OSError as error:
        return Tidied(path, "", "", b"", (), f"it can't be read: {error.strerror}")
    text, problems, *_ = decode(data)
    if any(problem.rule == "control-character" for problem in problems):
        text, problems, *_ = decode(data, damaged=True)  # some damage is made of such characters
    if problems:
        return Tidied(path, "", "", data, (), problems[0].message)
    try:
        made = bounded(SECONDS, _tidied, text, show)
    except TooLong:
        return Tidied(path, text, text, data, (), f"it takes longer than {SECONDS} seconds")
    if made is None:
        return Tidied(path, text, text, data, (), "make check tells what to mend in it first")
    after, problems, *_ = decode(made[0].encode())
    if problems:
        return Tidied(path, text, text, data, (), problems[0].message)
    return Tidied(path, text, after, data, (*_form(data), *made[1]))


def _form(data: bytes) -> Iterator[str]:
    """What reading a file as text tidies already."""
    if data.startswith(BOM_UTF8):
        yield "byte order mark"
    if b"\r" in data:
        yield "line ends"
    if not data.isascii() and not is_normalized("NFC", data.decode()):
        yield "letters with accents"


def _tidied(text: str, show: Mapping[str, str]) -> tuple[str, tuple[str, ...]] | None:
    return tidied(text, show) if meaning(text) else None


def told(file: Tidied) -> Iterator[str]:
    """What happens to a file, for a terminal: the difference, or why it is left as it is."""
    if file.left:
        yield shown(f"{file.path} is left as it is: {file.left}")
    if not file.is_changed:
        return
    yield shown(f"{file.path}: {', '.join(file.done)}")
    before, after = (text.split("\n") for text in (file.before, file.after))
    if max(len(before), len(after)) > LINES:
        yield "  (too long to show)"
        return
    names = f"a/{file.path}", f"b/{file.path}"
    for line in unified_diff(before, after, *names, lineterm="", n=1):
        yield shown(line)


def summary(files: Sequence[Tidied], dry: bool) -> str:
    """The last line: counts."""
    changed = sum(file.is_changed for file in files)
    left = sum(bool(file.left) for file in files)
    would = "would be" if dry else "were" if changed != 1 else "was"
    said = f"{len(files):,} looked at, {changed:,} {would} tidied"
    return (
        f"{said}, {left:,} left as {'it is' if left == 1 else 'they are'}." if left else f"{said}."
    )


def _parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.check.fix",
        description="Tidy the form of stories, never what they say, and show the difference.",
    )
    parser.add_argument(
        "story", nargs="*", metavar="STORY", help="slugs or files; without any, all stories"
    )
    dry = environment.get("DRY", "").casefold() not in ("", "no", "0")
    parser.add_argument("--dry-run", action="store_true", default=dry, help="only show")
    return parser


if __name__ == "__main__":
    gc.disable()  # what is read lives until the end
    run(main)
