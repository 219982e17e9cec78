"""The thread grammar: golden cases rule by rule, the shared cases, a real unrolled thread."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from plugins.story.model import Mode, Post, Thread
from plugins.story.thread import read_thread
from plugins.story.thread.numbering import AUTO, NONE, Numbering, parse_numbering

GOLDEN = Path(__file__).parent.parent / "cases" / "threads.txt"
NAME = re.compile(r"(?P<name>.+) \((?P<mode>posts|markdown|unroll)(?:; (?P<numbering>.+))?\)$")


class Case(NamedTuple):
    """A golden case."""

    name: str
    mode: Mode
    numbering: Numbering
    text: str | list[str]
    expected: list[str]


def golden() -> Iterator[Case]:
    """The cases of the file."""
    for block in GOLDEN.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        head = NAME.match(lines[0])
        if not head:
            continue
        posts: list[str] = []
        for line in lines[1:]:
            if line[0] == "+" or (line[0] == "|" and not posts):
                posts.append(line[2:])
            elif line[0] == "|":
                posts[-1] += "\n" + line[2:]
        text = [shown(post) for post in posts]
        numbering = parse_numbering(head["numbering"]) if head["numbering"] else AUTO
        assert isinstance(numbering, Numbering), numbering
        yield Case(
            head["name"],
            head["mode"],  # type: ignore[arg-type]
            numbering,
            text if head["mode"] == "posts" else text[0],
            [line[2:] for line in lines if line[0] == ">"],
        )


def shown(text: str) -> str:
    """A text with its escapes as characters."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def hidden(text: str) -> str:
    return re.sub("[\u200b\ufeff\u00a0\u200f]", lambda found: f"\\u{ord(found[0]):04x}", text)


def written(thread: Thread) -> list[str]:
    """A reading as the golden file has it."""
    lines = [" | ".join(columns(post)) for post in thread.posts]
    lines += [f"dropped {piece}" for piece in thread.dropped]
    lines += [f"repaired {piece}" for piece in thread.repaired]
    lines += [f"note {problem.rule} {problem.line}" for problem in thread.problems]
    return [hidden(line.replace("\n", "⏎")) for line in lines]


def columns(post: Post) -> Iterator[str]:
    for value in (post.marker, post.number, post.total, post.pos, ", ".join(post.cues), post.text):
        yield "-" if value is None or value == "" else str(value)


CASES = list(golden())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_golden(case: Case) -> None:
    assert written(read_thread(case.text, case.mode, case.numbering)) == case.expected


def test_the_golden_file_is_read() -> None:
    assert len(CASES) > 150
    assert len({(case.name, case.mode) for case in CASES}) == len(CASES)


def as_shared(post: Post) -> dict[str, Any]:
    """A post as the shared cases speak of it."""
    return {
        "marker": post.marker,
        "number": post.number,
        "total": post.total,
        "pos": post.pos,
        "cues": list(post.cues),
        "text": post.text,
    }


# What each sample of a warning in the shared cases is called here.
WARNINGS = {
    "missing 3": "number-missing",
    "duplicate 2": "number-doubled",
    "restart at position 3": "number-restarts",
    "total changes 3 -> 4": "total-changes",
    "3 exceeds total 2": "number-over-total",
}


def test_shared_cases(shared: Path) -> None:
    cases = json.loads((shared / "cases" / "numbering.json").read_text(encoding="utf-8"))["cases"]
    wrong = []
    for case in cases:
        thread = read_thread(case["input"], case["mode"])
        empty: dict[str, Any] = {"total": None, "pos": None, "cues": []}
        expected = [{**empty, **post, "text": post["text"].strip()} for post in case["expected"]]
        rules = {problem.rule for problem in thread.problems}
        if (
            list(map(as_shared, thread.posts)) != expected
            or ("drop" in case and list(thread.dropped) != case["drop"])
            or not {WARNINGS[warning] for warning in case.get("warn", ())} <= rules
        ):
            wrong.append(case["id"])
    assert len(cases) > 60
    assert not wrong


