"""Made-up stories as pages see them, and a collection of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.collection.collection import Collection
from plugins.collection.site import Site
from plugins.collection.steward import Steward
from plugins.collection.text import text_of
from plugins.story.model import Hashtag, Story
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.tags import key_of
from tests.stories import story_text

DAY = datetime(2020, 1, 1, tzinfo=UTC)
SITE = Site("Pay It Forward", "Stories", "en", "", (), Path("theme"))


def told(slug: str, tags: Sequence[str] = (), days: int = 0, **changes: object) -> Story:
    """A story that was told so many days after DAY. Its `shown` differs with what it says."""
    read, problems = read_story(f"content/stories/{slug}.md", story_text().encode(), Reading())
    assert read, problems
    hashtags = tuple(Hashtag(tag, key_of(tag)) for tag in tags)
    date = DAY + timedelta(days=days)
    shown = repr((slug, date, hashtags, sorted(changes.items(), key=str)))
    return replace(read, date=date, hashtags=hashtags, shown=shown, **changes)


def collected(stories: Sequence[Story]) -> Collection:
    """A collection of stories."""
    by_slug = {story.slug: story for story in stories}
    features = frozenset({"threads", "ways", "together", "constellation"})
    return Collection(stories, Steward(), features, lambda one: text_of(by_slug[one.slug]), SITE)
