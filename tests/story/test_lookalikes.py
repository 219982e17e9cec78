"""Characters that nobody sees, and letters that look like others."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.hidden import LISTED, hidden, visible
from plugins.story.kinds import EVERYDAY, kind_of
from plugins.story.limits import MARKS
from plugins.story.model import Problem
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.scripts import mixed, mixed_name
from tests.stories import story_text

PATH = "content/stories/ada.md"
ODD = (
    "\u200b\u200c\u200d\u2060\ufeff\xad\u202e\u2066\u200f\ufe0f\ufe00"
    "\U000e0067\U000e007f\ue000\u0378"
)
NEAR = "a e\n1&;#*é’ی‌هक्ഩ្ខ❤👩🏴\u0301\u0e47\u20e3漢"


def read(text: str, path: str = PATH) -> tuple[object, tuple[Problem, ...]]:
    return read_story(path, text.encode(), Reading())


def rules(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in hidden(text)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("pay\u202elap", "direction-control"),
        ("\u202aa\u202c", "direction-control"),
        ("\u2066@ada\u2069", "direction-control"),
        ("an English word\u200e", "direction-control"),
        ("zero\u200bwidth", "invisible-character"),
        ("word\u2060joiner", "invisible-character"),
        ("\ufeffa mark of byte order", "invisible-character"),
        ("a\u200cb", "invisible-character"),
        ("a\u200db", "invisible-character"),
        ("می‌\u200cخواهم", "invisible-character"),  # two of them
        ("کتاب\u200c ", "invisible-character"),
        ("👩\u200d", "invisible-character"),
        ("\u200d👩", "invisible-character"),
        ("a\ufe0f", "invisible-character"),
        ("❤\ufe0f\ufe0f", "invisible-character"),
        ("漢\ufe0f", "invisible-character"),
        ("a\U000e0100", "invisible-character"),
        ("5\ufe0f", "invisible-character"),
        ("hi\U000e0068\U000e0069", "invisible-character"),
        ("🏴\U000e0067\U000e0062", "invisible-character"),  # a flag that never ends
        ("🏴\U000e0041\U000e0042\U000e0043\U000e007f", "invisible-character"),
        ("\U000e0001", "invisible-character"),
        ("a\u034fb", "invisible-character"),
        ("\u3164", "invisible-character"),
        ("\u115f", "invisible-character"),
        ("a\u2800b", "invisible-character"),
        ("a\u2028b", "invisible-character"),
        ("a\ufff9b", "invisible-character"),
        ("soft\xadhyphen", "soft-hyphen"),
        ("\ue000", "private-use"),
        ("\U000f1234", "private-use"),
        ("\U0010fffd", "private-use"),
        ("\u0378", "unassigned-character"),
        ("\ufdd0", "unassigned-character"),
        ("\uffff", "unassigned-character"),
        ("\U0003fffe", "unassigned-character"),
        ("&#8203;", "invisible-character"),
        ("&#x202E;", "direction-control"),
        ("&zwnj;", "invisible-character"),
        ("&shy;", "soft-hyphen"),
        ("&#xE000;", "private-use"),
        ("&#12;", "invisible-character"),
        ("&#x0C;", "invisible-character"),
        ("&#0;", "invisible-character"),
        ("&#27;", "invisible-character"),
        ("&#x85;", "invisible-character"),
        ("&#xD800;", "unassigned-character"),
        ("&#xFFFE;", "unassigned-character"),
    ],
)
def test_what_nobody_sees_is_told(text: str, rule: str) -> None:
    assert rules(f"first\n{text}\nlast") == [(2, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "“naïve” – café … it’s 5 °C, 10 €, ½ × 2",
        "❤️ ☕️ ©️ ™︎ 1️⃣ #️⃣",
        "👩‍💻 🏳️‍🌈 🧑🏽‍🤝‍🧑🏻 👁️‍🗨️ ⛓️‍💥 ❤️‍🩹 🇪🇸 👍🏿",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "\U0001faea",  # an emoji newer than the oldest Python we run on
        "می‌خواهم کتاب‌ها ۱۰‌تا «کتاب»‌ها PDF‌ها ه‍",
        "क्‍ष क्‌ष र‍्य শ্রী র‍্যাব ശ്രീ അവന്‍ ශ්‍රී",
        "ខ្ញុំ\u200bចង់\u200bរៀន",
        "قالت \u200f(نعم)\u200f ثم",
        "葛󠄀城 ᠮᠣᠩᠭᠣᠯ᠋",
        "ﷲ ﷺ \u0600١",
        "⠓⠑⠇⠇⠕⠀⠺",
        "Tom &amp; Ana &nbsp; & co; &#8217; &notanentity; &#9; &#10; &Tab; &#x110000;",
    ],
)
def test_what_scripts_and_emoji_need_is_left_alone(text: str) -> None:
    assert hidden(unicodedata.normalize("NFC", text)) == ()
    assert visible(text) == unicodedata.normalize("NFC", text)


def test_a_problem_says_which_character_and_where() -> None:
    (problem,) = hidden("1/ My first\u200b mentor")
    assert problem.message == (
        "An invisible character (zero width space, U+200B) stands behind “1/ My first”."
    )
    assert hidden("\u202ea")[0].message.endswith("stands at the beginning of the line.")


def test_a_line_is_told_of_once_and_a_text_not_for_ever() -> None:
    assert rules("a\u200bb\u200bc\n\u200b") == [
        (1, "invisible-character"),
        (2, "invisible-character"),
    ]
    assert len(hidden("a\u200b\n" * 500)) == LISTED


def test_everyday_characters_are_as_they_are_said_to_be() -> None:
    found = [c for c in map(chr, range(sys.maxunicode + 1)) if c and EVERYDAY.fullmatch(c)]
    assert len(found) > 30_000
    for char in found:
        assert not kind_of(char), f"U+{ord(char):04X}"
        assert unicodedata.category(char)[0] != "M", f"U+{ord(char):04X}"
        assert unicodedata.normalize("NFC", char) == char, f"U+{ord(char):04X}"


def test_marks_that_join_an_ascii_letter_are_all_of_one_block() -> None:
    marks = [
        c for c in map(chr, range(0x80, sys.maxunicode + 1)) if unicodedata.category(c)[0] == "M"
    ]
    for base in map(chr, range(0x20, 0x7F)):
        for mark in marks:
            if len(unicodedata.normalize("NFC", base + mark)) == 1:
                assert "\u0300" <= mark <= "\u036f"


# In a file


def test_lines_are_lines_of_the_file() -> None:
    text = story_text("1/ One.\n\n2/ Two\u200b.\n", Title="A\u2060B")
    story, problems = read(text)
    assert story is None
    assert [(p.line, p.rule) for p in problems] == [
        (1, "invisible-character"),
        (11, "invisible-character"),
    ]


def test_a_soft_hyphen_keeps_nothing_from_being_published() -> None:
    story, problems = read(story_text("1/ men\xadtor"))
    assert story
    assert [(p.level, p.rule) for p in problems] == [("warning", "soft-hyphen")]


def test_a_private_character_is_told_once() -> None:
    _, problems = read(story_text("1/ a\ue000b\n\n2/ it donâ€™t\n"))
    assert [(p.line, p.rule) for p in problems] == [(9, "private-use"), (11, "damaged-character")]


def test_text_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "1/ résumé, 각, ầ #résumé\n\nEND/ Á\n")
    story, problems = read(story_text(decomposed, Title="Cafe\u0301"))
    assert problems == ()
    assert story.title == "Café"  # type: ignore[attr-defined]
    for section in story.sections:  # type: ignore[attr-defined]
        assert unicodedata.is_normalized("NFC", section.text)
        assert unicodedata.is_normalized("NFC", section.html)
    assert story.hashtags[0].tag == "résumé"  # type: ignore[attr-defined]


@pytest.mark.parametrize("mark", ["\u0301", "\u0e47", "\u20dd"])
def test_marks_are_not_heaped_up(mark: str) -> None:
    _, problems = read(story_text("1/ One.\n\n2/ a" + mark * (MARKS + 1)))
    assert [(p.line, p.rule) for p in problems] == [(11, "stacked-marks")]
    story, _ = read(story_text("1/ a" + mark * MARKS))
    assert story


@pytest.mark.parametrize(
    "heap",
    [
        "&#782;" * (MARKS + 1),
        "&#x30E;" * (MARKS + 1),
        "\u030e" * MARKS + "&#782;",
        "\u030e" * MARKS + "**" + "\u030e" * MARKS + "**",
        "\u030e" * MARKS + "&shy;" + "\u030e" * MARKS,
        "\u030e" * MARKS + "\xad" + "\u030e" * MARKS,
    ],
)
def test_marks_are_not_heaped_up_by_what_markdown_makes_of_a_text(heap: str) -> None:
    story, problems = read(story_text(f"1/ One.\n\n2/ **a** H{heap} b."))
    assert story is None
    assert [(p.line, p.rule) for p in problems if p.level == "error"] == [(11, "stacked-marks")]


@pytest.mark.parametrize("text", ["Z&#782;&#x30E; &amp; é", "ש&#x5B8;ׁ", "ཧྐྵྨླྺྼྻྂ *a*"])
def test_marks_that_a_script_needs_may_stand_as_numbers(text: str) -> None:
    story, problems = read(story_text(f"1/ {text}", Lang="he"))
    assert story, problems


# Letters that look like others

MIXED = [
    "Wаrd Seven",
    "Ward Ѕeven",
    "Μentor",
    "pаypal",
    "Ward-Ѕeven",
    "ꓪard",
    "Ꭺlice",
    "Ոard",
    "Wဝrd",
    "𐊠rd",
    "W০rd",
    "Wa٠d",
]
STRANGE = ["Ward Seᴠen", "Wɑrd", "Vioǀin", "ꜱophie", "Sɪrius", "Ƿard", "Aɡnes"]
APART = [
    "Ѕорһіе Martin",
    "Sophie Маrtin",
    "Ward Соре",
    "Анна Cope",
    "ᎠᎪ Ward",
    "𐊠𐊡 Ward",
    "Ward ဝ",
    "Ward ০",
    "Groβmann",
    "Sophie (Mаry)",
]
WHOLE = [
    "Ward Seven", "Jürgen Müller-Žižek", "Анна Каренина", "Σωκράτης", "СОРЕ", "Ward (Уорд)",
    "山田Taro", "한국어KPop", "ㄅㄆmo", "O’Brien", "قصتي", "Иван IV", "Hraṇť", "Հայկ", "L’été",
    "Мария (Maria)", "Άννα (Anna)", "محمد Mohamed", "李 (Li)", "آزاده ۲", "علي ٢", "राम २",
    "이민호 Lee", "Мария Smith",
    "Kwabena Ɔkɔ", "Əliyev", "ʿAlī ibn Abī", "Kamehameha ʻIolani", "ᏣᎳᎩ",
]  # fmt: skip
WORDS = [
    "TGFβ",
    "µmol",
    "Δt",
    "José_Мария",
    "PDF‌ها",
    "ILoveभारत",
    "הGPS",
    "ＫＡＺＵ",
    "iran۱۴۰۱",
    "MedEd২",
]


@pytest.mark.parametrize("name", MIXED)
def test_a_word_of_two_alphabets_is_told(name: str) -> None:
    assert "look alike" in mixed(name)
    assert "look alike" in mixed_name(name)
    story, problems = read(story_text(Author=name))
    assert story is None
    assert [(p.line, p.rule) for p in problems] == [(3, "mixed-scripts")]


@pytest.mark.parametrize("name", STRANGE)
def test_a_letter_that_no_language_has_is_told(name: str) -> None:
    assert "is no letter of a language" in mixed(name)
    story, problems = read(story_text(Author=name))
    assert story is None
    assert [(p.line, p.rule) for p in problems] == [(3, "mixed-scripts")]


@pytest.mark.parametrize("name", APART)
def test_a_name_is_looked_at_as_a_whole(name: str) -> None:
    story, problems = read(story_text(Author=name))
    assert story is None
    assert [(p.line, p.rule) for p in problems] == [(3, "mixed-scripts")]


@pytest.mark.parametrize("name", WHOLE)
def test_alphabets_that_nobody_takes_for_another_may_stand_together(name: str) -> None:
    assert mixed(name) == mixed_name(name) == ""
    story, problems = read(story_text(Author=name))
    assert story, problems


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_a_text_may_be_what_no_name_is(word: str) -> None:
    assert mixed(word) == ""


def test_the_letter_is_named() -> None:
    assert mixed("Wаrd") == (
        "“Wаrd” mixes Latin letters with others that look alike: а is Cyrillic (U+0430)"
    )


def test_a_hashtag_that_looks_like_another_is_told_where_it_stands() -> None:
    text = story_text("1/ One. #MedEd\n\n2/ Two\nand #MеdEd again.\n\n3/ #MеdEd\n")
    _, problems = read(text)
    assert [(p.line, p.rule) for p in problems] == [(12, "mixed-scripts")]
    _, problems = read(story_text(Hashtags="MedEd, Mеntoring"))
    assert [(p.line, p.rule) for p in problems] == [(8, "mixed-scripts")]
    _, problems = read(story_text("1/ #M&#x435;dEd"))
    assert [(p.line, p.rule) for p in problems] == [(9, "mixed-scripts")]


@pytest.mark.parametrize("name", ["аda", "ada-пaul", "ada\ufe0f", "a\u3164da", "ada\u034f"])
def test_a_file_name_that_looks_like_another(name: str) -> None:
    story, problems = read(story_text(), f"content/stories/{name}.md")
    assert story is None
    assert [p.rule for p in problems] == ["file-name"]


@pytest.mark.parametrize("name", ["Ward\u200eSeven", "قصتي\u200f", "Ward\xadSeven"])
def test_a_name_has_no_invisible_marks(name: str) -> None:
    story, problems = read(story_text(Author=name))
    assert story is None
    assert {p.line for p in problems} == {3}


# Any text

LETTERS = st.text(st.sampled_from([*ODD, *NEAR]) | st.characters(), max_size=60)


@given(LETTERS)
def test_any_text_can_be_read_and_what_is_told_lies_in_it(text: str) -> None:
    for problem in hidden(text):
        assert 1 <= problem.line <= text.count("\n") + 1
    data = story_text(text, Author=text.replace("\n", " ")).encode("utf-8", "replace")
    story, problems = read_story(PATH, data, Reading())
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= problem.line <= lines for problem in problems)
    assert story or any(problem.level == "error" for problem in problems)


@given(LETTERS)
def test_what_is_taken_out_is_what_was_told(text: str) -> None:
    left = visible(text)
    assert unicodedata.is_normalized("NFC", left)
    if not hidden(left.replace("&", "+")):
        assert visible(left) == left
    kept = {"private-use", "unassigned-character"}
    told = {p.rule for p in hidden(unicodedata.normalize("NFC", text.replace("&", "+")))}
    assert told - kept or visible(text) == unicodedata.normalize("NFC", text)