def test_a_real_unrolled_thread(shared: Path) -> None:
    seed = shared / "seed"
    expected = json.loads((seed / "expected-posts.json").read_text(encoding="utf-8"))["posts"]
    thread = read_thread((seed / "unrolled-thread.txt").read_text(encoding="utf-8"), "unroll")
    assert len(thread.posts) == len(expected) == 18
    for post, wanted in zip(thread.posts, expected, strict=True):
        words = post.text.split()
        first, last = wanted["first_words"].split(), wanted["last_words"].split()
        assert (post.marker, post.number, post.pos) == (
            wanted["marker"],
            wanted["number"],
            wanted["marker_pos"],
        )
        assert words[: len(first)] == first
        assert words[-len(last) :] == last
        assert post.number in (None, wanted["position"])
    assert thread.dropped[0].startswith("You can follow")
    assert len(thread.repaired) == 2
    assert not thread.problems


def test_lines_are_those_of_the_input() -> None:
    text = "\n\n1/ The ward was quiet.\r\n\r\n---\r\n\r\nThe pager was not.\n\n***\n3/ We ran."
    assert [post.line for post in read_thread(text).posts] == [3, 7, 10]


def test_nothing_is_a_thread_of_nothing() -> None:
    for mode in ("posts", "markdown", "unroll"):
        assert not read_thread([] if mode == "posts" else " \n\n", mode).posts


def test_notes_name_number_line_and_remedy() -> None:
    thread = read_thread(
        "1/2 Quiet.\n\n2/2 Loud.\n\n4/2 Late.\n\n4/2 Later.\n\n3/3 Home.\n\n1/3 Again."
    )
    assert [(note.line, note.rule) for note in thread.problems] == [
        (5, "number-over-total"),
        (7, "number-doubled"),
        (7, "number-over-total"),
        (9, "number-out-of-order"),
        (9, "total-changes"),
        (11, "number-restarts"),
    ]
    assert all(note.level == "note" and note.message and note.remedy for note in thread.problems)


def test_lengths_say_which_newline_is_cut() -> None:
    """Two posts lie before 3/, and three lines: the cut leaves no post over 280 characters."""
    long, short = "A long night. " * 12, "A short one."
    text = "\n".join([long, long, short, "3/ We ran.", "4/ We sat.", "5/ We slept."])
    assert [post.text for post in read_thread(text, "unroll").posts[:2]] == [
        long.strip(),
        f"{long}\n{short}",
    ]
    text = "\n".join([short, long, long, "3/ We ran.", "4/ We sat.", "5/ We slept."])
    assert [post.text for post in read_thread(text, "unroll").posts[:2]] == [
        f"{short}\n{long}".strip(),
        long.strip(),
    ]


def test_an_uncertain_side_names_the_header_field() -> None:
    (note,) = read_thread("1/\n\n2/").problems
    assert note.rule == "orientation-uncertain"
    assert "Numbering: closing" in note.remedy


FORMS = [
    "1/",
    "1/n",
    "(1/n)",
    "[1/9]",
    "1.",
    "1)",
    "(1)",
    "[1]",
    "1:",
    "Tweet 1:",
    "Part 1",
    "1 of 9",
    "1️⃣",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("side", ["opening", "closing"])
def test_every_form_by_example(form: str, side: str) -> None:
    numbering = parse_numbering(f"{form} {side}")
    assert isinstance(numbering, Numbering)
    assert numbering.side == side
    second = form.replace("1", "2")
    body = f"Quiet.\n\n{form}\n\nLoud.\n\n{second}\n\nLate."
    thread = read_thread(body, "markdown", numbering)
    texts = {"opening": ["Quiet.", "Loud.", "Late."], "closing": ["Quiet.", "Loud.", "Late."]}[side]
    numbers = {"opening": [None, 1, 2], "closing": [1, 2, None]}[side]
    assert [post.text for post in thread.posts] == texts
    assert [post.number for post in thread.posts] == numbers


@pytest.mark.parametrize("value", ["auto", " AUTO "])
def test_auto(value: str) -> None:
    assert parse_numbering(value) == AUTO


def test_none() -> None:
    assert parse_numbering("None") == NONE


@pytest.mark.parametrize(
    "value",
    ["", "  ", "foo", "1", "2024", "①", "none opening", "opening closing", "none 1/", "1/ 2/"],
)
def test_what_is_no_convention(value: str) -> None:
    wrong = parse_numbering(value)
    assert isinstance(wrong, str)
    assert "1/n" in wrong
