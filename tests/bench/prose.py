"""Text as chance writes it: words by how often they are used, sentences, Markdown marks."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

MARKS: Final = ("**{}**", "*{}*", "[{}](https://example.org/notes)")


@dataclass(frozen=True, slots=True)
class Weighted:
    """Words, the most frequent first, each with the sum of the weights up to it."""

    words: Sequence[str]
    weights: Sequence[float]

    def choose(self, rng: random.Random, count: int) -> list[str]:
        """Some words, frequent ones more often."""
        return rng.choices(self.words, cum_weights=self.weights, k=count)


def zipf(count: int, steepness: float) -> list[float]:
    """The sums of weights that fall with the rank."""
    return list(accumulate(1 / rank**steepness for rank in range(1, count + 1)))


def unique(words: Iterable[str]) -> list[str]:
    """Each word once, where it stands first."""
    return list(dict.fromkeys(words))


def sentences(rng: random.Random, words: Weighted, length: int) -> list[str]:
    """English-like text whose length is within a word of `length`."""
    out: list[str] = []
    size, start, left = 0, True, rng.randint(6, 16)
    for chosen in words.choose(rng, length // 3):
        word, left = chosen, left - 1
        if start:
            word, start = word[:1].upper() + word[1:], False
        if left == 0:
            word, start, left = word + rng.choice("...!?"), True, rng.randint(6, 16)
        elif left == 5 and rng.random() < 0.5:
            word += ","
        out.append(word)
        size += len(word) + 1
        if size >= length:
            break
    return out


def mark(rng: random.Random, posts: Sequence[list[str]]) -> None:
    """Put Markdown marks into some posts: strong, emphasis, a link, a quotation, a list."""
    for _ in range(rng.randint(1, 4)):
        post = rng.choice(posts)
        place = rng.randrange(len(post))
        if not post[place].startswith(("#", "@", ">", "-", "*", "[")):
            post[place] = rng.choice(MARKS).format(post[place])
    if rng.random() < 0.3:
        rng.choice(posts).append("\n\n> What would you do first?\n")
    if rng.random() < 0.3:
        rng.choice(posts).append("\n\n- listen\n- wait\n- ask\n")
