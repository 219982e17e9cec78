"""No text makes a rule fail, or keeps it busy: work is bounded whatever a story holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.check.around import Around
from plugins.check.checking import judge
from plugins.check.draft import Draft, read_draft
from plugins.check.fix.tidy import tidied
from plugins.check.nearby import Nearby, close
from plugins.check.rules import RULES
from plugins.collection.bounded import bounded
from plugins.collection.steward import Steward
from plugins.story.reading import Reading
from tests.stories import story_text

SECONDS = 2.0  # of the processor, after which `bounded` raises
MOST = 60_000
STEWARD = Steward({"meded": "MedEd"}, {"medicaleducation": "meded"})
AROUND = Around(
    date(2026, 1, 1),
    slugs=frozenset({"x", "the-soup"}),
    spellings={"meded": {"MedEd": 2}, "mentoring": {"Mentoring": 5}},
    steward=STEWARD,
    nearby=Nearby(["meded", "mentoring", *(f"tag{n:x}" for n in range(2000))]),
)
LONG = {
    "brackets": "[" * 4000,
    "tags": "<a " * 5000,
    "hashtags": " ".join(f"#tag{n:05x}" for n in range(5000)),
    "mentions": " ".join(f"@name{n}" for n in range(5000)),
    "spaces in a heading": "# x" + " " * 3000 + "y",
    "hashes in a heading": "# x " + "# " * 1900 + "y",
    "a line of hashtags": "#a" * 30_000 + "!",
    "spaces": "a" + " " * MOST + "b",
    "blank lines": "\n" * MOST,
    "lines of spaces": "   \n" * 15_000,
    "marks": "> " * 20_000,
    "ticks": "`" * MOST,
    "underscores": f"![img{'_' * 3000}x](y.png)",
    "digits": "1/" * 30_000,
    "markers": "\n\n".join(f"{n}/x" for n in range(9000)),
    "apostrophes": "a'b’" * 15_000,
    "footers": "• • •\n" * 8000 + "Read on Twitter",
    "links": "[here](#1) " * 5000,
    "damage": "â€™" * 15_000,
    "scripts": "ñ" * 30_000,
}


def draft(body: str) -> Draft:
    return read_draft("content/stories/x.md", story_text(body)[:MOST].encode(), Reading())


@pytest.mark.parametrize("name", LONG)
def test_long_texts(name: str) -> None:
    for body in (LONG[name], f"1/ {LONG[name][:3900]}\n\n2/ So."):
        read = draft(body)
        for rule in RULES:
            bounded(SECONDS, lambda rule=rule, read=read: list(rule.problems(read, AROUND)))
        bounded(5 * SECONDS, tidied, read.text, STEWARD.show)


SIGNS = st.sampled_from(
    [*"#@[]()!<>`*_~|\\/.:;,'’\"- \n\t12aA", "\n\n", "1/ ", "http://", "https://t.co/"]
)
TEXTS = st.one_of(
    st.text(), st.lists(SIGNS).map("".join), st.binary().map(lambda b: b.decode("latin-1"))
)


@given(TEXTS, TEXTS)
def test_no_text_makes_a_rule_fail(header: str, body: str) -> None:
    for text in (f"{header}\n\n{body}", story_text(f"1/ {body}\n\n2/ {header}")):
        data = text.encode("utf-8", "surrogatepass")
        found = list(judge(read_draft("content/stories/x.md", data, Reading()), AROUND))
        assert all(0 <= p.line <= text.count("\n") + text.count("\r") + 1 for p in found)
        assert all(p.message and p.remedy and p.path for p in found)


@given(st.binary(max_size=300))
def test_no_bytes_make_a_rule_fail(data: bytes) -> None:
    list(judge(read_draft("content/stories/x.md", data, Reading()), AROUND))


WORDS = st.text("abc_12é", min_size=1, max_size=8)


@given(WORDS, st.sets(WORDS, max_size=20))
def test_nearby_finds_what_comparing_all_finds(key: str, others: set[str]) -> None:
    long = {other for other in others if len(other.replace("_", "")) >= 5}
    wanted = (
        {o for o in long if o != key and close(key, o)} if len(key.replace("_", "")) >= 5 else set()
    )
    assert set(Nearby(others).to(key)) == wanted


@pytest.mark.parametrize(
    ("one", "other", "is_close"),
    [
        ("mentoring", "mentorng", True),
        ("mentoring", "mentroing", True),
        ("mentor", "mentors", True),
        ("first_gen", "firstgen", True),
        ("nursing", "cursing", False),
        ("class2019", "class2020", False),
        ("mentoring", "mentorship", False),
    ],
)
def test_what_is_close(one: str, other: str, is_close: bool) -> None:
    assert close(one, other) is close(other, one) is is_close
