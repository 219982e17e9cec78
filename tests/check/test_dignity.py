"""What could give somebody away: the detectors, held to the cases of dignity.txt."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.check.dignity.ages import ages
from plugins.check.dignity.clinical import dates, hospitals
from plugins.check.dignity.contact import emails, phones
from plugins.check.dignity.content import hard_things
from plugins.check.dignity.hit import Hit, masked, prose
from plugins.check.dignity.names import names
from plugins.check.dignity.network import ips, urls
from plugins.check.dignity.places import places
from plugins.check.dignity.postal import addresses
from plugins.check.dignity.records import numbers

CASES = Path(__file__).with_name("dignity.txt")
PLAIN = (emails, phones, addresses, numbers, ips, urls, dates, ages, places, hospitals)


class Case(NamedTuple):
    line: int
    text: str
    found: list[str]
    author: str
    lang: str


def read_cases() -> list[Case]:
    cases: list[Case] = []
    said = {"author": "", "lang": "en"}
    for n, line in enumerate(CASES.read_text(encoding="utf-8").split("\n"), 1):
        key, _, value = line.partition(": ")
        if key in said:
            said[key] = value
        elif line.startswith("| "):
            cases.append(Case(n, line[2:], [], said["author"], said["lang"]))
            said = {"author": "", "lang": "en"}
        elif line.startswith("> "):
            cases[-1].found.append(line[2:])
    return cases


ALL = read_cases()


def hits(text: str, author: str = "", lang: str = "en") -> list[Hit]:
    find = (*PLAIN, partial(names, author=author, lang=lang), hard_things)
    return [hit for detector in find for hit in detector(text)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"line-{case.line}")
def test_case(case: Case) -> None:
    found = sorted(set(hits(case.text, case.author, case.lang)))
    shown = [f"{hit.what}: {case.text[hit.start : hit.end]}" for hit in found]
    assert (shown or ["nothing"]) == case.found


def test_half_of_the_cases_are_about_what_is_left_alone() -> None:
    alone = sum(case.found == ["nothing"] for case in ALL)
    assert len(ALL) >= 150
    assert 0.4 <= alone / len(ALL) <= 0.6


def test_a_datum_is_shown_by_its_first_signs_only() -> None:
    assert masked("jane.doe@example.org") == "j…@e…"
    assert masked("March 17, 2021") == "M… 1… 2…"
    assert masked("Avenida de la Paz, 45") == "A… d… l…"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a ` b", "a ` b"),
        ("a\n```\nb", "a\n   \n "),
        ("a\n```\nb\n```\nc", "a\n   \n \n   \nc"),
        ("a https://example.org/b c", "a                       c"),
    ],
)
def test_code_and_addresses_are_no_prose(text: str, seen: str) -> None:
    assert prose(text) == seen


@given(st.text(max_size=300))
def test_any_text_is_looked_at(text: str) -> None:
    for start, end, what in hits(text):
        assert 0 <= start < end <= len(text)
        assert what
    assert len(prose(text)) == len(text)


PIECES = (
    "1 2-3.(4) +5 ٩ 0 @a.b@ c@ (at) dot [at] Dr. A-a Straße 1 rue C/ 00: :: a1 MRN no. # IP 1.1."
    " ninety one hundred old is patient from in Hospital Aa Bb de la March 3, 1/2/ ` `` ``` \n died"
    " bully He http://a/?user= 12-"
).split(" ")


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["", " "]))
def test_any_pieces_are_looked_at(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    for start, end, _ in hits(text):
        assert 0 <= start < end <= len(text)


LONG = [
    "a",
    "A",
    "1",
    "1 ",
    "1-",
    "(1",
    "٩",
    "@",
    "a@",
    "@a.",
    "a.a@a.",
    "a at a ",
    "a dot at ",
    "A a ",
    "Aa ",
    "Aa-",
    "12 Aa ",
    "calle Aa ",
    "1 rue de la ",
    "Aastr",
    "MRN no. ",
    "MRN 1",
    "record number is ",
    "plate was A",
    "1.",
    "1.1.1.",
    ":",
    "a:",
    "::1",
    "http://a/?user=",
    "http://a/users/",
    "March 3 ",
    "3 March hospital ",
    "patient ",
    "patient from Aa ",
    "patient in Aa-",
    "Hospital de la ",
    "Aa Aa Hospital patient ",
    "ninety ",
    "a hundred and ",
    "was 93 ",
    "Dr. ",
    "Aa Bb liar ",
    "Aa Bb. He liar ",
    "died ",
    "she had had died ",
    "took his own ",
    "`",
    "`` ` ",
    "```\n",
    "\n\n",
    ". ",
    "Jane Doe lied. ",
]


LONGEST = 64 * 1024  # characters: no story's file has more
GUARD = 20.0  # seconds of this process's own time; all of it takes a few hundredths


@pytest.mark.parametrize("size", [LONGEST // 8, LONGEST])
@pytest.mark.parametrize("piece", LONG, ids=repr)
def test_no_text_keeps_a_detector_for_long(piece: str, size: int) -> None:
    signal.signal(signal.SIGVTALRM, hangs)
    signal.setitimer(signal.ITIMER_VIRTUAL, GUARD)
    try:
        hits(piece * (size // len(piece)))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def hangs(number: int, frame: object) -> None:
    raise AssertionError("a detector hangs")
