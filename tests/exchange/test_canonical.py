"""A thread written down is read back as the same thread."""

from __future__ import annotations

import pytest

from plugins.exchange.canonical import canonical, faithful
from plugins.story.model import Post
from plugins.story.thread import read_thread
from plugins.story.thread.numbering import AUTO, parse_numbering


def post(marker: str | None, text: str, number: int | None = None, cues: str = "") -> Post:
    total: int | str | None = None
    if marker and number is not None and "/" in marker:
        after = marker.strip("()[]").partition("/")[2]
        total = int(after) if after.isdigit() else after or None
    side = "suffix" if number is not None else None
    return Post(marker, number, total, side, tuple(cues.split()), text, 1)


def numbered(form: str, *texts: str) -> list[Post]:
    made = [form.replace("1", str(n), 1) for n in range(1, len(texts) + 1)]
    return [post(m, text, n) for n, (m, text) in enumerate(zip(made, texts, strict=True), 1)]


WORDS = (
    "My first mentor never gave advice.",
    "She asked one question, and waited.\n\nWe all waited.",
    "Nobody spoke.",
    "I ask it now.",
)
THREADS = {
    "strong": numbered("1/", *WORDS),
    "with totals": numbered("1/4", *WORDS),
    "in brackets": numbered("(1/4)", *WORDS),
    "open total": numbered("1/n", *WORDS),
    "weak": numbered("1.", *WORDS),
    "weak brackets": numbered("1)", *WORDS),
    "unnumbered": [post(None, text) for text in WORDS],
    "holes": [
        post(None, WORDS[0]),
        post("2/", WORDS[1], 2),
        post(None, WORDS[2]),
        post("4/", WORDS[3], 4),
    ],
    "cues": [
        post("THREAD", WORDS[0], cues="THREAD"),
        post(None, WORDS[1]),
        post("3/", WORDS[2], 3),
        post("END/", WORDS[3], cues="END/"),
    ],
    "emoji cue": [
        post("1/", WORDS[0], 1, "🧵"),
        post("2/", WORDS[1], 2),
        post("3/", WORDS[3], 3, "/end"),
    ],
    "both cues": [post("THREAD", "One question.", cues="THREAD Fin.")],
    "out of order": [post(f"{n}/", WORDS[n - 1], n) for n in (1, 3, 2, 4)],
    "lists in posts": numbered("1/", "Three things:\n1. one\n2. two\n3. three", "- a\n- b", "> c"),
    "fractions in posts": numbered("1/", "3/4 of us left.", "It was 24/7.", "On 3/17 it rained."),
    "hashtags first": numbered("1/", "#Mentoring is it.", "#MedEd\n#Hope", "@ana_b said so."),
    "separators": numbered("1/", "one\n\n---\n\ntwo", "***", "three"),
    "numbers first": numbered("1/", "3 things I learned.", "17 of us came.", "1 more."),
}


@pytest.mark.parametrize("name", THREADS)
def test_a_thread_is_read_back_as_it_was(name: str) -> None:
    posts = THREADS[name]
    body = canonical(posts)
    assert body.faithful, body.text
    numbering = parse_numbering(body.numbering) if body.numbering else AUTO
    assert not isinstance(numbering, str)
    read = read_thread(body.text, "markdown", numbering).posts
    assert faithful(posts, read)
    assert all(p.pos == "prefix" for p in read if p.number is not None)


def test_numbers_are_moved_to_the_front_in_the_authors_form() -> None:
    assert canonical(THREADS["in brackets"]).text == (
        "(1/4) My first mentor never gave advice.\n\n"
        "(2/4) She asked one question, and waited.\n\nWe all waited.\n\n"
        "(3/4) Nobody spoke.\n\n"
        "(4/4) I ask it now.\n"
    )


def test_posts_without_a_number_stand_behind_a_line() -> None:
    assert canonical(THREADS["holes"]).text.count("\n---\n") == 1
    assert canonical(THREADS["unnumbered"]).text.count("\n---\n") == 3


def test_no_numbering_field_where_none_is_needed() -> None:
    assert all(not canonical(THREADS[name]).numbering for name in ("strong", "holes", "cues"))


def test_what_differs_is_seen() -> None:
    posts = THREADS["strong"]
    assert not faithful(posts, posts[:-1])
    assert not faithful(posts, [*posts[:-1], post("4/", "I ask it not.", 4)])
    assert not faithful(posts, [posts[1], posts[0], *posts[2:]])
    assert not faithful(posts, [*posts[:-1], posts[-1]._replace(cues=("END",))])
