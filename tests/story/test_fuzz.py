"""Whole files of strangers: bytes, and what is nearly a story. What comes out is whole, or told.

PIF_EXAMPLES=20000 tries more than a test run has time for.
"""

from __future__ import annotations

import os
import re

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.story.decode import decode
from plugins.story.fieldnames import KNOWN
from plugins.story.fields import check
from plugins.story.header import split_header
from plugins.story.markup import clean
from plugins.story.model import Story
from plugins.story.names import slug_fault
from plugins.story.rare import ASCII, PLAIN, without
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.sections import sections_of
from plugins.story.slugs import name_slug, tag_slug
from plugins.story.tags import find_tags, is_tag, key_of
from tests.attacks import closed
from tests.attacks.corpus import attacks
from tests.stories import story_text

EXAMPLES = int(os.environ.get("PIF_EXAMPLES", "150"))
fuzz = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PATH = "content/stories/ada.md"
READING = Reading(aliases={"a": "b"}, hashtag_links=True)
ATTACKS = [attack.text for attack in attacks() if len(attack.text) < 300]
FIELDS = [
    *KNOWN.values(),
    "Save_as",
    "Slug",
    "title",
    "REPLY-TO",
    "Translates",
    "Note ",
    " Field",
    "x",
    "",
    "---",
]
ENDS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\x0b", ""]
SIGNS = "1/ 2/ END/ THREAD 🧵 (1/2) 1️⃣ --- *** # ## > - 1. ``` ~~~ | |-| <a <!-- --> &lt;".split()
SIGNS += ["#Tag", "@anna", "[a](b)", "![a](b.jpg)", "https://a.example/", "&#x202e;"]

sign = st.sampled_from(SIGNS) | st.sampled_from(ATTACKS) | st.text(max_size=20)
bodies = st.lists(st.tuples(sign, st.sampled_from([" ", "", *ENDS])), max_size=30).map(
    lambda parts: "".join(map("".join, parts))
)
values = (
    st.sampled_from(ATTACKS) | st.text(max_size=30) | st.sampled_from(["mentor", "yes", "none"])
)
lines = st.tuples(st.sampled_from(FIELDS), st.sampled_from([": ", ":", " :", "", "=\t"]), values)
headers = st.lists(lines.map("".join), max_size=8)
nearly = st.builds(
    lambda extra, end, body: (
        story_text("\n").rstrip("\n") + end + end.join(extra) + end + end + body
    ),
    headers,
    st.sampled_from(ENDS),
    bodies,
)
wild = st.builds(
    lambda rows, end, body: end.join(rows) + end + body, headers, st.sampled_from(ENDS), bodies
)
good = bodies.map(lambda body: story_text("1/ " + body))
texts = nearly | wild | good | bodies
files = st.binary(max_size=300) | texts.map(lambda text: text.encode("utf-8", "surrogatepass"))


@fuzz
@given(files, st.binary(max_size=3), st.integers(0, 400))
def test_any_file_is_a_whole_story_or_is_told(data: bytes, spoiled: bytes, at: int) -> None:
    data = data[:at] + spoiled + data[at:]
    story, problems = read_story(PATH, data, READING)
    assert (story is None) == any(problem.level == "error" for problem in problems)
    last = len(re.findall(rb"\r\n|\r|\n", data)) + 1
    for problem in problems:
        assert 0 <= problem.line <= last, problem
        assert problem.path == PATH and problem.message and problem.remedy
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", problem.rule)
    if story:
        _is_whole(story)


def _is_whole(story: Story) -> None:
    for text in (story.title, story.author.name, story.summary, story.field, story.note):
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", text)
        text.encode()
    assert story.title and story.author.name
    assert story.source == "" or story.source.startswith(("http://", "https://"))
    assert not set(story.source) & set("<>\"' \\`")
    assert not story.reply_to or not slug_fault(story.reply_to)
    assert not story.translates or not slug_fault(story.translates)
    for slug in (story.author.slug, *(tag_slug(hashtag.key) for hashtag in story.hashtags)):
        assert _is_a_name(slug)
    for section in story.sections:
        section.html.encode()
        assert clean(section.html) == section.html
        assert (
            closed.prose(section.html.replace("site:", "https://x.example/"), "https://x.example/")
            == []
        )


def _is_a_name(slug: str) -> bool:
    """Whether a file may have this name on any system."""
    return 0 < len(slug.encode()) <= 150 and not re.search(r'[\x00-\x20/\\:*?"<>|.]', slug)


@fuzz
@given(good)
def test_the_html_of_a_story_is_html_without_an_error(text: str) -> None:
    story, _ = read_story(PATH, text.encode("utf-8", "surrogatepass"), READING)
    for section in story.sections if story else ():
        parser = html5lib.HTMLParser()
        parser.parseFragment(section.html)
        assert [fault for fault in parser.errors if fault[1] != "invalid-codepoint"] == []


@fuzz
@given(wild | nearly)
def test_the_rare_characters_of_a_text_are_known(text: str) -> None:
    read = decode(text.encode("utf-8", "surrogatepass"))
    assert len(read.rare) == len(set(read.rare)) and len(read.signs) == len(set(read.signs))
    assert set(without(read.text, ASCII)) <= set(read.rare)
    assert read.signs.isascii() and set(without(read.text, PLAIN)) <= set(read.rare + read.signs)


@fuzz
@given(good)
def test_only_entities_make_characters_that_a_text_does_not_have(text: str) -> None:
    read = decode(text.replace("&", "+").encode("utf-8", "surrogatepass"))
    header = split_header(read.text)
    facts, _ = check(header)
    _, words, _ = sections_of(header.body, 1, facts, READING)
    assert set(without("".join(words), ASCII)) <= set(read.rare)


@fuzz
@given(wild | nearly)
def test_a_header_is_read_line_by_line(text: str) -> None:
    text = decode(text.encode("utf-8", "surrogatepass")).text
    header = split_header(text)
    rows = text.split("\n")
    assert header.body == "\n".join(rows[header.body_line - 1 :])
    for field in header.fields.values():
        assert field.name in KNOWN.values()
        assert field.name.casefold() in rows[field.line - 1].casefold()
    check(header)


@fuzz
@given(st.text(max_size=60) | bodies)
def test_hashtags_are_found_where_they_stand(text: str) -> None:
    end = 0
    for found in find_tags(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start + 1 : found.end] == found.value
        end = found.end
        if found.kind == "hashtag":
            assert is_tag(found.value)
            assert key_of(key_of(found.value)) == key_of(found.value)
            assert _is_a_name(tag_slug(key_of(found.value)))


@fuzz
@given(st.text(max_size=80) | st.sampled_from(ATTACKS))
def test_a_name_is_a_place_or_none(text: str) -> None:
    slug = name_slug(text)
    assert slug == "" or _is_a_name(slug)
    if not slug_fault(text):
        assert _is_a_name(text)
