"""Whatever the text: nothing is lost, nothing invented, nothing reordered, nothing raised."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.story.model import Mode, Post, Thread
from plugins.story.repair import repair
from plugins.story.thread import read_thread
from plugins.story.thread.lines import newlines
from plugins.story.thread.numbering import Numbering, parse_numbering

PIECES = [
    *"1/ 2/ 3/ 4/ 1/3 2/3 3/3 1/n 2/n (1/3) [2/9] (2) [3] 1. 2. 3) 4: 2a/ 2b/ 12/ 3/17".split(),
    *"3/17/2020 10/10 24/7 1️⃣ 2⃣ 🔟 ① ②/ １／３ ２／ 1/🧵 🧵 👇 17/END ١/ ½ Tweet Part of 5".split(),
    *"THREAD THREAD: (thread) END END/ /end fin 🔚 the half. Then, and 👩‍⚕️ 你好。 שלום".split(),
    *"** * _ ## # > - --- *** ``` ` ~~ \\ #MedEd @ward https://a.example/3/4 [a](b)".split(),
    *("\n", "\n\n", " ", "\u200b", "\ufeff", "\u00a0", "\t", "    ", "\r\n", "\u2028", "1 / 3"),
]
FOOTERS = [
    "You can follow @ward.\nTip: mention @twtextapp to unroll\n\nLatest Threads Unrolled:",
    "• • •\n\nMissing some Tweet in this thread? You can try to force a refresh",
    "Keep Current with Ward",
    "Save as PDF",
]
texts = st.one_of(
    st.lists(st.sampled_from([*PIECES, *FOOTERS]), max_size=40).map(" ".join),
    st.lists(st.sampled_from([*PIECES, *FOOTERS]), max_size=40).map("".join),
    st.lists(
        st.sampled_from([f"{n}/ Text." for n in range(1, 9)] + ["1/", "2/", "END/", "So.", ""]),
        max_size=14,
    ).map("\n".join),
    st.text(max_size=80),
)
FORMS = [
    "auto",
    "none",
    "opening",
    "closing",
    "1/",
    "1. opening",
    "(1) closing",
    "1/n",
    "1️⃣",
    "Part 1",
]


def numbering(value: str) -> Numbering:
    parsed = parse_numbering(value)
    assert isinstance(parsed, Numbering), parsed
    return parsed


def bare(text: str) -> str:
    return "".join(text.split())


def parts(post: Post) -> str:
    """A post's characters; a cue that is its marker, or part of it, counts once."""
    marker = post.marker or ""
    counted = bool(post.cues) and post.cues[0] in marker
    return bare(marker + "".join(post.cues[counted:]) + post.text)


def check(thread: Thread, source: str) -> None:
    found = "".join(map(parts, thread.posts)) + bare("".join(thread.dropped))
    assert Counter(found) == Counter(bare(source))
    at = 0
    whole = bare(source)
    for post in thread.posts:  # texts are found in order
        for char in bare(post.text):
            at = whole.find(char, at) + 1
            assert at, post
    assert [post.line for post in thread.posts] == sorted(post.line for post in thread.posts)
    for post in thread.posts:
        assert post.text == post.text.strip()
        if post.number is not None:
            assert post.marker
            assert post.pos in ("prefix", "suffix")
            assert post.number == integer(post.marker)
        elif post.marker is not None:
            assert post.marker == post.cues[0]


def integer(marker: str) -> int:
    plain = unicodedata.normalize("NFKC", marker.replace("🔟", "10"))
    first = plain.split("/")[0] if "/" in plain else plain.split(" of ")[0]
    return int("".join(char for char in first if char.isdecimal()))


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(["markdown", "unroll"]), st.sampled_from(FORMS))
def test_nothing_is_lost(text: str, mode: Mode, value: str) -> None:
    thread = read_thread(text, mode, numbering(value))
    check(thread, repair(newlines(text)).text if mode == "unroll" else text)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, max_size=8), st.sampled_from(FORMS))
def test_a_post_stays_a_post(posts: list[str], value: str) -> None:
    thread = read_thread(posts, "posts", numbering(value))
    assert len(thread.posts) == len(posts)
    check(thread, " ".join(posts))
    assert [post.line for post in thread.posts] == list(range(1, len(posts) + 1))
    for post, written in zip(thread.posts, posts, strict=True):
        assert Counter(parts(post)) <= Counter(bare(written))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["We met.", "She asked.", "I stayed late.", "He left."]),
        min_size=2,
        max_size=30,
    ),
    st.sampled_from(
        [
            "{n}/ {t}",
            "{n}/{m} {t}",
            "({n}/n) {t}",
            "[{n}/{m}] {t}",
            "{t} {n}/",
            "{t} ({n}/{m})",
            "{n}. {t}",
            "({n}) {t}",
            "Tweet {n}: {t}",
            "{n}/\n{t}",
            "{t}\n\n{n}/{m}",
            "**{n}/** {t}",
            "{t} {n}/{m} #MedEd 🙏",
            "{n} of {m} {t}",
            "{t} {n} of {m}",
        ]
    ),
)
@pytest.mark.parametrize("mode", ["posts", "markdown", "unroll"])
def test_every_form_in_every_mode(mode: Mode, texts: list[str], form: str) -> None:
    posts = [form.format(n=n, m=len(texts), t=text) for n, text in enumerate(texts, 1)]
    joined = {"markdown": "\n\n", "unroll": "\n"}
    thread = read_thread(posts if mode == "posts" else joined[mode].join(posts), mode)
    assert [post.number for post in thread.posts] == list(range(1, len(posts) + 1))
    assert not [problem for problem in thread.problems if problem.rule.startswith("number")]


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 4000,
        "1" * 65536,
        "1/" * 30000,
        "1/ a\n" * 10000,
        "(" * 65536,
        "#a " * 20000,
        "@a " * 20000,
        "*" * 65536,
        "1/ a\n2/ b\n" * 6000,
        "END/\n" * 10000,
        "THREAD\n" * 9000,
        "a\n1/\n" * 9000,
        "3/17 x\n4/9 y\n" * 4000,
        "1️⃣" * 9000,
        "\u200b" * 65536,
        "END THREAD " * 6000,
        "🧵" * 20000,
        "- - - " * 10000,
        "`" * 65536,
        "You can follow @a\n" * 3000,
        "• • •\n" * 9000,
        "1/ \n\n" * 9000,
        "[a](b) " * 9000,
        "@a.b.c.d " * 8000,
    ],
    ids=lambda text: repr(text[:8]),
)
@pytest.mark.parametrize("mode", ["markdown", "unroll"])
def test_hostile_texts_are_read(mode: Mode, hostile: str) -> None:
    check(read_thread(hostile, mode), hostile)
