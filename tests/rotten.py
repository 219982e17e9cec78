"""A hundred files and more that can't be stories, and the line on which the reason stands."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.stories import BODY, story_text

FIRST = 9  # the line of the first post, where the header has no field more than it must
NEXT = 8  # of a field that is added to the header
_PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


class Rotten(NamedTuple):
    """A file below content/stories, and the line on which something is wrong."""

    name: str
    data: bytes
    line: int
    make: Callable[[Path], None] | None = None  # for what isn't made by writing bytes


def rotten() -> list[Rotten]:
    """All of them; no two of one name."""
    return [*_encodings(), *_sizes(), *_shapes(), *_values(), *_signs(), *_names(), *_kinds()]


def _story(name: str, line: int, text: str) -> Rotten:
    return Rotten(f"{name}.md", text.encode("utf-8", "surrogatepass"), line)


def _encodings() -> Iterator[Rotten]:
    good = story_text().encode()
    body = story_text("1/ %s\n\n2/ More.\n")
    yield Rotten("no-byte.md", b"", 1)
    yield Rotten("spaces.md", b" \n\t\n\r\n", 1)
    yield Rotten("picture.md", _PNG, 1)
    yield Rotten("packed.md", gzip.compress(good, mtime=0), 1)
    yield Rotten("utf-16.md", good.decode().encode("utf-16"), 1)
    yield Rotten("utf-16-be.md", b"\xfe\xff" + good.decode().encode("utf-16-be"), 1)
    yield Rotten("latin.md", (body % "caf\xe9").encode("latin-1"), FIRST)
    yield Rotten("shift-jis.md", (body % "恩送り").encode("shift-jis"), FIRST)
    yield Rotten("overlong.md", (body % "x").encode().replace(b"x", b"\xc0\xaf"), FIRST)
    yield Rotten("cut-short.md", good + "é".encode()[:1], 14)
    yield Rotten("half-a-pair.md", (body % "\ud83d").encode("utf-8", "surrogatepass"), FIRST)
    yield _story("null", FIRST, body % "a\0b")
    yield _story("null-above", 1, story_text(Title="a\0b"))
    yield _story("escape", FIRST, body % "\x1b[31m")
    yield _story("delete", FIRST, body % "a\x7f")
    yield _story("next-line", FIRST, body % "a\x85b")
    yield _story("bell", FIRST, body % "a\x07")


def _sizes() -> Iterator[Rotten]:
    yield _story("one-byte-more", 1, story_text("1/ " + "x" * 65_536))
    yield Rotten("ten-megabytes.md", b"x" * 10_000_000, 1)
    yield _story("many-posts", FIRST, story_text("\n\n".join(f"{n}/ x" for n in range(1, 202))))
    yield _story("long-post", FIRST + 2, story_text(f"1/ x\n\n2/ {'x' * 4001}\n"))
    yield _story("long-title", 1, story_text(Title="x" * 1001))
    yield _story("long-note", NEXT, story_text(Note="x" * 1001))


def _shapes() -> Iterator[Rotten]:
    yield _story("no-header", 1, BODY)
    yield _story("header-alone", FIRST, story_text(""))
    yield _story("rules-alone", FIRST, story_text("---\n\n---\n"))
    yield _story("never-closed", 1, "---\n" + story_text())
    yield _story("no-empty-line", NEXT, story_text().replace("\n\n", "\n", 1))
    yield _story("doubled", 5, story_text().replace("Role:", "Role: mentee\nRole:"))
    yield _story("element", NEXT, story_text(**{"<script>": "x"}))
    yield _story("sentence", NEXT, story_text(**{"It was late, and then she said": "x"}))
    yield _story("emoji-field", NEXT, story_text(**{"💥": "x"}))
    for key in ("Save_as", "Template", "Slug", "URL", "Category", "Tags", "_content", "is_valid"):
        name = f"key-{key.strip('_').replace('_', '-').lower()}"
        yield _story(name, NEXT, story_text(**{key: "x"}))
    yield _story("slip", 1, story_text().replace("Title:", "Tilte:"))


def _values() -> Iterator[Rotten]:
    for name in ("Title", "Date", "Author", "Role", "Consent", "People", "License"):
        yield _story(f"without-{name.lower()}", 1, story_text(**{name: None}))
    for line, field, values in (
        (2, "Date", ("yesterday", "2024-02-30", "02/03/2024", "0000-01-01", "2999-01-01")),
        (3, "Author", ("***", "<>")),
        (4, "Role", ("boss", "mentor<script>")),
        (5, "Consent", ("no",)),
        (6, "People", ("some",)),
        (7, "License", ("mine", "CC-BY-9.0")),
        (NEXT, "Modified", ("soon", "2023-01-01", "2999-01-01")),
        (NEXT, "Lang", ("<script>", "english please")),
        (NEXT, "Source", ("javascript:alert(1)", "//x.example", "https://a:b@x.example/")),
        (NEXT, "Reply-To", ("../../etc/passwd", "nobody-here", "con", "reply-to-4")),
        (NEXT, "Image", ("../x.jpg", "x.svg", "x.jpg", ".x.jpg")),
        (NEXT, "Handles", ("ward seven", "@a=javascript:alert(1)")),
        (NEXT, "Hashtags", ("first-gen", "<script>", "a b")),
        (NEXT, "Numbering", ("sideways",)),
        (NEXT, "Status", ("hidden",)),
    ):
        for n, value in enumerate(values, 1):
            yield _story(f"{field.lower()}-{n}", line, story_text(**{field: value}))


def _signs() -> Iterator[Rotten]:
    body = story_text("1/ x\n\n2/ %s\n")
    yield _story("turned-title", 1, story_text(Title="A\u202eb"))
    yield _story("turned-text", FIRST + 2, body % "photo\u202egpj.exe")
    yield _story("isolated", FIRST + 2, body % "a\u2067b\u2069")
    yield _story("unseen", FIRST + 2, body % "men\u200btor")
    yield _story("unseen-author", 3, story_text(Author="Ward\u200b Seven"))
    yield _story("tagged", FIRST + 2, body % "a\U000e0041b")
    yield _story("private", FIRST + 2, body % "a\ue000b")
    yield _story("unassigned", FIRST + 2, body % "a\u0378b")
    yield _story("look-alike", 3, story_text(Author="W\u0430rd Seven"))
    yield _story("look-alike-tag", NEXT, story_text(Hashtags="M\u0435ntoring"))


def _names() -> Iterator[Rotten]:
    names = ["con", "NUL", "com1", "index", "404", "a b", "a_b", "a--b", "-a", "a-", "a.b", "~"]
    names += ['a"b', "<b>", "a&b", "x" * 101, "e\u0301", "a\u202eb", "💥", "a\nb", "%2e", "{{x}}"]
    yield from (_story(name, 1, story_text()) for name in names if _can_be(name))
    yield _story("2023/twice", 1, story_text())
    yield _story("2024/twice", 1, story_text())
    yield _story("2023/Capital", 1, story_text())
    yield _story("2024/capital", 1, story_text())


def _can_be(name: str) -> bool:
    """Whether this computer can have a file of this name at all."""
    return os.name == "posix" or not set(name) & set('"<>\n')


def _kinds() -> Iterator[Rotten]:
    for ending in ("txt", "rst", "html", "markdown", "svg", "js", "exe", "jpg"):
        yield Rotten(f"kind.{ending}", story_text().encode(), 1)
    yield Rotten(".hidden.md", story_text().encode(), 1)
    yield Rotten("link.md", b"", 1, lambda path: path.symlink_to("/etc/passwd"))
    yield Rotten("broken.md", b"", 1, lambda path: path.symlink_to("nowhere"))
    yield Rotten("folder", b"", 1, lambda path: path.symlink_to("/etc"))
    if hasattr(os, "mkfifo"):
        yield Rotten("pipe.md", b"", 1, os.mkfifo)
