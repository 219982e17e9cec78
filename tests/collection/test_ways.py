"""Stories by field, language and reading time, and the walk through all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from plugins.collection.collection import Collection
from plugins.collection.page import digest_of
from plugins.collection.ways import Way, fields, languages, minutes
from plugins.ways.pages import MOST_USED, STORIES, pages
from tests.told import SITE, collected, told


def listed(ways: Sequence[Way]) -> dict[str, tuple[str, list[str]]]:
    return {way.stem: (way.name, [story.slug for story in way.stories]) for way in ways}


def test_spellings_of_a_field_are_one() -> None:
    stories = [
        told("a", field="nursing"),
        told("b", field="Nursing", days=1),
        told("c", field="nursing", days=2),
        told("d", field="UX design", days=3),
        told("e", field="", days=4),
        told("f", field="…", days=5),
    ]
    assert listed(fields(stories)) == {
        "fields/nursing": ("Nursing", ["a", "b", "c"]),
        "fields/ux-design": ("UX design", ["d"]),
    }


def test_varieties_of_a_language_are_one() -> None:
    langs = {"a": "pt-BR", "b": "en", "c": "PT", "d": "tlh"}
    stories = [told(name, lang=lang, days=n) for n, (name, lang) in enumerate(langs.items())]
    assert listed(languages(stories, SITE.wording)) == {
        "languages/pt": ("Portuguese", ["a", "c"]),
        "languages/en": ("English", ["b"]),
        "languages/tlh": ("tlh", ["d"]),
    }
    assert SITE.wording.language("pt-BR") == "Portuguese"


def test_one_language_is_no_way_in() -> None:
    assert languages([told("a"), told("b", days=1)], SITE.wording) == ()


def test_reading_times_have_bounds() -> None:
    stories = [told(f"s{n}", minutes=n, days=n) for n in (1, 2, 3, 5, 6, 40)]
    assert listed(minutes(stories, SITE.wording)) == {
        "minutes/1": ("One minute", ["s1"]),
        "minutes/2": ("Two minutes", ["s2"]),
        "minutes/5": ("Five minutes", ["s3", "s5"]),
        "minutes/longer": ("Longer", ["s6", "s40"]),
    }


def digests(collection: Collection) -> dict[str, str]:
    return {page.path: digest_of(page, "") for page in pages(collection)}


def test_a_list_that_would_be_the_archive_again_has_the_latest_only() -> None:
    stories = [told(f"s{n}", minutes=1, days=n) for n in range(2 * STORIES)]
    stories += [told(f"t{n}", minutes=2, days=n) for n in range(STORIES)]
    made = digests(collected(stories))
    assert "minutes/1/1.html" in made  # two thirds of all are listed whole
    stories.append(told("one-more", minutes=1, days=999))
    made = digests(collected(stories))
    assert "minutes/1.html" in made
    assert "minutes/1/1.html" not in made
    page = next(p for p in pages(collected(stories)) if p.path == "minutes/1.html")
    data = page.data()
    assert not isinstance(data, bytes)
    latest = [story.slug for story in (*stories[: 2 * STORIES], stories[-1])][-STORIES:]
    assert [story.slug for story in data["stories"]] == latest[::-1]  # type: ignore[attr-defined]
    assert data["nearly_all"]


def test_a_new_story_changes_the_lists_that_have_it_and_no_old_page() -> None:
    stories = [told(f"s{n}", field="law", minutes=1, days=n) for n in range(2 * STORIES)]
    stories += [told(f"t{n}", field="music", minutes=2, days=n) for n in range(2 * STORIES)]
    before = digests(collected(stories))
    after = digests(collected([*stories, told("new", field="law", minutes=1, days=999)]))
    changed = {path for path, digest in after.items() if before.get(path) != digest}
    assert changed == {
        *("ways.html", "fields/index.html", "fields/law.html"),
        *("minutes/index.html", "minutes/1.html"),
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "mentee"},
        {"reply_to": "s00"},
        {"field": "law"},
        {"lang": "pt"},
        {"minutes": 40},
        {"shown": "x"},  # of the story by which one enters the walk
    ],
)
def test_the_page_of_all_ways_changes_with_what_it_shows(changes: dict[str, object]) -> None:
    stories = [told(f"s{n:02}", field=f"field {n}", days=n) for n in range(MOST_USED + 2)]
    entered = collected(stories).links(stories[-1]).another
    assert entered
    then = [replace(s, **changes) if s.slug == entered.slug else s for s in stories]
    assert digests(collected(then))["ways.html"] != digests(collected(stories))["ways.html"]


def test_the_page_of_all_ways_has_the_fields_that_are_used_most() -> None:
    stories = [told(f"s{n}", field=f"field {n}", days=n) for n in range(MOST_USED + 2)]
    page = next(p for p in pages(collected([*stories, told("t", field="field 25")])))
    data = page.data()
    assert not isinstance(data, bytes)
    assert len(data["by_field"]) == MOST_USED and data["other_fields"] == 2  # type: ignore[arg-type]
    assert data["by_field"][0].name == "Field 25"  # type: ignore[index]


def test_an_edited_body_changes_no_list() -> None:
    assert all(not page.texts for page in pages(collected([told("a", field="law")])))


def test_without_stories_there_is_a_page_of_ways_alone() -> None:
    assert set(digests(collected([]))) == {"ways.html"}


def walk(collection: Collection) -> dict[str, str]:
    found = {story.slug: collection.links(story).another for story in collection.stories}
    return {slug: another.slug for slug, another in found.items() if another}


def test_another_story_leads_through_all_of_them() -> None:
    steps = walk(collected([told(f"s{n}", days=n) for n in range(40)]))
    here, seen = "s0", set[str]()
    while here not in seen:
        seen.add(here)
        here = steps[here]
    assert len(seen) == 40
    assert here == "s0"


def test_a_new_story_changes_one_step() -> None:
    stories = [told(f"s{n}", days=n) for n in range(40)]
    before, after = walk(collected(stories)), walk(collected([*stories, told("new", days=3)]))
    (changed,) = (slug for slug in before if before[slug] != after[slug])
    assert after[changed] == "new"
    assert after["new"] == before[changed]


def test_a_story_alone_leads_nowhere() -> None:
    assert walk(collected([told("a")])) == {}
