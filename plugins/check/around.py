"""What a rule may know of everything besides the one story it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.check.nearby import Nearby
from plugins.collection.steward import Steward
from plugins.story.model import Listing


@dataclass(frozen=True, slots=True)
class Around:
    """The rest of the project; made once, before the rules run. No rule opens a file."""

    today: date  # the last day that isn't in the future anywhere
    slugs: frozenset[str] = frozenset()  # of all story files, readable or not
    sections: Mapping[str, int] = field(default_factory=dict)  # slug: how many; of those known
    spellings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # see below
    steward: Steward = field(default_factory=Steward)
    nearby: Nearby = field(
        default_factory=lambda: Nearby(())
    )  # of the keys of spellings and steward
    stories: Mapping[str, Listing] = field(default_factory=dict)  # by slug: of those known
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # see below

    # spellings: a hashtag's key (aliases applied) to its spellings and how many stories use each,
    #   of all stories, the one that is looked at included.
    # names: a story's path to the names and e-mail addresses that git has, or would record, for
    #   it; empty where git was not asked.

    def uses(self, key: str) -> int:
        """How many stories use a hashtag; one with two spellings in it counts twice."""
        return sum(self.spellings.get(key, {}).values())

    def spelling(self, key: str) -> str:
        """How a hashtag is shown: as the steward has it, else as most write it."""
        spellings = self.spellings.get(key, {})
        usual = max(spellings, key=lambda tag: (spellings[tag], tag), default=key)
        return self.steward.show.get(key, usual)
