"""The commonest thread by a short path, just as the rules would read it.

It is a story's body whose posts begin with "1/ ", "2/ ", "3/ " and so on, each at the start of a
line; "END/ " may begin one more. Nothing else in it is a strong candidate, a cue where cues count,
a separator or a fence. When in doubt, a text is no such thread: a property test compares both ways.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from plugins.story.model import Post, Thread
from plugins.story.thread import cues, tails
from plugins.story.thread.candidates import in_line
from plugins.story.thread.forms import CIRCLED, STRONG
from plugins.story.thread.joins import EDGES
from plugins.story.thread.lines import TEXT, Line

_MARKERS: Final = [f"{number}/" for number in range(1, 100)]
_OPENING: Final = re.compile(r"\n([0-9]{1,2}/)(?= +\S)")
_CLOSING: Final = re.compile(r"\n((?:END|FIN)/)(?= +\S)")
_PARTED: Final = re.compile(r"\n {0,3}(?:```|~~~|([-*_])(?:[ \t]*\1){2,}[ \t]*(?:\n|\Z))")
# A slash behind a digit: no strong candidate is without one, or without a full-width slash.
_SLASHED: Final = re.compile(
    rf"/(?:(?<=[\d{CIRCLED}]/)|(?<=[\d{CIRCLED}][a-zA-Z\s]/)|(?<=[\d{CIRCLED}][a-zA-Z]\s/))"
)
_WIDE_SLASH: Final = "／"
# One pattern for each word: a search for a word is far quicker than for one of three.
_CUE_WORDS: Final = tuple(
    re.compile(rf"{word}(?<![a-z]{word})(?![a-z])") for word in ("end", "fin", "thread")
)
_CUE_SIGN: Final = "🔚"


def quick_thread(text: str) -> Thread | None:
    """The thread of a text whose lines end with \\n; None where all the rules must be asked."""
    head, *parts = _OPENING.split("\n" + text)
    markers, bodies = parts[::2], parts[1::2]
    if not markers or markers != _MARKERS[: len(markers)] or head.strip():
        return None
    if _WIDE_SLASH in text or _PARTED.search(text):
        return None
    if len(_SLASHED.findall(text)) > len(markers) and not all(map(_single, markers, bodies)):
        return None
    if not all([body[1].isalpha() or _goes_on(body) for body in bodies]) or _opens(bodies[0]):
        return None
    bodies[-1], *end = _CLOSING.split(bodies[-1], maxsplit=1)
    if _closes("\n".join([bodies[-1], *end[1:]])) or (end and not _worded(_line(end[1]))):
        return None
    return _thread(markers, bodies, end, head.count("\n") + 1)


def _single(marker: str, body: str) -> bool:
    """Whether a post has no strong candidate but the one it begins with."""
    strong = 0
    for raw in (marker + body).split("\n"):
        if _SLASHED.search(raw):
            line = Line(0, len(raw), 1, False, TEXT, 0)
            strong += sum(found.rank == STRONG for found in in_line(raw, line, 0))
    return strong == 1


def _goes_on(body: str) -> bool:
    """Whether a marker is followed on its line by text, and by no number that may be its total."""
    return not body[1].isdecimal() and _worded(_line(body).strip("*_~"))


def _line(body: str) -> str:
    return body.split("\n", 1)[0]


def _worded(rest: str) -> bool:
    """Whether a line goes on with more than tags and cues: mostly, the first word says it."""
    return not all(map(tails.nothing_but_tags, rest.split(None, 1)))


def _opens(body: str) -> bool:
    """Whether an opening cue may stand in the first post."""
    return cues.likely(body, "open") and any(cues.find(raw, "open") for raw in body.split("\n"))


def _closes(body: str) -> bool:
    """Whether a closing cue may stand in the last post, or in the one that END/ opens."""
    # What has no case for re.IGNORECASE is i for it, too: ı, and i with the dot of İ.
    lower = body.lower().replace("ı", "i").replace("i\u0307", "i")
    return (_CUE_SIGN in lower or any([word.search(lower) for word in _CUE_WORDS])) and any(
        cues.find(raw, "close") or cues.at_start(raw, "close", cues.edge(raw))
        for raw in body.split("\n")
    )


def _thread(
    markers: Sequence[str], bodies: Sequence[str], end: Sequence[str], line: int
) -> Thread | None:
    """The posts, the first of which begins on a line; None where one has a zero-width edge."""
    posts = []
    for number, body in enumerate(bodies, 1):
        bare = body.strip()
        if not bare.isascii() and (bare[0] in EDGES or bare[-1] in EDGES):
            return None
        posts.append(Post(markers[number - 1], number, None, "prefix", (), bare, line))
        line += body.count("\n") + 1
    if end:
        cue, bare = end[0], end[1].strip()
        if bare[0] in EDGES or bare[-1] in EDGES:
            return None
        posts.append(Post(cue, None, None, None, (cue,), bare, line))
    return Thread(tuple(posts))
