"""What Pagefind is given of a text, in every script; and that the search page knows the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.words import _DENSE, ALSO, END, plain, words

CASES = {
    "plain words, and what spaces there are": "plain words, and what spaces there are",
    " two\n\nlines\t here ": "two lines here",
    "整備士です。": "整備士 備士で 士です です す 。|~",
    "「一本、足りません」": "「一本 本 、足りま りませ ません せん ん 」|~",
    "#失敗 #育成": "#失敗 敗|~ #育成 成|~",
    "สวัสดี": "สวัส วัสดี สดี ดี|~",
    "الطحين": "الطحين|~طحين",
    "والكتاب": "والكتاب|~كتاب",
    "الى": "الى",  # "to", and no article
    "l’hôpital": "l’hôpital|~hôpital",
    "word—dash": "word—dash|~word|~dash",
    "Two stories.": "Two stories.|~story",
    "#FirstStories": "#FirstStories|~FirstStory",
    "séries": "séries|~séry",
    "a |~ b ___PAGEFIND_ANCHOR___p:1:x": "a | ~ b __PAGEFIND_ANCHOR__p:1:x",
    "in\u200bside\ufeff \x07bell": "inside bell",
}


@pytest.mark.parametrize("text", CASES)
def test_a_text_becomes_words(text: str) -> None:
    assert words(text).replace(END, "") == CASES[text]


def test_each_word_ends_behind_its_last_letter() -> None:
    assert words("«Two, it's 士。 – l’eau!").split() == [
        f"«Two{END},", f"it's{END}", f"士{END}", f"。{ALSO}", "–", f"l’eau{END}!{ALSO}eau{END}!"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <b>b</b>c</p><p>d<br>e</p>", " a bc  d e "),
        ('<p><a href="x" title="a > b">#T</a> &amp; &lt;b&gt;</p>', " #T & <b> "),
        ("no HTML", "no HTML"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert plain(html) == text


@given(st.text())
def test_the_text_can_be_shown_again(text: str) -> None:
    """As finding.js does it: nothing is lost but how much space there was."""
    shown = ""
    for word in words(text).replace(END, "").split(" "):
        itself, *also = word.split(ALSO)
        dense = re.match(f"([^\\w]|_)*[{_DENSE}]", itself)
        if dense:
            first = dense[0]
            rest = itself[len(first) :]
            first += "".join(c for c in rest[: len(rest) - len(rest.lstrip())])
            shown += first + (" " if also else "")
        else:
            shown += itself + " "
    letters = [c for c in text if c.isalnum() and not re.match(f"[{_DENSE}]", c)]
    assert [c for c in shown if c.isalnum() and not re.match(f"[{_DENSE}]", c)] == letters


def test_the_search_page_has_the_same_letters(root: Path) -> None:
    script = (root / "theme/static/search/finding.js").read_text("utf-8")
    parts = re.search(r'DENSE =\s+"([^"]*)" \+\s+"([^"]*)";', script)
    assert parts
    there = re.sub(
        r"\\u\{?([0-9a-f]+)\}?", lambda code: chr(int(code[1], 16)), "".join(parts.groups())
    )
    assert there == _DENSE
    assert f'split("{ALSO}")' in script
    assert f'END = "\\u{ord(END):x}"' in script
