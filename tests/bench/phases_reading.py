"""The phases from files to stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.story.decode import decode
from plugins.story.fields import check
from plugins.story.header import split_header
from plugins.story.markup import plain_text, render
from plugins.story.model import Story
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.repair import damaged
from plugins.story.thread import read_thread
from tests.bench.phases import Phase, timed
from tests.bench.process import BenchError


def reading(folder: Path) -> tuple[list[Story], list[Phase]]:
    """The stories below a folder, and what reading them takes. One that is faulty: BenchError."""
    paths = sorted(folder.rglob("*.md"))
    fetch, texts = timed(lambda: [path.read_bytes() for path in paths])
    names = [f"content/stories/{path.name}" for path in paths]
    named, by = list(zip(names, texts, strict=True)), Reading()
    read, found = timed(lambda: [read_story(name, text, by)[0] for name, text in named])
    stories = [story for story in found if story]
    if len(stories) < len(found):
        raise BenchError(f"{len(found) - len(stories)} of the made-up stories could not be read.")
    parts = list(_parts(texts))
    rest = Phase("the rest", max(0.0, read - sum(part.seconds for part in parts)), part=True)
    return stories, [Phase("fetch files", fetch), Phase("read stories", read), *parts, rest]


def _parts(texts: Sequence[bytes]) -> Iterator[Phase]:
    """What reading consists of, each function by itself."""
    seconds, decoded = timed(lambda: [decode(text)[0] for text in texts])
    yield Phase("decode", seconds, part=True)
    seconds, headers = timed(lambda: [split_header(text) for text in decoded])
    yield Phase("header", seconds, part=True)
    yield Phase("fields", timed(lambda: [check(header) for header in headers])[0], part=True)
    bodies = [header.body for header in headers]
    seconds, threads = timed(lambda: [read_thread(body, "markdown") for body in bodies])
    yield Phase("thread", seconds, part=True)
    seconds, _ = timed(lambda: [damaged(body) for body in bodies])
    yield Phase("damaged characters", seconds, part=True)
    posts = [post.text for thread in threads for post in thread.posts]
    by = Reading()
    seconds, marked = timed(lambda: [render(post, by) for post in posts])
    yield Phase("markup", seconds, part=True)
    seconds, _ = timed(lambda: [plain_text(markup.html) for markup in marked])
    yield Phase("plain words", seconds, part=True)
