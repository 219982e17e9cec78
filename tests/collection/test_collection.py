"""The views of the collection: hashtags merged, people, and which stories may stand together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plugins.collection.admit import admit
from plugins.collection.collection import Collection
from plugins.collection.site import AddressError, Site, site_address
from plugins.collection.steward import Steward, read_steward_of
from plugins.collection.text import text_of
from plugins.story.model import Hashtag, Person, Story
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.tags import key_of
from tests.stories import story_text

SITE = Site("Pay It Forward", "Stories", "en", "", (), Path("theme"))
DAY = datetime(2020, 1, 1, tzinfo=UTC)


def story(slug: str, tags: Sequence[str] = (), days: int = 0, **changes: object) -> Story:
    read, problems = read_story(f"content/stories/{slug}.md", story_text().encode(), Reading())
    assert read, problems
    hashtags = tuple(Hashtag(tag, key_of(tag)) for tag in tags)
    return replace(read, date=DAY + timedelta(days=days), hashtags=hashtags, **changes)


def collected(*stories: Story, steward: Steward = Steward()) -> Collection:  # noqa: B008
    by_slug = {s.slug: s for s in stories}
    return Collection(stories, steward, frozenset(), lambda one: text_of(by_slug[one.slug]), SITE)


def names(*stories: Story, steward: Steward = Steward()) -> dict[str, tuple[str, int]]:  # noqa: B008
    topics = collected(*stories, steward=steward).topics
    return {key: (topic.name, len(topic.stories)) for key, topic in topics.items()}


def test_shared_index_cases(shared: Path) -> None:
    cases = json.loads((shared / "cases" / "hashtags.json").read_text())["index_cases"]
    stewards = {
        "merge-curated": Steward(show={"medtwitter": "MedTwitter"}),
        "merge-alias": Steward(aliases={"medicaleducation": "meded"}),
    }
    for case in cases:
        steward = stewards.get(case["id"], Steward())
        stories = []
        for n, tags in enumerate(case["stories"]):
            text = story_text("1/ Text.", Hashtags=", ".join(tags)).encode()
            read, _ = read_story(f"s{n}.md", text, Reading(aliases=steward.aliases))
            assert read
            stories.append(read)
        expected = {e["key"]: (e["display"], e["stories"]) for e in case["expected"]}
        assert names(*stories, steward=steward) == expected, case["id"]


def test_the_most_used_spelling_is_shown() -> None:
    assert names(story("a", ["meded"]), story("b", ["MedEd"]), story("c", ["MedEd"])) == {
        "meded": ("MedEd", 3)
    }


def test_of_equally_used_spellings_the_one_with_inner_capitals() -> None:
    assert names(story("a", ["meded"]), story("b", ["MedEd"]))["meded"][0] == "MedEd"
    assert names(story("a", ["MEDED"]), story("b", ["MedEd"]))["meded"][0] == "MedEd"
    assert names(story("a", ["meded"]), story("b", ["MEDED"]))["meded"][0] == "MEDED"


def test_the_steward_decides_above_all() -> None:
    steward = Steward(show={"meded": "MEdEd"})
    assert names(story("a", ["MedEd"]), steward=steward)["meded"][0] == "MEdEd"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[show]\nx = ", [2]),
        ("[show]\nx = 'X'\nx = 'X'\n", [3]),
        ("[other]\nx = 'y'", [1]),
        ("[show]\nmeded = 1", [2]),
        ("[show]\nmeded = 'Mentoring'", [2]),
        ("[show]\na = 'A'\n\n[aliases]\n'a' = 'b'\nb = 'c'", [5]),
        ("show = 'x'", [1]),
        ("[show]\na = 'B'\nb = 1\nMedEd = 'x'\n[more]\n", [2, 3, 4, 5]),
    ],
)
def test_all_faults_of_a_steward_list_are_told(tmp_path: Path, text: str, lines: list[int]) -> None:
    (tmp_path / "hashtags.toml").write_text(text)
    steward, problems = read_steward_of(tmp_path, tmp_path)
    assert steward == Steward()
    assert [(p.line, p.rule, p.path) for p in problems] == [
        (line, "steward", "hashtags.toml") for line in lines
    ]


def test_a_steward_list_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufeff[show]\r\nMedEd = 'MedEd'\r\n[aliases]\r\nmed = 'MedEd'\r\n"
    (tmp_path / "hashtags.toml").write_text(text, encoding="utf-8", newline="")
    assert read_steward_of(tmp_path, tmp_path) == (
        Steward({"meded": "MedEd"}, {"med": "meded"}),
        [],
    )


def test_two_keys_never_share_a_file() -> None:
    topics = collected(story("a", ["résumé", "resume", "index", "x" * 64])).topics
    slugs = [topic.slug.casefold() for topic in topics.values()]
    assert len(set(slugs)) == len(slugs)
    assert "index" not in slugs


def test_withdrawn_stories_are_in_no_list() -> None:
    gone = story("gone", ["X"], status="withdrawn")
    collection = collected(story("a", ["X"]), gone)
    assert [s.slug for s in collection.stories] == ["a"]
    assert len(collection.topics["x"].stories) == 1
    assert [s.slug for s in collection.withdrawn] == ["gone"]


def test_the_outline_is_another_where_any_list_or_name_is() -> None:
    ada = story("ada", ["meded"], shown="ada")
    gone = replace(ada, slug="gone", status="withdrawn", shown="gone")
    changed = (
        collected(ada),
        collected(replace(ada, shown="other"), gone),
        collected(ada, replace(gone, shown="other")),
        collected(ada, gone, steward=Steward({"meded": "MedEd"})),
    )
    usual = collected(ada, gone).outline
    assert len({usual, *(each.outline for each in changed)}) == 5
    assert collected(replace(ada, digest="other"), gone).outline == usual


def test_a_role_of_both_counts_as_each() -> None:
    collection = collected(story("a"), story("b", role="mentee"), story("c", role="both"))
    assert [s.slug for s in collection.told_by("mentor")] == ["a", "c"]
    assert [s.slug for s in collection.told_by("mentee")] == ["b", "c"]


def test_a_person_has_the_name_that_most_of_their_stories_use() -> None:
    for spelt in (("ana lee", "Ana Lee", "Ana Lee"), ("Ana Lee", "ana lee")):
        stories = [story(f"s{n}", author=Person(name, "ana-lee")) for n, name in enumerate(spelt)]
        assert [voice.name for voice in collected(*stories).voices.values()] == ["Ana Lee"]


def test_people_stand_in_the_order_of_their_names_whatever_their_capitals() -> None:
    stories = [story(name, author=Person(name, name)) for name in ("Cem", "bea", "Ada")]
    assert list(collected(*stories).voices) == ["Ada", "bea", "Cem"]


def test_two_files_with_one_address_are_both_refused() -> None:
    twins = [replace(story("ada"), path=path) for path in ("a/ada.md", "b/ada.md")]
    other = story("bea")
    kept, problems = admit([*twins, other], {"ada", "bea"}, date(2026, 1, 1))
    assert [s.slug for s in kept] == ["bea"]
    assert sorted(p.path for p in problems) == ["a/ada.md", "b/ada.md"]


def test_addresses_that_differ_in_case_only_are_one() -> None:
    _, problems = admit([story("ada"), story("Ada")], {"ada", "Ada"}, date(2026, 1, 1))
    assert {p.rule for p in problems} == {"address-doubled"}


def test_a_date_in_the_future_and_a_lost_reply_are_told_with_their_lines() -> None:
    late = story("late", days=10, lines={"Date": 2})
    edited = story("edited", modified=DAY + timedelta(days=1), lines={"Modified": 3})
    lost = story("lost", reply_to="nobody", lines={"Reply-To": 8})
    itself = story("itself", reply_to="itself", lines={"Reply-To": 8})
    given = [late, edited, lost, itself, story("today")]
    kept, problems = admit(given, {s.slug for s in given}, DAY.date())
    assert [s.slug for s in kept] == ["today"]
    assert [(p.rule, p.line) for p in problems] == [
        ("date-in-future", 2),
        ("date-in-future", 3),
        ("reply-to-nothing", 8),
        ("reply-to-itself", 8),
    ]


def test_a_reply_to_a_faulty_story_is_no_fault() -> None:
    kept, problems = admit([story("b", reply_to="rotten")], {"b", "rotten"}, date(2026, 1, 1))
    assert len(kept) == 1
    assert problems == ()


def test_drafts_are_kept_only_where_asked() -> None:
    draft = story("a", status="draft")
    assert admit([draft], {"a"}, date(2026, 1, 1)) == ((), ())
    assert admit([draft], {"a"}, date(2026, 1, 1), drafts=True)[0] == (draft,)


@pytest.mark.parametrize(
    "value", ["ftp://x", "example.org", "https://", "https://x/?a", 'https://x/"']
)
def test_a_site_address_that_is_none(value: str) -> None:
    with pytest.raises(AddressError, match="SITEURL"):
        site_address(value)


def test_a_site_address_loses_its_slash() -> None:
    assert site_address("https://example.org/stories/") == "https://example.org/stories"
    assert site_address("") == ""
    assert replace(SITE, url="https://example.org/stories").root == "/stories/"
    assert SITE.root == "/"
