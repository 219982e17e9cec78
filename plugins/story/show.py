"""How a text was read, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from plugins.story.model import Hashtag, Mention, Post, Thread
from plugins.story.report import report, shown


def as_json(thread: Thread, tags: Iterable[Hashtag], mentions: Iterable[Mention]) -> str:
    """The reading as JSON; the members are named in the README, under “For developers”."""
    data = {
        "sections": [_section(n, post) for n, post in enumerate(thread.posts, 1)],
        "dropped": list(thread.dropped),
        "repaired": list(thread.repaired),
        "hashtags": [{"tag": tag.tag, "key": tag.key} for tag in tags],
        "mentions": [mention.handle for mention in mentions],
        "problems": [
            {
                "line": problem.line,
                "level": problem.level,
                "rule": problem.rule,
                "message": problem.message,
                "remedy": problem.remedy,
            }
            for problem in thread.problems
        ],
    }
    # ASCII, as what a story says could order a terminal about, or what runs a workflow.
    return json.dumps(data, indent=2).replace("##[", "#\\u0023[")


def _section(position: int, post: Post) -> dict[str, object]:
    return {
        "position": position,
        "marker": post.marker,
        "number": post.number,
        "total": post.total,
        "pos": post.pos,
        "cues": list(post.cues),
        "text": post.text,
    }


def as_text(thread: Thread, tags: Sequence[Hashtag], mentions: Sequence[Mention]) -> str:
    """The reading as a person wants to check it: each section under its position and marker."""
    lines: list[str] = []
    for position, post in enumerate(thread.posts, 1):
        lines += [_title(position, post), *(f"    {line}" for line in post.text.split("\n")), ""]
    lines.append(f"{len(thread.posts)} section{'' if len(thread.posts) == 1 else 's'}")
    lines += _row("Hashtags", dict.fromkeys(f"#{tag.tag}" for tag in tags))
    lines += _row("Mentions", dict.fromkeys(f"@{mention.handle}" for mention in mentions))
    lines += _row("Repaired", thread.repaired)
    if thread.dropped:
        lines += [
            "Dropped:",
            *(f"    {line}" for text in thread.dropped for line in text.split("\n")),
        ]
    lines += report(thread.problems)
    return "\n".join(shown(line.expandtabs(4)) for line in lines)


def _title(position: int, post: Post) -> str:
    marker = f"marked {post.marker}" if post.marker else "no marker"
    side = {"prefix": ", opens the post", "suffix": ", closes the post", None: ""}[post.pos]
    cues = [cue for cue in post.cues if cue != post.marker]
    return f"§{position} {marker}{side}" + (f", cue {' '.join(cues)}" if cues else "")


def _row(title: str, values: Iterable[str]) -> list[str]:
    listed = ", ".join(values)
    return [f"{title}: {listed}"] if listed else []
