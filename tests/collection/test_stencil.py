"""A stencil gives what its template gives, for any words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from plugins.collection.fragments import fragments
from plugins.collection.render import environment
from plugins.collection.site import Site
from plugins.collection.stencil import Stencil, escaped
from plugins.story.model import Story
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import story_text

SITE = Site("Pay & <It> {Forward}", "", "en", "", (), Path("theme"))
WORDS = st.text(alphabet="a0_ {}%s\\'\"<>&;\0\né漢", max_size=12)  # with what forms are made of
PARTIALS = {  # flags that a partial may branch on, with the values they are tried with; its words
    "post": (
        {
            "here": ["", "a.html"],
            "prefix": ["", "reply-"],
            "foreign": [0, 1],
            "last": [0, 1],
            "anchor": [0, 1],
            "place": ["", "total", "all"],
        },
        "marker cues position total html",
    ),
    "contents": ({"foreign": [0, 1]}, "total lines"),
    "contents-line": ({}, "marker position words"),
    "passage-post": (
        {"root": ["", "../"], "foreign": [0, 1]},
        "address position total html",
    ),
    "picture": (
        {"lead": [0, 1], "tone": ["", "sky"]},
        "avif webp src width height alt title",
    ),
    "tag-link": ({"root": ["", "../"], "mf": ["", "p-category"]}, "address name"),
    "story-card": (
        {
            "level": [2, 3],
            "tag": ["li", "div"],
            "mf": ["h-entry"],
            "root": ["", "../"],
            "role": ["both", "mentor"],
            "dir": ["ltr", "rtl"],
            "foreign": [0, 1],
            "draft": [0, 1],
        },
        "title address author iso day minutes lang language summary",
    ),
    "story-links": (
        {"one_reply": [0, 1]},
        "replies both related older older_title older_lang newer newer_title newer_lang "
        "another another_title another_lang",
    ),
    "pair-link": ({"root": ["", "../"], "one_reply": [0, 1]}, "address title lang"),
    "side": (
        {
            "root": ["../"],
            "role": ["both", "mentor", "mentee"],
            "dir": ["ltr", "rtl"],
            "foreign": [0, 1],
            "draft": [0, 1],
            "side": ["told", "reply"],
        },
        "title address author iso day minutes lang language summary note picture posts",
    ),
    "story-foot": (
        {
            "foreign": [0, 1],
            "people": ["none", "agreed"],
            "license": ["CC0-1.0", "CC-BY-NC-4.0", "{_0}"],
        },
        "source tags",
    ),
}


@pytest.fixture(scope="module")
def env(root: Path) -> Environment:
    made = environment(root / "theme")
    features = frozenset({"threads", "hashtags", "people", "together"})
    made.globals.update(site=SITE, features=features, **fragments(made, SITE))
    made.globals.update(_=SITE.wording.html, ngettext=SITE.wording.html_number)
    return made


@pytest.mark.parametrize("name", PARTIALS)
def test_a_stencil_gives_what_its_partial_gives(env: Environment, name: str) -> None:
    choices, words = PARTIALS[name]
    template = env.get_template(f"partials/{name}.html")
    stencil = Stencil(lambda: template, " ".join(choices), words)
    flags = st.tuples(*map(st.sampled_from, choices.values()))
    texts = st.tuples(*[WORDS for _ in words.split()])

    @settings(max_examples=60)
    @given(flags, texts)
    def same(flags: tuple[object, ...], texts: tuple[str, ...]) -> None:
        values = dict(zip((*choices, *words.split()), (*flags, *texts), strict=True))
        assert stencil.fill(flags, escaped(texts)) == template.render(values)
        for some in (escaped(texts), tuple(word.encode() for word in escaped(texts))):
            assert stencil.encoded(flags, some) == template.render(values).encode()

    same()


@pytest.mark.parametrize("name", ["contents-line", "passage-post", "post"])
def test_what_is_around_a_word_does_not_change_with_it(env: Environment, name: str) -> None:
    choices, words = PARTIALS[name]
    partial = env.get_template(f"partials/{name}.html")
    stencil = Stencil(lambda: partial, " ".join(choices), words)
    flags = st.tuples(*map(st.sampled_from, choices.values()))
    texts = st.tuples(*[WORDS.map(lambda word: str(escape(word))) for _ in words.split()])

    @settings(max_examples=60)
    @given(flags, texts)
    def same(flags: tuple[object, ...], texts: tuple[str, ...]) -> None:
        assert texts[-1].join(stencil.around(flags, texts[:-1])) == stencil.fill(flags, texts)

    same()


@given(st.tuples(WORDS, WORDS, WORDS))
def test_escaping_is_that_of_the_templates(words: tuple[str, ...]) -> None:
    assert escaped(words) == tuple(str(escape(word)) for word in words)


@given(WORDS)
def test_the_templates_own_text_is_never_a_place_for_words(literal: str) -> None:
    literal = literal.replace("\0", "")
    env = Environment(autoescape=True, keep_trailing_newline=True)
    env.globals["literal"] = Markup(literal)
    stencil = Stencil(
        lambda: env.from_string("{{ literal }}{{ b }}{{ literal }}{{ a }}"), "", "a b"
    )
    assert stencil.fill((), ("{_1}", "%s")) == f"{literal}%s{literal}{{_1}}"
    assert stencil.encoded((), ("{_1}", b"%s")) == f"{literal}%s{literal}{{_1}}".encode()


@pytest.mark.parametrize(
    "source",
    [
        "{{ word|upper }}",
        "{{ word|length }}",
        "{{ word[0] }}",
        "{{ word.title() }}",
        "{{ '%s'|format(word) }}",
        "{% if word == 'x' %}{% endif %}",
        "{% if word in 'xyz' %}{% endif %}",
        "{% if 'x' in word %}{% endif %}",
        "{% for letter in word %}{% endfor %}",
    ],
)
def test_a_template_that_asks_more_of_a_word_is_refused(source: str) -> None:
    env = Environment(autoescape=True, undefined=StrictUndefined)
    stencil = Stencil(lambda: env.from_string(source), "", "word")
    with pytest.raises(Exception, match=r"word|Blank"):
        stencil.fill((), ("x",))


def told(**changes: object) -> Story:
    story, problems = read_story("content/stories/ada.md", story_text().encode(), Reading())
    assert story, problems
    return replace(story, **changes)


@settings(max_examples=60)
@given(WORDS, WORDS, st.sampled_from(["en", "ar"]), st.sampled_from(["draft", "published"]))
def test_cards_of_any_listing(
    env: Environment, title: str, summary: str, lang: str, status: str
) -> None:
    story = told(title=title, summary=summary, lang=lang, status=status)
    cards = fragments(env, SITE)  # anew: what a story says stays the same during a build
    made = cards["story_card"](story, "../", 3)
    assert f'<a class="u-url" href="../stories/ada.html">{escape(title)}</a></h3>' in made
    assert (f'<p class="p-summary">{escape(summary)}</p>' in made) == bool(summary)
    assert ("<strong>draft</strong>" in made) == (status == "draft")
    assert ("in Arabic" in made) == (lang == "ar")
    assert cards["story_cards"]([story, story], "../", 3) == f"{made}\n{made}"


def test_a_date_before_the_year_1000(env: Environment) -> None:
    story = told(date=datetime(999, 3, 2, 4, 5, 6, tzinfo=UTC))
    assert 'datetime="0999-03-02T04:05:06Z">2 March 999</time>' in fragments(env, SITE)[
        "story_card"
    ](story, "")
