"""What XML can't hold is told of a story when it is read, and no feed meets it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.holdable import is_holdable, unholdable
from plugins.story.model import Section
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import story_text

PATH = "content/stories/ada.md"


def section(html: str, line: int) -> Section:
    return Section(1, None, None, None, None, (), "", html, (), (), line)


@pytest.mark.parametrize("char", ["\0", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_can_not_hold_is_told_where_it_is(char: str) -> None:
    assert not is_holdable(f"a{char}b".encode())
    sections = (section("<p>a</p>", 9), section(f"<p>{char}</p>", 12))
    (problem,) = unholdable(("Title", "Note"), sections)
    assert (problem.level, problem.line, problem.rule) == ("error", 12, "control-character")
    assert [p.line for p in unholdable((f"Ti{char}tle",), sections[:1])] == [1]


@pytest.mark.parametrize("text", ["", "a\tb\n", "é💪", "\ufffd\uff01\x7f"])
def test_all_else_is_held(text: str) -> None:
    assert is_holdable(text.encode())
    assert not list(unholdable((text,), (section(text, 9),)))


@pytest.mark.parametrize("entity", ["&#12;", "&#xC;", "&#X00c;", "&#012;"])
@pytest.mark.parametrize("body", ["1/ One {} two.", "1/ *One* `{}`", "1/ [a{}b](https://a.org)"])
def test_a_form_feed_by_its_number_is_refused(entity: str, body: str) -> None:
    story, problems = read_story(PATH, story_text(body.format(entity)).encode(), Reading())
    assert story is None
    assert {p.level for p in problems} == {"error"} and problems[0].line == 9


ODD = ["\0", "\x0b", "\x1f", "\ufffe", "&#12;", "&#xFFFE;", "&#65535;", "&#0;", "&#x1f", "&#x80;"]
PIECES = [*ODD, "a", " ", "\n", "\n\n", "&", "*", "`", "é", "💪", "1/ ", "> ", "![", "](a.png)"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(["", *ODD]))
def test_what_is_read_of_a_story_can_be_held(body: str, odd: str) -> None:
    said = f"It rained{odd}."
    data = story_text(f"1/ a{body}\n", Title=said, Summary=said, Note=said).encode()
    story, _ = read_story(PATH, data, Reading())
    if story:
        texts = (story.title, story.summary, story.note, *[post.html for post in story.sections])
        assert all(is_holdable(text.encode()) for text in texts)
