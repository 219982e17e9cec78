"""Which stories carry which hashtags, in whole numbers.

What is found out for every story and every hashtag looks at all stories that share one. They lie
anywhere in memory, and in a large collection it takes longer to get at them than to count them: so
what is counted stands in a few arrays.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from math import log2

from plugins.story.model import Listing

STEPS = 4  # of rarity, until it is half as much


def rarity(uses: int) -> float:
    """How rare a hashtag is that so many stories carry: half as much for twice as many.

    It goes by steps of a fifth, or one more story with a common hashtag would change a little on
    the pages of all that carry it.
    """
    return 2.0 ** (-round(STEPS * log2(uses)) / STEPS) if uses > 0 else 0.0


def numbers(given: Iterable[int] = ()) -> array[int]:
    """Whole numbers that take four bytes each."""
    return array("i", given)


class Carried:
    """Stories by their places among all, oldest first; hashtags by numbers from 0."""

    def __init__(self, stories: Iterable[Listing]) -> None:
        self.number: dict[str, int] = {}  # of a hashtag, by its key
        self.carriers: list[array[int]] = []  # the stories that carry one, by its number
        self._hashtags = numbers()  # of all stories, one after another
        self._ends = numbers([0])  # where those of a story end there, and the next one's begin
        for place, story in enumerate(stories):
            for hashtag in story.hashtags:
                number = self.number.get(hashtag.key)
                if number is None:
                    number = self.number[hashtag.key] = len(self.carriers)
                    self.carriers.append(numbers())
                self.carriers[number].append(place)
                self._hashtags.append(number)
            self._ends.append(len(self._hashtags))

    @cached_property
    def keys(self) -> Sequence[str]:
        """The keys of hashtags, by their numbers."""
        return list(self.number)

    @cached_property
    def rarities(self) -> Sequence[float]:
        """How rare each hashtag is, by its number."""
        return array("d", [rarity(len(carriers)) for carriers in self.carriers])

    def of(self, place: int) -> array[int]:
        """The numbers of a story's hashtags, in its order."""
        return self._hashtags[self._ends[place] : self._ends[place + 1]]

    def together(self, number: int) -> Counter[int]:
        """How often each hashtag stands in a story that carries one, itself among them."""
        carriers = self.carriers[number]
        return Counter(chain.from_iterable([self.of(place) for place in carriers]))
