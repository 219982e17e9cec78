"""The short path reads a thread just as all the rules do, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from plugins.story.thread import full_thread, read_thread
from plugins.story.thread.lines import newlines
from plugins.story.thread.numbering import NONE
from plugins.story.thread.shortpath import quick_thread
from tests.bench.tales import tales
from tests.story.test_thread import CASES, Case

WORDS = "the half. Then, friend ward I 你好。 שלום é Ends finally? threads recommend x n".split()
SIGNS = "#MedEd ＃Tag @ward @a.b, #_ @_ **Wait** *x* _y_ ~~z~~ ** _ ~~ # ## > - + • ` ``".split()
SIGNS += "[a](b) [a](https://a.example/notes) https://a.example/3/4 www.a.example/2/ [1]:".split()
SIGNS += "🙏 👩\u200d⚕️ ℹ ❶ ½ N/A Tweet Part of 5".split()
MARKERS = "1/ 2/ 3/ 4/ 12/ 0/ 1/3 2/3 3/n (1/3) (2/) [2/9] 1. 2) 3: (2) [3] 2a/ 1️⃣ 🔟".split()
MARKERS += "**2/** 3/17/2020 24/7 10/10 1/🧵 17/END ٣/ ①/ １／ 2// 3/: /4 covid19/flu".split()
CUES = "THREAD THREAD: (thread) thread /thread / 🧵 👇 END END. END/ end end/ End/ /end".split()
CUES += "(end) fin fin/ FIN/ fın/ FİN/ 🔚 the-end **END** **END/** -end- endℹ end❶ THE OF".split()
CUES += ["the end", "The end.", "A thread 🧵", "a short thread", "## END/", "- END", "/ thread"]
SPACES = [" ", "  ", "\t", "    ", "\n", "\n\n", "\n ", "\n    ", "\u00a0", "\u200b", "\ufeff"]
SPACES += ["\u2028", "\u3000", "\u200d", "\x85", "\r\n", "\r", "\n\u200b\n"]
LINES = ["---", "***", "- - -", "_ _ _", "--", "===", "```", "~~~", "> 3/ So.", "- a\n- b", "* 2/"]
LINES += ["| a | b |", "    2/ So.", "1. a\n2. b", "END/ Thanks.", "[1/]: https://a.example"]
HARMLESS = ["So.", *WORDS, *SIGNS]
ANY = [*HARMLESS, *MARKERS, *CUES, *map("\n{}\n".format, LINES)]


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """A plain thread with a few pieces of all kinds put in, mostly between two words."""
    parts = [draw(st.sampled_from(["", "", "", "\n\n", " \n", "#MedEd\n"]))]
    for number in range(1, draw(st.integers(1, 4)) + 1):
        words = draw(st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=4))
        parts += [f"{number}/", *(part for word in words for part in (" ", word)), "\n\n"]
    ending = draw(st.sampled_from(["", "", "END/ So.", "FIN/ The ward.", *CUES]))
    parts += [ending, *draw(st.sampled_from([[], ["\n"], [" ", "So.", "\n", "The", " ", "ward"]]))]
    pieces = st.sampled_from(ANY), st.sampled_from(SPACES)
    for kind in draw(st.lists(st.sampled_from([0, 0, 1]), max_size=4)):
        at = draw(st.integers(0, len(parts)))
        parts[at : at + draw(st.integers(0, 1))] = [draw(pieces[kind]), *[" "] * (kind == 0)]
    return "".join(parts)


def taken(text: str) -> bool:
    """Whether the short path takes a text; if it does, it reads it as all the rules do."""
    quick = quick_thread(text)
    assert quick is None or quick == full_thread(text)
    return quick is not None


@settings(max_examples=400, deadline=None)
@given(bodies().map(newlines))
@example("1/ So.\n\nend/ END**END/**-")  # a line in capitals, but for its cue
@example("1/ So.\n\nEND/ #_")
@example("1/ So.\n\nfın/ 🧵 So.")
@example("1/ So.\n\nFİN/ 🧵 So.")
@example("1/ So.\n\nendℹ #friend")
@example("1/ So.\n\n2/ **")
@example("1/ So.\n\n2/ 17")
@example("1/ So.\n2/ \u200bSo.")
def test_both_ways_are_one(text: str) -> None:
    event(f"taken: {taken(text)}")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_golden_cases_both_ways(case: Case) -> None:
    texts = [case.text] if isinstance(case.text, str) else case.text
    for gap in ("\n", "\n\n"):
        taken(newlines(gap.join(texts)))


TAKEN = {
    "one post": "1/ So.",
    "posts": "1/ The ward was quiet.\n\n2/ We ran.\n\n3/ We sat.",
    "an end": "1/ Quiet.\n\n2/ We ran.\n\nEND/ Thanks, all.\n\nAsk me anything.\n",
    "no blank lines": "\n1/ Quiet.\n2/ We ran.\nFIN/ **Thanks**, all.",
    "hashtags and mentions": "1/ #MedEd is @ward’s 👩\u200d⚕️ too.\n2/ #MedEd we ran 🏃 #Run",
    "Markdown": "1/ **Ask** [me](https://a.example/notes).\n\n> What?\n\n2/ *So*:\n\n- a\n- b",
    "other numbers": "1/ Open 24/7 now:\n\n1. One.\n2. Two.\n\n2/ See https://a.example/2020/05/x",
    "words like cues": "1/ Threads mend.\n\n2/ In the end, my friend, the finest ends.",
    "cues where none counts": "1/ We ran.\n\n2/ END\n\n🔚 🧵 THREAD\n\n3/ We sat.",
}


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_plain_threads_are_taken(text: str) -> None:
    assert taken(text)


LEFT = {
    "nothing": "",
    "no number": "The ward was quiet.",
    "text before 1/": "Quiet.\n\n1/ We ran.",
    "a number missing": "1/ Quiet.\n\n3/ We ran.",
    "totals": "1/2 Quiet.\n\n2/2 We ran.",
    "a number at an end": "1/ Quiet.\n\n2/ We ran. 3/",
    "a number in emphasis": "1/ Quiet.\n\n**2/** We ran.",
    "a full-width slash": "1/ Quiet.\n\n2／ We ran.",
    "a marker alone": "1/ Quiet.\n\n2/\n\nWe ran.",
    "a marker before tags alone": "1/ Quiet.\n\n2/ #MedEd\n\nWe ran.",
    "an opening cue": "1/ THREAD: quiet.\n\n2/ We ran.",
    "a closing cue": "1/ Quiet.\n\n2/ We ran. (end)",
    "two closing cues": "1/ Quiet.\n\nEND/ We ran.\n\nfin",
    "a closing cue alone": "1/ Quiet.\n\nEND/ #MedEd",
    "a separator": "1/ Quiet.\n\n- - -\n\n2/ We ran.",
    "a fence": "1/ Quiet.\n\n```\n\n2/ We ran.\n```",
    "a zero-width edge": "1/ Quiet.\u200b\n\n2/ We ran.",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_other_texts_are_left(text: str) -> None:
    assert not taken(text)


def test_the_stories_of_the_benchmark_are_taken() -> None:
    assert all([taken(tale.body) for tale in tales(60, seed=1, marked=0.5)])


def test_the_door_takes_the_short_path() -> None:
    text = TAKEN["an end"]
    assert read_thread(text.replace("\n", "\r\n")) == quick_thread(text)


def test_the_header_goes_before_the_short_path() -> None:
    assert [post.number for post in read_thread("1/ So.", "markdown", NONE).posts] == [None]
