"""What holds for the HTML of any text, hostile ones included."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from plugins.story.markup import ATTRIBUTES, CLASSES, TAGS, clean, plain_text, render, rooted
from plugins.story.markup.blocks import marked
from plugins.story.markup.fewmarks import few_marks
from plugins.story.markup.gathered import Gathered
from plugins.story.markup.shortpath import is_plain, paragraphs, unmarked
from plugins.story.reading import Reading

SPACES = [" ", " ", "  ", "    ", "\n", "\n\n", "\n    ", " \n", "  \n", "\t", "\u00a0", "\u2028"]
SPACES += ["\u3000", "\u200b", "\u200d", "\r", "\r\n", "\x00", "\x0b", "\x0c", "\x85", "\ufeff"]
PLAIN = re.findall(r"\S+", "word a É e\u0301 漢 ا 3 1. 2) 3/ 👍🏽 ☺️ · ’ \" ' https://x.example/a")
SIGNS = re.findall(
    r"\S+", "# ＃ @ #Tag #tag_ @anna @quiet @a@b.example @a.b.example RT@ / http:// ://"
)
SIGNS += re.findall(
    r"\S+", "x.example/ ?a=1 & &amp; &#35; &lt http://a\u0627 http://1.2.3.999/ ) ("
)
MARKS = re.findall(
    r"\S+", r"* ** _ __ ~ ~~ ~~~ ` `` ``` [ ] ( ) ]( ![ < > --- === | |-| : \ ! = ; {"
)
MARKS += re.findall(
    r"\S+", "<!-- --> <b> </b> javascript: site: x.md #1 p.jpg <code> </code> <? ?>"
)
MARKS += ["<script>", "</script>", "<a href='", '<a href="site:', '<img src="site:', "[a]: "]
MARKS += ["> ", "- ", "+ ", "1. ", "# ", "## "]
WORDS = ["alpha", "beta", "ü3", "漢字", *SPACES, *MARKS, *SIGNS]

plainish = st.lists(st.sampled_from(PLAIN + SPACES + SIGNS), max_size=25).map("".join)
FEW = ["*a*", "**two words**", "*é-1 it's*", "[a b](https://x.example/a_b?c=1)", "(*a*)"]
FEW += ["*漢字*,", "[a](http://1.2.3.999/)", "“**a**”", "*a", "a*", "**", "*a_b*", "*a\u00a0b*"]
FEW += ["*a\nb*", "*a *", "[a](b)", "[*a*](https://x.example)", "*#Tag*", "*²*", "*a. b*", "*a*:"]
FEW += ["*a!*", "**a!**.", "[a.](https://x.example)", "_*a*_", "- *a*", "> a", "> > a", "- a"]
FEW += ["- - a", "- 1. a", "> #a", ">  a", "1. a", "---", "- "]
FEW += ["\n> a b\n> c\n", "\n\n- a *b*\n- c\n- d\n\n", "\n\n> a\n\n", "\n\n- a\n\n", "\n\n"]
few = st.lists(st.sampled_from(FEW) | st.sampled_from(SPACES + SIGNS + PLAIN), max_size=12)
rich = st.lists(st.sampled_from(PLAIN + SPACES + SIGNS + MARKS), max_size=40).map("".join)
few_marked = few.map(" ".join) | few.map("".join)
anything = rich | plainish | few_marked | st.text(max_size=60)
READING = Reading(
    slug="a-story",
    aliases={"tag": "other"},
    handles={"anna": "https://x.example/@anna?a=1&b", "quiet": ""},
)
VOID = {"br", "hr", "img"}


class Checked(HTMLParser):
    """Fails on what must not be in a section's HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        if tag not in VOID:
            self.open.append(tag)
        assert tag != "a" or self.open.count("a") == 1
        for name, value in attrs:
            assert name in ATTRIBUTES.get(tag, set()) or value in CLASSES[tag]
            if name in ("href", "src"):
                assert re.match(r"(https?://|mailto:|site:(tags|stories)/)", value or "", re.I)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@given(anything)
