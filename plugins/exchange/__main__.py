"""The command line: python -m plugins.exchange import|new (make import, make new)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from plugins.exchange.files import read_text, write_new
from plugins.exchange.importing import Fault, Misuse, Request, draft
from plugins.exchange.report import report
from plugins.exchange.starting import ask, begin, next_steps
from plugins.story.command import run

STORIES = "content/stories"


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ
) -> int:
    """Exit status: 0 done, 1 nothing written because of the text, 2 because of the command."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = _parser(environment).parse_args(arguments)
    try:
        return _new(given) if given.command == "new" else _import(given)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 2 if isinstance(fault, Misuse) else 1
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was written.", file=sys.stderr)
        return 1


def _import(given: argparse.Namespace) -> int:
    if not given.source:
        raise Misuse('Which text? make import FROM=thread.txt AUTHOR="..." ROLE=mentor')
    request = Request(
        given.author, given.role, _today(), given.title, given.slug, given.date, given.consent
    )
    made = draft(read_text(Path(given.source)), request)
    path = write_new(made.text, made.slug, Path(given.into))
    print("\n".join(report(made, str(path))))
    return 0


def _new(given: argparse.Namespace) -> int:
    known = {"title": given.title, "author": given.author, "role": given.role}
    title, author, role = ask(known, input, lambda text: print(text, file=sys.stderr))
    slug, text = begin(title, author, role, given.slug, _today())
    path = write_new(text, slug, Path(given.into))
    print("\n".join(next_steps(slug, str(path))))
    return 0


def _today() -> date:
    """The only place where the clock is read."""
    return date.today()


def _parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    """Flags win over the variables that make hands down (AUTHOR for --author)."""
    shared = argparse.ArgumentParser(add_help=False)
    for name, what in (
        ("title", "the story's title"),
        ("author", "who tells it; a pen name is fine"),
        ("role", "mentor, mentee or both"),
        ("slug", "the file's name without .md; made from the title if left out"),
    ):
        shared.add_argument(f"--{name}", default=environment.get(name.upper(), ""), help=what)
    shared.add_argument("--into", default=STORIES, help=f"the folder of the stories ({STORIES})")
    parser = argparse.ArgumentParser(
        prog="python -m plugins.exchange", description="Bring a story in, as a draft."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    bring = commands.add_parser("import", parents=[shared], help="make a draft of a thread")
    source = environment.get("FROM", "")
    bring.add_argument("--from", dest="source", default=source, metavar="FILE", help="its text")
    day = environment.get("DATE", "")
    bring.add_argument("--date", default=day, help="when it was first told: 2024-03-02")
    consent = environment.get("CONSENT", "").casefold() == "yes"
    agreed = "the author agreed to have it published under CC BY 4.0"
    bring.add_argument("--consent", action="store_true", default=consent, help=agreed)
    commands.add_parser("new", parents=[shared], help="begin a story from nothing")
    return parser


if __name__ == "__main__":
    run(main)
