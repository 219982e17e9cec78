"""Texts that are made to cost: work is counted, not seconds, and none of them goes on for ever.

Each is a piece repeated: in a post up to its greatest length, where four times the text may cost a
little more than four times the work, never its square; and in a file up to what it may hold.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from plugins.story.limits import HASHTAGS, LINE_CHARS, SECTION_CHARS, STORY_BYTES
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import story_text

SIZES = (SECTION_CHARS // 4 - 10, SECTION_CHARS - 40)  # bytes
MOST = 1.5 * SIZES[1] / SIZES[0]
FREE = 4000  # calls that are nothing to speak of
WHOLE = STORY_BYTES - 4000
GUARD = 20  # seconds until a test is given up for lost
PIECES = """
    [ ![ []( a](b) [[a] ![a]( [a][a] [^1] < <a <!-- <? <![CDATA[ <script> <b> </a <http:// <a@b.cc>
    # #a @ @a a@b. @x@y.zz #é #漢 / a/ 1/ 1/n (1/9) ( 1. 1) Part␣1␣ ① １／ 1️⃣ 1␣of␣9␣ END/ END 🧵
    > - * + *_ ** **a *a a*␣ _ _a_ ~~ ~~a ` ``x` `␣``␣ | |a |- & &amp; &#x1F600; &#8203; \\ \\* ://
    http:// http://a.b/ http://a.b/))) example.com/ a.b a-b.c/ 1 a 漢 ‘’ ðŸ’ª â€™ Ã¢ Ãƒ \u200b
    a\u200b \u200e \u200eא \u200d 👩\u200d ❤\ufe0f \u0301 \u0301\u0323 e\u0301 ก\u0e47 \ue000
    \U000e0041 \xa0 !
""".split()  # ␣: a space
LINES = [
    *("1/ x", "1/", "1. x", "1.", "1. x\n", "- ", "- - ", "> - ", "1. > - ", "> x", "# a", "#"),
    *("```", "```a\n\nb", "~~~", "|a|b|\n|-|-|", "|a|b|", "---", "a\n\n---\n", "[a]: b", "[^1]: a"),
    *(
        "[a]: http://b.c\n",
        "    a",
        "\ta",
        "a",
        "a\n",
        "",
        " ",
        "END",
        "🧵",
        "1️⃣ x",
        "a\xa0",
        "x: y",
    ),
    *("Title: x", "<div>", "<pre>", "* * *", "THREAD"),
]


def repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def counted(form: str) -> Callable[[int], str]:
    """A text of pieces that are all different."""
    return lambda size: "".join(form % n for n in range(size // len(form % 1000)))


MADE: dict[str, Callable[[int], str]] = {
    "2,000 hashtags": counted("#tag%d "),
    "mixed hashtags": counted("#aа%d "),
    "numbers in order": counted("%d/ x\n"),
    "link definitions": counted("[a%d]: http://b.c\n"),
    "one link, asked for often": lambda size: f"[a]: http://b.c\n\n{repeated('[a]', size)}",
    "deep list": lambda size: "\n".join(f"{' ' * n}- a" for n in range(int((size * 2) ** 0.5))),
    "wide table": lambda size: f"{'|a' * 60}|\n{'|-' * 60}|\n{repeated('|a' * 60, size)}",
    "backwards": lambda size: "\n".join(f"{n}/ x" for n in range(size // 7, 0, -1)),
}  # fmt: skip


def texts() -> Iterator[tuple[str, Callable[[int], str]]]:
    for piece in PIECES:
        yield piece, lambda size, piece=piece: repeated(piece.replace("␣", " "), size)
    for line in LINES:
        yield f"{line}\n", lambda size, line=line: repeated(f"{line}\n", size)
    yield from MADE.items()


# A run of all tests has time for every third.
TRIED = list(texts())[:: 1 if "PIF_EXAMPLES" in os.environ else 3]


def in_posts(text: str) -> str:
    """A text cut into posts that are as long as they may be."""
    step = SECTION_CHARS - 10
    cuts = range(0, len(text), step)
    return "\n\n".join(f"{n}/ {text[at : at + step]}" for n, at in enumerate(cuts, 1))


@contextmanager
def guarded() -> Iterator[None]:
    """Fails where what is done inside goes on and on."""

    def give_up(number: int, frame: object) -> None:
        raise TimeoutError(f"it took longer than {GUARD} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(GUARD)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def calls(body: str, **fields: str) -> int:
    """How many functions are called to read a story."""
    count = 0

    def counts(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counts)
    try:
        read(body, **fields)
    finally:
        sys.setprofile(None)
    return count


def read(body: str, **fields: str) -> None:
    data = story_text(body, **fields).encode()[:STORY_BYTES].decode("utf-8", "ignore").encode()
    with guarded():
        read_story("content/stories/ada.md", data, Reading())


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="there is no alarm here")
@pytest.mark.parametrize(("name", "make"), TRIED, ids=[ascii(name) for name, _ in TRIED])
def test_the_work_grows_as_the_text(name: str, make: Callable[[int], str]) -> None:
    calls("1/ **x**")  # what is loaded once
    small, large = (calls(f"1/ {make(size)}") for size in SIZES)
    assert large < MOST * small + FREE, (small, large)
    for body in (in_posts(make(WHOLE)), f"1/ {make(WHOLE)}"):
        read(body)


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="there is no alarm here")
@pytest.mark.parametrize("piece", ["a", "#a", "\u0301", "@a=http://b.c/"])
def test_a_header_that_goes_on_and_on_is_cut(piece: str) -> None:
    value = repeated(f"{piece}\n ", WHOLE).rstrip()
    with guarded():
        _, problems = read_story(
            "content/stories/ada.md", story_text(Summary=value).encode(), Reading()
        )
    assert [p.rule for p in problems if p.rule == "field-too-long"] == ["field-too-long"]


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="there is no alarm here")
@pytest.mark.parametrize(
    "field", ["Title", "Author", "Hashtags", "Handles", "Summary", "Source", "Numbering"]
)
@pytest.mark.parametrize(
    "piece", ["a", "#a", "#a,", "@a ", "@a=http://b.c/ ", "(", "1/", "\u0301", "̣́", "é"]
)
def test_a_long_header_line_costs_little(field: str, piece: str) -> None:
    calls("1/ x")
    assert calls("1/ x", **{field: repeated(piece, WHOLE)}) < 10 * LINE_CHARS


def test_a_story_has_no_more_hashtags_than_there_may_be_pages_for() -> None:
    def told(count: int, **fields: str) -> list[tuple[int, str]]:
        tags = "\n\n".join(f"{n}/ #tag{n} #Tag{n}" for n in range(1, count + 1))
        data = story_text(tags, **fields).encode()
        _, problems = read_story("content/stories/ada.md", data, Reading())
        return [(p.line, p.rule) for p in problems if p.level == "error"]

    assert told(HASHTAGS) == []
    assert told(HASHTAGS + 1) == [(9 + 2 * HASHTAGS, "too-many-hashtags")]
    assert told(1, Hashtags="tag1, tag2") == []
    many = ", ".join(f"t{n}" for n in range(HASHTAGS))
    assert told(1, Hashtags=many) == [(10, "too-many-hashtags")]
