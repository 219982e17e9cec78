"""Pagefind's program: given records, it gives the files of an index.

It is spoken to over pipes, so that nothing of a story lies anywhere on the way; Pagefind's own
Python package waits a tenth of a second for each answer, which is too long for thousands of them.
Records are numbered in the order in which they are given.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import IO, Any

from plugins.search.record import LANGUAGE
from plugins.search.steady import steady

Files = dict[str, bytes]  # by their names in the index
Record = tuple[str, str]  # address, HTML

# How much of the index a search fetches for a word. Pagefind's own 20,000 are 23 KB; the list of
# pieces grows as they get smaller, and 3,000 is where both together are least for 2,000 stories.
PIECE = "3000"


class NoIndex(RuntimeError):
    """The index can't be made; the message says why, and what to do."""


def indexed(records: Iterable[Record]) -> Files:
    """The files of an index of records that the search page needs. Raises NoIndex."""
    with TemporaryFile() as said:  # a pipe that nobody reads would stop it
        try:
            engine = subprocess.Popen(
                [_program(), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": PIECE},
            )
        except OSError as error:
            raise NoIndex(f"Pagefind can't be started: {error.strerror}.") from error
        try:
            return _files(_Talk(engine), records)
        except _Broken as broken:
            engine.kill()
            engine.wait()
            said.seek(0)
            why = said.read().decode("utf-8", "replace").strip()[-1000:]
            raise NoIndex(f"Pagefind failed: {broken}. {why}") from broken
        finally:
            engine.kill()
            engine.communicate()


def _program() -> str:
    try:
        from pagefind_bin import get_executable
    except ImportError as error:
        raise NoIndex(
            "The package pagefind_bin isn't installed; make installs it. Where there is none for"
            ' your system, take "plugins.search" out of publishconf.py.'
        ) from error
    return str(get_executable())


class _Broken(Exception):
    """Pagefind gave no answer, or none that can be used."""


class _Talk:
    """What is said to a running Pagefind: JSON in base64, with a comma after each message."""

    def __init__(self, engine: subprocess.Popen[bytes]) -> None:
        assert engine.stdin and engine.stdout
        self._tell: IO[bytes] = engine.stdin
        self._hear: IO[bytes] = engine.stdout
        self._number = 0
        self._heard = b""

    def tell(self, kind: str, **given: object) -> None:
        """Ask something; the answer is still to be heard. Raises _Broken."""
        self._number += 1
        message = {"message_id": self._number, "payload": {"type": kind, **given}}
        try:
            self._tell.write(base64.b64encode(json.dumps(message).encode()) + b",")
            self._tell.flush()
        except BrokenPipeError as error:
            raise _Broken("it ended") from error

    def hear(self, what: str) -> Any:
        """What the next answer says of one thing. Raises _Broken."""
        try:
            answer: dict[str, Any] = json.loads(base64.b64decode(self._answer()))["payload"]
        except (KeyError, ValueError) as error:
            raise _Broken(f"it gave no answer that can be used ({error})") from error
        if answer.get("type") == "Error":
            raise _Broken(answer.get("message", "it can't"))
        if what not in answer:
            raise _Broken(f"it didn't say its {what}")
        return answer[what]

    def _answer(self) -> bytes:
        parts = [self._heard]
        while b"," not in parts[-1]:
            parts.append(os.read(self._hear.fileno(), 1 << 20))
            if not parts[-1]:
                raise _Broken("it ended before it answered")
        last, _, self._heard = parts.pop().partition(b",")
        return b"".join([*parts, last])


def _files(talk: _Talk, records: Iterable[Record]) -> Files:
    talk.tell("NewIndex", config={"force_language": LANGUAGE})
    number = talk.hear("index_id")
    waiting = (
        False  # it reads a record while the next one is made, and never has two answers to give
    )
    for url, html in records:
        talk.tell("AddFile", index_id=number, url=url, file_path=None, file_contents=html)
        if waiting:
            talk.hear("page_url")
        waiting = True
    if waiting:
        talk.hear("page_url")
    talk.tell("GetFiles", index_id=number)
    made = talk.hear("files")
    try:
        return steady({file["path"]: base64.b64decode(file["content"]) for file in made})
    except (KeyError, ValueError) as error:
        raise _Broken(f"its index is of another kind than expected ({error!r})") from error
