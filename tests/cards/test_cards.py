"""A card is a small picture that says what its story says, whatever that is."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from plugins.cards.blocks import COLUMN, EDGE, STRIP
from plugins.cards.layout import laid_out
from plugins.cards.paint import INKS, PAPER, PICTURED, SIZE, png
from plugins.cards.shaping import Emoji
from plugins.cards.words import TITLE, Words
from plugins.collection.cards import CARD_HEIGHT, CARD_WIDTH

LIMIT = 100 * 1024  # bytes
WORDS = Words.cut(
    "The question she asked me twice",
    "Pay It Forward",
    "en",
    author="Ward Seven",
    about=("mentor", "medicine"),
    excerpt="My first mentor never gave advice. She asked one question, and waited.",
    corner="3 min",
    thread="mentor",
)
ARABIC = replace(
    WORDS,
    title="اسمي في الطحين",
    author="وردية الليل",
    excerpt="كنت أقرأ له جرائد قديمة وهو يعجن.",
    thread="both",
    rtl=True,
    lang="ar",
)
HOSTILE = {
    "long": "Why? " * 2000,
    "one word": "A" * 5000,
    "emoji": "💪🏽👩🏾‍⚕️❤️‍🔥🇵🇸1️⃣" * 100,
    "marks": "Z̴͓̎ä́̂l̈ǵ̃ö́ " * 200,
    "mixed": "قال Count again! (مرتين) 12/5 שלום " * 100,
    "joiners": "\u200d\ufe0f" * 500,
    "ideographs": "她問了我兩次的問題" * 100,
    "Thai": "คำถามที่เธอถามฉัน" * 100,
    "lone surrogate": "a\ud800b",
    "controls": "a\x00\u202eb\u2066c",
    "flags": "🇦" * 300,
    "nothing": " \u00a0\u200b ",
    "markup": "<b>&amp;</b>" * 50,
}


def image(words: Words) -> Image.Image:
    data = png(laid_out(words))
    assert len(data) <= LIMIT
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (CARD_WIDTH, CARD_HEIGHT))
    return picture.convert("RGB")


def inked(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box of whatever isn't paper."""
    box = ImageChops.difference(picture, Image.new("RGB", SIZE, PAPER)).getbbox()
    assert box
    return box


def test_the_colours_are_those_of_the_pages(root: Path) -> None:
    tokens = (root / "theme/static/css/tokens.css").read_text(encoding="utf-8")
    found = re.findall(r"--([a-z]+): light-dark\(#([0-9a-f]{6}),", tokens)
    first = dict(reversed(found))  # later ones are for those who want more contrast
    for name, colour in {"paper": PAPER, **INKS}.items():
        assert first[name] == bytes(colour).hex(), name


@pytest.mark.parametrize(
    ("thread", "dyes"), [("mentor", {"madder"}), ("mentee", {"woad"}), ("both", {"madder", "woad"})]
)
def test_the_thread_has_the_colour_of_its_side(thread: str, dyes: set[str]) -> None:
    picture = image(replace(WORDS, thread=thread))  # type: ignore[arg-type]
    strand = picture.crop((0, 0, STRIP, CARD_HEIGHT))
    seen = {colour for _, colour in strand.getcolors(1 << 20) or []}
    assert {name for name in ("madder", "woad") if INKS[name] in seen} == dyes


def test_a_card_from_right_to_left_is_a_mirror() -> None:
    picture = image(ARABIC)
    assert image(WORDS).getpixel((100, 4)) == INKS["madder"]
    assert picture.getpixel((100, 4)) == PAPER
    title = picture.crop((EDGE, 100, CARD_WIDTH - STRIP, 300))
    assert (
        ImageChops.difference(title, Image.new("RGB", title.size, PAPER)).getbbox()[2] > COLUMN - 20
    )  # type: ignore[index]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("rtl", [False, True])
def test_nothing_leaves_the_card(name: str, rtl: bool) -> None:
    text = HOSTILE[name]
    words = Words.cut(text, text, "en", author=text, about=(text,), excerpt=text, rtl=rtl)
    left, top, right, bottom = inked(image(words))
    assert left >= 60 and right <= CARD_WIDTH - 60 and top == 0 and bottom <= CARD_HEIGHT - 30


def test_words_are_cut_before_anything_is_worked_out() -> None:
    words = Words.cut("x" * 9999, "x" * 9999, "en", author="x" * 9999, excerpt="x" * 9999)
    assert len(words.title) == TITLE
    assert len(words.title + words.author + words.excerpt + words.site) < 1000


@settings(max_examples=30)
@given(st.text(max_size=60), st.booleans())
def test_any_title_makes_a_card(title: str, rtl: bool) -> None:
    image(replace(WORDS, title=title, rtl=rtl))


def test_without_a_letter_the_card_is_the_authors_or_the_sites() -> None:
    lost = "The 𓀀 sign"
    by_author = laid_out(replace(WORDS, title=lost))
    assert by_author == laid_out(replace(WORDS, title="Ward Seven", author="", excerpt=""))
    by_site = laid_out(replace(WORDS, title=lost, author="𓀀"))
    assert by_site == laid_out(replace(WORDS, title="Pay It Forward", author="", excerpt=""))
    assert laid_out(replace(WORDS, excerpt=lost)) == laid_out(replace(WORDS, excerpt=""))
    assert laid_out(replace(WORDS, about=("mentor", lost))) == laid_out(
        replace(WORDS, about=("mentor",))
    )
    inked(image(Words.cut("", "", "en")))  # the thread is left


def test_emoji_are_drawn_in_their_colours() -> None:
    plain = image(replace(WORDS, title="I ask"))
    picture = image(replace(WORDS, title="I ask ❤️"))
    colours = picture.getcolors(1 << 20) or []
    red = [colour for _, (r, g, b) in colours if (r > 200 and g < 90) for colour in [(r, g, b)]]
    assert red and len(colours) <= 256 and PICTURED > 100
    assert len(plain.getcolors(1 << 20) or []) < len(colours)
    items = laid_out(replace(WORDS, title="❤️")).placed[0].items
    assert [type(item) for item in items] == [Emoji]


def test_a_long_title_shrinks_and_ends_with_an_ellipsis() -> None:
    sizes = [laid_out(replace(WORDS, title="word " * n)).placed[0].size for n in (2, 6, 12, 20, 60)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > 90 > sizes[-1] >= 54
    four = [part for part in laid_out(replace(WORDS, title="word " * 60)).placed if part.size == 54]
    assert len(four) == 4
    assert len(four[-1].items) > 3


def test_the_same_words_give_the_same_bytes() -> None:
    assert png(laid_out(ARABIC)) == png(laid_out(ARABIC))