def test_html_is_well_formed_and_has_only_what_is_listed(text: str) -> None:
    checked = Checked()
    checked.feed(render(text, READING).html)
    checked.close()
    assert checked.open == []


@given(anything | plainish, st.integers(0, 60), st.integers(0, 60))
@example("one\n- two", 0, 9)
@example("one #two’s 3", 0, 60)
def test_what_is_known_of_a_text_holds_for_its_parts(text: str, start: int, end: int) -> None:
    assume(unmarked(text))
    part = text[start:end]
    assert is_plain(part, bare=True) == is_plain(part)
    assert render(part, READING, bare=True) == render(part, READING)


@given(plainish)
@settings(max_examples=200)
@example("a \n b")
@example("_a_ #_b")
@example("x_ https://x.example/_a_")
def test_the_short_path_writes_what_the_long_one_does(text: str) -> None:
    assume(is_plain(text))
    short, long = Gathered(), Gathered()
    assert paragraphs(text, READING, short) == clean(marked(text, READING, long))
    assert (short.hashtags, short.mentions) == (long.hashtags, long.mentions)
    assert (short.problems, long.problems) == ([], [])


@given(rich | st.text(max_size=60))
@settings(max_examples=200)
def test_the_short_path_takes_no_marked_text(text: str) -> None:
    assume(is_plain(text))
    assert paragraphs(text, READING, Gathered()) == clean(marked(text, READING, Gathered()))


@given(few_marked | anything)
@settings(max_examples=1000)
@example("*a* #Tag **b** @anna.\n\n  *c* https://x.example/*d*")
@example("https://x.example/(*a* https://x.example/'*a*")
@example("a\n\n> b *c*\n> d\n\n- e #Tag\n- f\n\n> g\n\nh")
@example("- a\n\n- b")
@example("> a\n> \n> b")
@example("[a](https://x.example) *b*\n[c]: https://x.example")
def test_few_marks_are_written_as_the_long_way_does(text: str) -> None:
    short, long = Gathered(), Gathered()
    simple = few_marks(text, READING, short)
    if simple is None:
        assert short == Gathered()
        return
    html, words = simple
    assert html == clean(marked(text, READING, long))
    assert (short.hashtags, short.mentions) == (long.hashtags, long.mentions)
    assert (short.problems, long.problems) == ([], [])
    assert words.split() == plain_text(html).split()


def test_usual_marks_are_few() -> None:
    posts = [
        "*a* word",
        "He said **no**, and left.",
        "See “[her notes](https://x.example/n)”: *all*!",
        "Ask.\n\n> Why?\n> *So*.\n\nOr:\n\n- listen\n- wait",
    ]
    assert all(few_marks(post, READING, Gathered()) for post in posts)


@given(anything)
def test_words_are_those_of_the_html(text: str) -> None:
    markup = render(text, READING)
    assert markup.words.split() == plain_text(markup.html).split()


@given(anything)
def test_cleaning_changes_nothing_that_we_write(text: str) -> None:
    html = render(text, READING).html
    assert clean(html) == html


@given(rich)
def test_authors_cannot_write_an_address_inside_the_site(text: str) -> None:
    assume(".md" not in text and "#1" not in text)
    html = render(text, Reading(hashtag_links=False)).html
    assert rooted(html, "https://root.example/") == html


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_word_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    assume(not re.search(r"```|~~~|\||\[|&", text))  # what has code names, cells, targets, entities
    words = "".join(re.findall("alpha|beta|ü3|漢字", text))
    shown = "".join(re.findall("alpha|beta|ü3|漢字", plain_text(render(text, READING).html)))
    assert shown == words


@given(st.text(alphabet=st.characters(), max_size=40) | st.text("\ud800a*#&<", max_size=10))
def test_no_text_fails(text: str) -> None:
    render(text, READING).html.encode()
