"""Plain text to Markdown: the site shows the words as they were written."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.exchange.escaping import escape, unescape
from plugins.story.markup import render
from plugins.story.reading import Reading

PLAIN = (
    "- a\n- b",
    "+ p\n\n* * *\n\n- - -",
    "> quoted",
    "# no heading\n## neither",
    "#Mentoring at the start",
    "1. one\n2) two\n2019. A year.",
    "*stars* **two** and 5 * 3 * 2",
    "_this_ __that__ snake_case_word @choo_ek @_anna_",
    "`code` and ```more```",
    "```\nfence\n```",
    "~~~\nfence\n~~~",
    "<b>bold</b> <script>x</script> <!-- y --> <3 a<b",
    "<https://example.org>",
    "&amp; &#65; &copy; R&D AT&T;",
    "~~struck~~ ~ so ~",
    "[a](b) ![c](d) [x] [y][z]",
    "[x]: https://example.org\n[^1]: note",
    "    four spaces\n\ttab",
    "---",
    "a\n---\nb\n===",
    "***",
    "___",
    "a|b\n--|--\nc|d",
    "| a |\n|---|\n| b |",
    "https://example.org/_a_/*b?x=1&copy=2 and (https://en.wikipedia.org/wiki/A_(b)).",
    "back\\slash \\* \\\nend\\",
    "two  \nspaces",
    "She said: “Don't.” 100% — fine! (really) $5 @ 3pm; 3/4 of it",
)


def shown(text: str) -> str:
    """What a reader sees of a text."""
    made = render(text, Reading(hashtag_links=False)).html
    made = re.sub(r"<br>\n?", "\n", made).replace("</p>\n<p>", "\n\n").replace("</p><p>", "\n\n")
    return html.unescape(re.sub(r"<[^>]*>", "", made))


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("text", PLAIN)
def test_words_are_shown_as_written(text: str) -> None:
    assert lines(shown(escape(text))) == lines(text)


@pytest.mark.parametrize("text", PLAIN)
def test_no_element_but_paragraphs_breaks_and_links(text: str) -> None:
    made = render(escape(text), Reading(hashtag_links=False)).html
    assert set(re.findall(r"</?(\w+)", made)) <= {"p", "br", "a", "span"}


def test_what_needs_no_escape_has_none() -> None:
    text = "#MedEd is #1! It's snake_case (3/17), 5 * 3, a < b & c — see https://a.org/x_y_z."
    assert escape(text) == text


SIGNS = st.text(st.sampled_from("ab 1-+*_~`#>|=.)(![]<&;:\\/\n@"), max_size=30)


@settings(max_examples=300, deadline=None)
@given(SIGNS | st.text(max_size=40))
def test_any_text_is_escaped_and_unescaped(text: str) -> None:
    assert lines(unescape(escape(text))) == lines(text)


@settings(max_examples=300, deadline=None)
@given(SIGNS)
@example("<1@1><")
def test_any_signs_are_shown_as_written(text: str) -> None:
    assert lines(shown(escape(text))) == lines(text)
