"""After some stories changed, a page that is called still is made from the same as before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.collection.changes import Ties, changes, keep_ties, kept_ties, tied
from plugins.collection.collection import Collection
from plugins.collection.page import Page, digest_of
from plugins.collection.site import Site
from plugins.collection.steward import Steward
from plugins.feeds.pages import pages as feed_pages
from plugins.hashtags.pages import pages as tag_pages
from plugins.people.pages import pages as people_pages
from plugins.story.model import Hashtag, Listing, Person
from plugins.threads.pages import pages as story_pages

FIRST = datetime(2024, 1, 1, tzinfo=UTC)
SITE = Site("Site", "Stories", "en", "", (), Path("theme"))
TAGS = ["common", *[f"tag{n}" for n in range(14)]]


def listing(slug: str, chance: Random) -> Listing:
    """Somebody's story, tied to others by chance."""
    tags = {"common"} if chance.random() < 0.7 else set()
    tags |= set(chance.sample(TAGS, chance.randint(0, 3)))
    spelled = [tag.title() if chance.random() < 0.3 else tag for tag in sorted(tags)]
    title = f"Title {chance.randint(0, 3)}"
    author = chance.choice(["Ada", "ADA", "Bea", "Cem"])
    fields = {
        "title": title,
        "date": FIRST + timedelta(days=chance.randint(0, 25)),
        "author": Person(author, author.lower()),
        "reply_to": chance.choice(["", "", f"s{chance.randint(0, 40)}"]),
        "translates": chance.choice(["", "", "", f"s{chance.randint(0, 40)}"]),
        "hashtags": tuple(Hashtag(tag, tag.lower()) for tag in spelled),
    }
    shown = repr((slug, fields))
    return Listing(
        path=f"content/stories/{slug}.md",
        slug=slug,
        modified=None,
        role="mentor",
        status=chance.choice(["published", "published", "published", "withdrawn"]),
        lang="en",
        dir="ltr",
        summary="",
        field="",
        people="none",
        minutes=1,
        lines={},
        digest=shown,
        shown=shown,
        **fields,  # type: ignore[arg-type]
    )


def collected(stories: Iterable[Listing]) -> Collection:
    features = frozenset(["threads", "hashtags", "people"])
    return Collection(stories, Steward(), features, lambda story: None, SITE)  # type: ignore[arg-type, return-value]


def made(collection: Collection) -> dict[str, Page]:
    every = (story_pages, tag_pages, people_pages, feed_pages)
    return {page.path: page for of in every for page in of(collection)}


def ties(collection: Collection) -> Ties:
    stories = {story.slug: tied(story) for story in collection.stories}
    return Ties(stories, {key: topic.name for key, topic in collection.topics.items()})


def after(told: dict[str, Listing], chance: Random) -> dict[str, Listing]:
    """The same stories, but for a few."""
    told = dict(told)
    for _ in range(chance.randint(1, 3)):
        slug = chance.choice([*told, f"s{chance.randint(0, 60)}"])
        what = chance.choice(["gone", "new", "title", "text"])
        if what == "gone":
            told.pop(slug, None)
        elif what == "new" or slug not in told:
            told[slug] = listing(slug, chance)
        elif what == "title":
            shown = f"{told[slug].shown} again"
            told[slug] = replace(told[slug], title="Again", shown=shown, digest=shown)
        else:
            told[slug] = replace(told[slug], digest=f"{told[slug].digest} again")
    return told


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_still_is_the_same(seed: int) -> None:
    chance = Random(seed)
    told = {f"s{n}": listing(f"s{n}", chance) for n in range(chance.choice([0, 1, 2, 3, 20, 45]))}
    first = collected(told.values())
    digests = {path: digest_of(page, "") for path, page in made(first).items()}
    now = after(told, chance)
    second = collected(now.values())
    texts = [{(s.slug, s.digest) for s in (*c.stories, *c.withdrawn)} for c in (first, second)]
    changed = {slug for slug, _ in texts[0] ^ texts[1]}
    second.changes = changes(second, ties(first), changed)
    for path, page in made(second).items():
        if page.still:
            assert digest_of(page, "") == digests.get(path), path


def test_of_another_title_few_pages_are_asked() -> None:
    chance = Random(1)
    told = {f"s{n:04}": listing(f"s{n:04}", chance) for n in range(2000)}
    first = collected(told.values())
    edited = first.stories[1000]
    told[edited.slug] = replace(edited, title="Again", shown="again", digest="again")
    second = collected(told.values())
    second.changes = changes(second, ties(first), {edited.slug})
    pages = [page for page in story_pages(second) if page.template == "story.html"]
    asked = [page.path for page in pages if not page.still]
    told_by_author = len(first.voices[edited.author.slug].stories)
    assert f"stories/{edited.slug}.html" in asked
    assert len(asked) < told_by_author + 30
    others = [page for of in (people_pages, feed_pages) for page in of(second)]
    asked = [page.path for page in others if not page.still]
    assert {f"people/{edited.author.slug}.html", "feeds/all.json"} <= {*asked}
    assert len(asked) < len(others) / 2


def test_ties_are_kept_for_the_same_frame_alone(tmp_path: Path) -> None:
    first = collected([listing(f"s{n}", Random(n)) for n in range(9)])
    assert kept_ties(tmp_path, "frame") is None
    keep_ties(tmp_path, "frame", first)
    assert kept_ties(tmp_path, "frame") == ties(first)
    assert kept_ties(tmp_path, "another") is None
    (tmp_path / "ties").write_bytes((tmp_path / "ties").read_bytes()[:-1])
    assert kept_ties(tmp_path, "frame") is None
