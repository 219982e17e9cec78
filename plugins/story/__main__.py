"""Show how a text is read: python -m plugins.story [--as markdown|unroll|posts] [--json] FILE"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.story.command import run
from plugins.story.decode import decode
from plugins.story.fields import check
from plugins.story.header import has_header, split_header
from plugins.story.limits import IMPORT_BYTES, STORY_BYTES
from plugins.story.markup import render
from plugins.story.meant import files_meant, several
from plugins.story.model import Hashtag, Mention, Mode, Problem, Thread
from plugins.story.reading import Reading
from plugins.story.repair import damaged
from plugins.story.report import in_words, is_refused
from plugins.story.show import as_json, as_text
from plugins.story.thread import read_thread
from plugins.story.thread.numbering import AUTO, Numbering

STORIES = Path("content/stories")
PLAIN = Reading()


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and what its header says of how to read it."""

    body: str | list[str]
    line: int = 1  # the file's line on which the body begins
    numbering: Numbering = AUTO
    reading: Reading = PLAIN
    problems: tuple[Problem, ...] = ()


def main(arguments: list[str] | None = None) -> int:
    """Print how FILE is read; status 1 where it has an error, 2 where it can't be read at all."""
    options = _parser().parse_args(arguments)
    if not options.file:
        print("Which text? make read STORY=its-name, or a file: STORY=thread.txt", file=sys.stderr)
        return 2
    path = Path(options.file)
    try:
        path = _find(options.file)
        text = _load(path, options.mode)
    except (OSError, ValueError) as error:
        print(f"{path}: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
        return 2
    thread = read_thread(text.body, options.mode, text.numbering)
    thread, tags, mentions = _read_marks(thread, text)
    show = as_json if options.json else as_text
    print(show(thread, tags, mentions))
    return 1 if is_refused(thread.problems) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.story",
        description="Show how a text is read: its sections, hashtags, mentions and problems.",
    )
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a story file, a story's slug, or any text; in mode posts a JSON list of strings",
    )
    parser.add_argument(
        "--as",
        dest="mode",
        choices=("markdown", "unroll", "posts"),
        default="markdown",
        help="what FILE is (markdown)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")
    return parser


def _find(name: str) -> Path:
    """The file of that name, or the story that is meant. Raises ValueError for several."""
    path = Path(name)
    if path.exists():
        return path
    stories = sorted(story.as_posix() for story in STORIES.rglob("*.md"))
    found = files_meant(stories, name, Path.cwd())
    if len(found) > 1:
        raise ValueError(several(found, name))
    return Path(found[0]) if found else path


def _load(path: Path, mode: Mode) -> Text:
    """Read a file. Raises OSError, or ValueError with what is wrong."""
    most = STORY_BYTES if mode == "markdown" else IMPORT_BYTES
    with path.open("rb") as file:
        text, problems, *_ = decode(file.read(most + 1), most, damaged=mode == "unroll")
    if problems:
        raise ValueError("\n".join(in_words(problem) for problem in problems))
    if mode == "posts":
        return Text(_posts(text))
    if mode == "unroll" or not has_header(text):
        return Text(text)
    header = split_header(text)
    facts, faults = check(header)
    reading = Reading(slug=path.stem, handles=facts.handles)
    told = (*header.problems, *faults, *damaged(text.removesuffix(header.body)))
    return Text(header.body, header.body_line, facts.numbering, reading, told)


def _posts(text: str) -> list[str]:
    try:
        posts = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        posts = None
    if not isinstance(posts, list) or not all(isinstance(post, str) for post in posts):
        raise ValueError("in mode posts a file is a JSON list of strings")
    return posts


def _read_marks(thread: Thread, text: Text) -> tuple[Thread, list[Hashtag], list[Mention]]:
    """The thread with all Problems in lines of the file, and the marks of its posts."""
    tags: list[Hashtag] = []
    mentions: list[Mention] = []
    problems = list(text.problems)
    offset = text.line - 1
    if isinstance(text.body, str) and not thread.repaired:
        problems += [replace(p, line=p.line + offset) for p in damaged(text.body)]
    problems += [replace(p, line=p.line + offset) for p in thread.problems]
    for post in thread.posts:
        markup = render(post.text, text.reading)
        tags += markup.hashtags
        mentions += markup.mentions
        problems += [replace(p, line=p.line + post.line - 1 + offset) for p in markup.problems]
    unique = sorted(dict.fromkeys(problems), key=lambda p: (p.line, p.rule, p.message))
    return replace(thread, problems=tuple(unique)), tags, mentions


if __name__ == "__main__":
    run(main)
