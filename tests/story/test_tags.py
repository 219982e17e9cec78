"""The hashtag and mention grammar: golden cases, the shared cases, long and hostile input."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.markup import render
from plugins.story.reading import Reading
from plugins.story.tags import cut_usual, find_tags, is_key, is_tag, key_of

GOLDEN = Path(__file__).parent.parent / "cases" / "hashtags.txt"


def golden() -> Iterator[tuple[str, str, list[str]]]:
    """Name, Markdown and what counts, of each case of the file."""
    name, lines = "", []
    for line in GOLDEN.read_text(encoding="utf-8").split("\n"):
        if line.startswith("|"):
            lines.append(line[2:])
        elif line.startswith(">"):
            yield name, "\n".join(lines), [] if line == "> nothing" else line[1:].split()
            lines = []
        elif line:
            name = line


def counted(text: str) -> list[str]:
    """All hashtags of a Markdown text, then all its mentions, each with its sign."""
    markup = render(text, Reading())
    tags = [f"#{hashtag.tag}" for hashtag in markup.hashtags]
    return tags + [f"@{mention.handle}" for mention in markup.mentions]


@pytest.mark.parametrize(("name", "text", "expected"), list(golden()))
def test_golden(name: str, text: str, expected: list[str]) -> None:
    by_sign = sorted(expected, key=lambda sign_and_word: sign_and_word[0])
    assert counted(text) == by_sign, name


def read_as(text: str) -> dict[str, Any]:
    """A text as the shared cases speak of it."""
    markup = render(text, Reading())
    return {
        "tags": [hashtag.tag for hashtag in markup.hashtags],
        "keys": [hashtag.key for hashtag in markup.hashtags],
        "mentions": [mention.handle for mention in markup.mentions],
        "heading": "<h3>" in markup.html,
    }


def test_shared_cases(shared: Path) -> None:
    wrong = []
    for case in json.loads((shared / "cases/hashtags.json").read_text("utf-8"))["cases"]:
        given = [tag for tag in [case.get("header", {}).get("Tags")] if tag]
        read = read_as(case["input"])
        read["tags"] = given + read["tags"]
        read["keys"] = [key_of(tag) for tag in given] + read["keys"]
        differs = [key for key in read if key in case and read[key] != case[key]]
        wrong += [(case["id"], key, read[key]) for key in differs]
    assert wrong == []


def test_twitter_text(shared: Path) -> None:
    path = shared / "cases" / "twitter-text-extract.json"
    wrong = []
    for kind, group in json.loads(path.read_text("utf-8")).items():
        for case in group if kind != "source" else []:
            found = [found.value for found in find_tags(case["text"]) if f"{found.kind}s" == kind]
            wrong += [(case["description"], found)] if found != case["expected"] else []
    assert wrong == []


def test_spans_name_the_place_with_its_sign() -> None:
    text = "a #b, ＃ç @d@e.example!"
    assert [text[found.start : found.end] for found in find_tags(text)] == [
        "#b",
        "＃ç",
        "@d@e.example",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MedEd", "meded"),
        ("Großstadt", "GROSSSTADT"),
        ("ΟΔΟΣ", "οδος"),
        ("résumé", "re\u0301sume\u0301"),
        ("Ｍｅｄ", "med"),
        ("ﾒﾝﾀｰ", "メンター"),
        ("H₂O", "h2o"),
    ],
)
def test_spellings_that_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_accents_make_another_key() -> None:
    assert key_of("résumé") != key_of("resume")


@given(st.text(alphabet=st.one_of(st.sampled_from("#＃@ab_é\u0301.·/: \n&👍3"), st.characters())))
def test_whatever_is_found_is_well_formed(text: str) -> None:
    end = 0
    for found in find_tags(text):
        assert end <= found.start < found.end
        end = found.end
        assert text[found.start + 1 : found.end] == found.value
        assert text[found.start] in ("#＃" if found.kind == "hashtag" else "@＠")
        if found.kind == "hashtag":
            assert is_key(found.value)
            assert any(char.isalpha() for char in found.value)
            assert len(unicodedata.normalize("NFC", found.value)) <= 64


USUAL = [*"##a_3  \n\xa0é👍＃@./·", "://"]


@given(st.lists(st.sampled_from([*USUAL, "x" * 64, "#Tag"]), max_size=14).map("".join))
def test_a_text_is_cut_where_its_hashtags_are_found(text: str) -> None:
    if cut := cut_usual(text):
        found = find_tags(text)
        assert cut[1::2] == [tag.value for tag in found]
        edges = [0, *[edge for tag in found for edge in (tag.start, tag.end)], len(text)]
        assert cut[::2] == [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]


def test_a_text_is_cut_where_hashtags_stand_apart() -> None:
    assert cut_usual("no sign 👍") == ["no sign 👍"]
    assert cut_usual("#MedEd, or\n#First_Gen👍") is None
    assert cut_usual("#MedEd, or\n(#First_Gen)") is None
    assert cut_usual("#MedEd, or\n#First_Gen 👍") == ["", "MedEd", ", or\n", "First_Gen", " 👍"]


@given(st.lists(st.sampled_from([*USUAL, "x" * 64]), max_size=6).map("".join))
def test_a_tag_is_what_is_found_whole(tag: str) -> None:
    whole = [("hashtag", 0, len(tag) + 1, tag)]
    assert is_tag(tag) == (find_tags("#" + tag) == whole)


@pytest.mark.parametrize(
    "text",
    [
        *("#a" * 32768, "@" * 65536, "@a" * 32768, "@a." * 20000, "#" + "\u0301\u0300" * 30000),
        *("a." * 32768, "a/" * 32768, "http://" * 9000, "#é·" * 20000, "@a@" + "b." * 30000),
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert [found.value for found in find_tags(f"{text} #end")][-1:] == ["end"]
