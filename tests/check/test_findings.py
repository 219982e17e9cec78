"""Where each rule speaks, and where it is silent: bodies, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.check.around import Around
from plugins.check.draft import read_draft
from plugins.check.nearby import Nearby
from plugins.check.rules import RULES
from plugins.check.rules.hashtags import ESTABLISHED, hashtag_near
from plugins.check.rules.language import guess
from plugins.check.rules.pictures import picture_as_signs, says_nothing
from plugins.collection.steward import Steward
from plugins.story.reading import Reading
from tests.stories import HEADER, story_text

SPELLINGS = {"mentoring": {"Mentoring": 7, "mentoring": 1}, "letters": {"Letters": 2}}
AROUND = Around(
    date(2026, 1, 1),
    slugs=frozenset({"x", "the-soup", "open-strings"}),
    sections={"the-soup": 3},
    spellings=SPELLINGS,
    steward=Steward({"meded": "MedEd"}, {}),
    nearby=Nearby([*SPELLINGS, "meded"]),
)
FIRST = len(HEADER) + 2  # the line of the body


def told(rule: str, text: str) -> list[tuple[int, str]]:
    """The lines below the header on which a rule speaks, and the beginning of what it says."""
    draft = read_draft("content/stories/x.md", text.encode(), Reading())
    (found,) = [one for one in RULES if one.name == rule]
    return [(p.line - FIRST + 1, p.message) for p in found.problems(draft, AROUND)]


@pytest.mark.parametrize(
    ("rule", "body", "lines"),
    [
        ("link-text", "1/ [Here!](https://example.org/) and\n[ read  more… ](#1)", [1, 2]),
        ("link-text", "1/ [](https://example.org/)", [1]),
        ("link-text", "1/ [here and now](https://example.org/) #here @here", []),
        ("link-text", "1/ ![here](x.png)", []),
        ("link-text-repeated", "1/ [A](https://a.example/) [a](https://a.example/)", []),
        ("link-text-repeated", "1/ [A](https://a.example/)\n\n2/ [a](https://b.example/)", [3]),
        ("picture-as-signs", "1/ A\n![a](a b.png) and\n![c](<a b.png>) `![d](a b.png)`", [2]),
        ("picture-as-signs", "1/ `<img src=a>` <image> <img>", []),
        ("picture-as-signs", "1/ So! [a](b c.md) ![a](https://example.org/a.png) ![a](x", []),
        ("link-text-repeated", "1/ https://a.example/A https://a.example/a", []),
        ("bare-link", "1/ <https://example.org/> https://example.org/b", [1, 1]),
        ("bare-link", "1/ [x](https://example.org/) `https://example.org`", []),
        ("short-link", "1/ https://www.bit.ly/x and [y](http://T.CO/z)", [1, 1]),
        ("short-link", "1/ https://not.bit.ly.example/x https://example.org/t.co", []),
        (
            "link-elsewhere",
            "1/ [a.org](https://a.org.b.net/) [https://a.org](http://b.net)",
            [1, 1],
        ),
        ("link-elsewhere", "1/ [www.a.org/x](https://b.net)\n[a.uk/x…](https://t.co/x)", [1, 2]),
        ("link-elsewhere", "1/ [A.org](https://www.a.org/x) [a.uk/x](https://news.a.uk/)", []),
        (
            "link-elsewhere",
            "1/ [Node.js](https://nodejs.org)[or/and](https://a.org) <https://a.org>",
            [],
        ),
        ("link-elsewhere", "1/ [a.org](the-soup.md) https://a.org/b [e.g.](https://b.net)", []),
        ("link-lost", "1/ [a](the-soup.md) [b](the-soup.md#3) [c](open-strings.md#99)", []),
        ("link-lost", "1/ [a](the-soup.md#4)\n[b](#0) [c](#2)\n\n2/ [d](#3)", [1, 2, 4]),
        ("link-lost", "1/ [me](x.md#1) [and me](x.md#2)", [1]),
        ("link-lost", "1/ [a](The-Soup.md)", [1]),
        ("hashtag-near", "1/ #Letter #letterz #Mentorings", [1, 1, 1]),
        ("hashtag-near", "1/ #Letters #Better #Mentoring2 #Mentor", []),
        ("hashtag-near", "1/ #med_ed\n#MedEdd", [1, 2]),
        ("hashtag-hyphen", "1/ #first-gen #post‑doc #x", [1, 1]),
        ("hashtag-hyphen", "1/ #first - gen, #second-, #a-- `#no-tag` https://e.example/#a-b", []),
        ("hashtag-or-heading", "1/ So.\n\n##Mentoring\n\n# Mentoring\n\n## Not one\n", [3, 5]),
        ("hashtag-or-heading", "1/ So.\n\n#Letters #x\n# Head\n\n#a, #b\n====\n", [3, 6]),
        ("hashtag-or-heading", "1/ #How it all began\n\nIn May.\n", [1]),
        ("hashtag-or-heading", "1/ So.\n\n#How it all began", []),
        ("hashtag-or-heading", "1/ So.\n\n####### Mentoring\n", []),
        ("hashtag-or-heading", "1/ #How it all began, in May.\n\nSo.\n\n2/ #Mentoring\n", []),
        ("hashtag-spelling", "1/ #MEDED #meded\n\n2/ #meded #MedEd #mentoring", [1, 1]),
        ("handle-unlisted", "1/ @anna and @anna\n\n2/ @Anna ana@example.org `@code`", [1]),
        ("handle-unlisted", "1/ So, @ThreadReaderApp unroll", []),
        ("unroll-footer", "1/ So.\n\nThread by @anna\n\n2/ Or so, @ThreadReaderApp unroll", [3, 5]),
        ("unroll-footer", "1/ I read on. You can follow her advice.\n\n2/ Bookmark it.", []),
        ("section-long", f"1/ {'a ' * 499}bb\n\n2/ {'a ' * 500}b", [3]),
        ("untidy", "1/ So.\n\n\n2/  Two  spaces. \n", []),
        ("untidy", "1/ So.\n\n2 / Or so.\n\n3/Or so.\n", [3]),
        (
            "alt-empty-words",
            "1/ ![IMG_2041.JPG](a.png) ![a](a.png)\n![Screenshot 2](b.png)",
            [1, 1, 2],
        ),
        ("alt-empty-words", "1/ ![decorative](a.png) ![](a.png) ![Photo of two hands](a.png)", []),
    ],
)
def test_where_a_rule_speaks(rule: str, body: str, lines: list[int]) -> None:
    found = told(rule, story_text(body))
    assert [line for line, _ in found] == lines, found


@pytest.mark.parametrize(
    ("tag", "uses", "show", "meant"),
    [
        ("mededs", {"mededs": 1, "meded": 9}, {}, ["#meded?"]),
        ("mededs", {"mededs": 1, "meded": 9}, {"mededs": "MedEds"}, []),  # the steward's own
        ("mededs", {"mededs": ESTABLISHED, "meded": 9}, {}, []),
        ("mededs", {"mededs": 2, "meded": 1}, {}, []),  # the other is the rarer one
        ("mededs", {"mededs": 1, "meded": 9, "mededz": 1}, {"mededz": "MedEdz"}, ["#MedEdz?"]),
    ],
)
def test_which_hashtag_may_be_meant(
    tag: str, uses: dict[str, int], show: dict[str, str], meant: list[str]
) -> None:
    around = replace(
        AROUND,
        spellings={key: {key: n} for key, n in uses.items()},
        steward=Steward(show),
        nearby=Nearby([*uses, *show]),
    )
    draft = read_draft("content/stories/x.md", story_text(f"1/ #{tag}").encode(), Reading())
    found = hashtag_near.problems(draft, around)
    assert [problem.remedy.split()[3] for problem in found] == meant


def test_fields_that_rules_look_at() -> None:
    handles = story_text("1/ @anna\n", Handles="@anna, @bert")
    assert [message for _, message in told("handle-unused", handles)] == [
        "Handles lists @bert, whom the text doesn't mention."
    ]
    assert told("handle-unlisted", handles) == []
    assert len(told("summary-missing", story_text(Summary="  "))) == 1
    assert told("summary-missing", story_text(Summary="x")) == []
    assert told("summary-missing", story_text("", Status="withdrawn")) == []
    image = story_text("1/ So.\n", Image="a.png", Image_Alt=None).replace(
        "\n\n", "\nImage-Alt: a\n\n", 1
    )
    assert len(told("alt-empty-words", image)) == 1


@pytest.mark.parametrize(
    ("alt", "nothing"),
    [
        ("image", True),
        ("Foto.", True),
        ("DSC_0042", True),
        ("hands.jpeg", True),
        ("12 / 3", True),
        ("hands", True),
        ("decorative", False),
        ("A photo of hands", False),
        ("写真 of my hands", False),
        ("", False),
    ],
)
def test_descriptions_that_say_nothing(alt: str, nothing: bool) -> None:
    assert says_nothing(alt, "hands.jpg") is nothing


TEXTS = {
    None: "She asked me one question and then she waited for what I had to say about it, "
    "which was not much at the time, and it was years before I knew that the question "
    "was for me.",
    "es": "Mi jefa no daba consejos. Hacía una pregunta y esperaba, y yo tardé diez años en "
    "ver que era la misma pregunta y que no era para ella sino para los que llegan "
    "con las manos vacías.",
    "fr": "Elle ne donnait pas de conseils. Elle posait une question, et elle attendait. Il "
    "m'a fallu dix ans pour comprendre que c'était la même question, et que ce "
    "n'était pas pour elle.",
    "de": "Sie gab nie Rat. Sie stellte eine Frage und wartete, und ich habe zehn Jahre "
    "gebraucht, um zu verstehen, dass es immer die gleiche Frage war und dass sie "
    "nicht für sie war.",
    "ja": "先生は助言をしなかった。ひとつだけ質問をして、そして待った。同じ質問だと気づくまで、"
    "わたしには十年かかった。今はわたしがそれを聞く。ポケットに手を入れて。",
    "ar": "لم تكن تعطي نصائح. كانت تسأل سؤالا واحدا ثم تنتظر. احتجت إلى عشر سنوات كي أفهم "
    "أنه السؤال نفسه، وأنه لم يكن لها. الآن أسأله أنا.",
    "ru": "Она никогда не давала советов. Она задавала один вопрос и ждала. Мне "
    "понадобилось десять лет, чтобы понять, что это был один и тот же вопрос.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_languages_are_told_apart(lang: str | None) -> None:
    assert guess(TEXTS[lang]) == lang


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hola.",
        "日本",
        "¡Mira otra vez!",
        "#Pesca #Mar",
        "Kanban, kaizen, muda, mura, muri " * 5,
    ],
)
def test_a_doubtful_language_is_none(text: str) -> None:
    assert guess(text) is None


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("![Two hands](two hands.png)", "Name the file two-hands.png, without spaces"),
        ("![Two *cold* hands](two hands.JPG)", "Name the file two-hands.JPG, without spaces"),
        (
            '<img width="9" src="https://example.org/assets/1" />',
            "Put its file into",
        ),
        ("![Two hands] (hands.png)", "Write it without spaces between the brackets"),
    ],
)
def test_a_picture_that_would_show_as_signs(body: str, remedy: str) -> None:
    draft = read_draft("content/stories/x.md", story_text(f"1/ So. {body}").encode(), Reading())
    (problem,) = picture_as_signs.problems(draft, AROUND)
    assert problem.remedy.startswith(remedy)


SPANISH = (
    "1/ Mi jefa no daba consejos. Hacía una pregunta, y esperaba. Yo tardé diez años en ver que "
    "era la misma pregunta, y que no era para ella. Ahora la hago yo.\n"
)


def test_a_field_that_cannot_be_read_is_not_told_again() -> None:
    assert told("lang-missing", story_text(SPANISH, Lang="Spanish")) == []
    assert len(told("lang-missing", story_text(SPANISH, Lang="en-GB"))) == 1
    body = "1/ It was @bob@social.example.\n"
    handles = "anna@social.example, @bob@social.example"
    assert told("handle-unlisted", story_text(body, Handles=handles)) == []
    assert len(told("handle-unlisted", story_text(body, Handles="@anna@social.example"))) == 1


@pytest.mark.parametrize(
    ("numbering", "body", "says"),
    [
        ("(1/9)", "1/ A.\n\n2/ B.\n", ["; 1/ 2/ were."]),
        ("closing", "A.\n\nB.\n", ["was found."]),
        ("1/", "1/ A.\n\n2/ B.\n", []),
        ("closing", "A. 1/\n\nB. 2/\n", []),
        ("none", "1/ A.\n\n2/ B.\n", []),
    ],
)
def test_a_numbering_that_fits_no_number(numbering: str, body: str, says: list[str]) -> None:
    found = told("numbering-fits-nothing", story_text(body, Numbering=numbering))
    assert [line for line, _ in found] == [0] * len(says)
    assert all(message.endswith(end) for (_, message), end in zip(found, says, strict=True))
