"""A text to posts: the one door to the thread grammar (see decide, orient, cut, assemble)."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.story.model import Mode, Post, Problem, Thread
from plugins.story.thread import faults, footer, lines
from plugins.story.thread.assemble import Assembly
from plugins.story.thread.decide import decide
from plugins.story.thread.layout import Layout
from plugins.story.thread.lines import Line, Source
from plugins.story.thread.numbering import AUTO, Numbering
from plugins.story.thread.orient import Reading
from plugins.story.thread.shortpath import quick_thread


def read_thread(
    text: str | Sequence[str], mode: Mode = "markdown", numbering: Numbering = AUTO
) -> Thread:
    """Reads a text as a thread.

    In mode "posts" the text is a list of strings, one post each; in mode "markdown" a story's
    body; in mode "unroll" an unroll service's text, whose damaged characters are repaired first.
    Never raises: what is odd about the numbers comes back as notes, and what belongs to no post
    as `dropped`.
    """
    if mode == "unroll":
        return _unrolled(_one(text), numbering)
    if mode == "posts":
        given = [text] if isinstance(text, str) else text
        return _read(lines.from_posts([lines.newlines(post) for post in given]), mode, numbering)
    body = lines.newlines(_one(text))
    quick = quick_thread(body) if numbering is AUTO else None
    return quick or full_thread(body, numbering)


def full_thread(body: str, numbering: Numbering = AUTO) -> Thread:
    """A story's body, whose lines end with \\n, read by all the rules: shortpath's measure."""
    return _read(lines.from_markdown(body), "markdown", numbering)


def _one(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else "\n\n".join(text)


def _read(source: Source, mode: Mode, numbering: Numbering) -> Thread:
    layout = Layout(source)
    if numbering.none:
        reading, unsure = _paragraphs(source, mode), False
    else:
        reading, unsure = decide(layout, mode, numbering)
    assembly = Assembly(layout, reading, cued=not numbering.none)
    posts = assembly.posts()
    problems = tuple(faults.notes(posts))
    if unsure:
        problems = (_unsure(posts, reading), *problems)
    return Thread(posts, assembly.dropped(), (), problems)


def _unrolled(text: str, numbering: Numbering) -> Thread:
    from plugins.story.repair import repair  # loads tables that only unrolled text needs

    mended = repair(lines.newlines(text))
    spans = footer.find(mended.text)
    thread = _read(lines.from_unrolled(mended.text, spans), "unroll", numbering)
    return Thread(
        thread.posts, thread.dropped, mended.repaired, (*mended.problems, *thread.problems)
    )


def _paragraphs(source: Source, mode: Mode) -> Reading:
    """`Numbering: none`: every paragraph is a post; code and lists with blank lines stay whole."""
    if mode == "posts":
        return Reading("opening")
    cuts = [
        index
        for index, line in enumerate(source.lines)
        if line.loose and not (index and _goes_on(source.lines[index - 1], line))
    ]
    return Reading("opening", cuts=tuple(cuts))


def _goes_on(above: Line, line: Line) -> bool:
    return above.kind == line.kind and line.kind in (lines.LIST, lines.OPAQUE)


def _unsure(posts: Sequence[Post], reading: Reading) -> Problem:
    line = next((post.line for post in posts if post.number is not None), 1)
    does = "opens" if reading.side == "opening" else "closes"
    other = "closing" if reading.side == "opening" else "opening"
    return Problem(
        line,
        "note",
        "orientation-uncertain",
        f"It isn't certain whether a marker opens or closes its post; here it {does} it.",
        f"If that is wrong, write “Numbering: {other}” in the header; if it is right, "
        f"“Numbering: {reading.side}” says so for good.",
    )
