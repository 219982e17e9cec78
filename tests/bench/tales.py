"""Made-up stories: the same ones for the same seed.

Lengths, hashtags and authors follow what is usual: few words, tags and people make most of the
collection (Zipf). The order in which chance is asked *is* the corpus; changing it changes all.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Final

from tests.bench.headers import Told
from tests.bench.prose import Weighted, mark, sentences, unique, zipf
from tests.bench.vocabulary import EMOJI, FIRST, FUNCTION, LAST, PREFIX, SUFFIX, WORDS

BEGIN: Final = datetime(2016, 1, 1)
MINUTES: Final = 10 * 365 * 24 * 60  # the stories' dates span ten years
INITIALS: Final = ("", *(f"{letter}. " for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
NOUNS: Final = tuple(dict.fromkeys(WORDS))


@dataclass(frozen=True, slots=True)
class Tale:
    """A made-up story."""

    facts: Told
    body: str


@dataclass(frozen=True, slots=True)
class World:
    """What the stories of one corpus share."""

    words: Weighted
    tags: Weighted
    authors: Sequence[str]


def tales(stories: int, seed: int, marked: float) -> Iterator[Tale]:
    """The stories, oldest first. marked: the share whose text has Markdown marks."""
    rng = random.Random(seed)
    words, tags = _words(rng), _tags(rng, max(40, stories // 20), stories)
    names = [f"{first} {m}{last}" for m, first, last in product(INITIALS, FIRST, LAST)]
    few = stories // 5
    authors = rng.sample(names, max(1, few)) if few <= len(names) else names
    world = World(words, tags, authors)
    for index, minute in enumerate(sorted(rng.sample(range(MINUTES), stories))):
        yield _tale(rng, world, index, BEGIN + timedelta(minutes=minute), marked)


def _words(rng: random.Random) -> Weighted:
    derived = [word + end for end in SUFFIX for word in WORDS]
    derived = unique([*derived, *(start + word for start in PREFIX for word in WORDS)])
    rng.shuffle(derived)
    words = unique([*FUNCTION, *WORDS, *derived])
    return Weighted(words, zipf(len(words), 1.0))


def _tags(rng: random.Random, count: int, tries: int) -> Weighted:
    tags = list(NOUNS)
    while len(tags) < count:
        tags = unique([*tags, *(rng.choice(NOUNS) + rng.choice(NOUNS) for _ in range(tries))])
    rng.shuffle(tags)
    return Weighted(tags[:count], zipf(count, 0.9))


def _tale(rng: random.Random, world: World, index: int, date: datetime, marked: float) -> Tale:
    author, role = rng.choice(world.authors), rng.choice(["mentor", "mentee"])
    want, tags = rng.randint(3, 8), list[str]()
    while len(tags) < want:
        tags = unique([*tags, *world.tags.choose(rng, want - len(tags))])
    posts = _posts(rng, world, tags)
    if rng.random() < marked:
        mark(rng, posts)
    one, two, three = rng.sample(NOUNS, 3)
    slug = f"{one}-{two}-{three}-{index:05d}"
    facts = Told(
        path=f"{date.year}/{slug}.md",
        title=f"How a {one} taught me {two} and {three}",
        slug=slug,
        date=f"{date:%Y-%m-%d %H:%M}",
        author=author,
        role=role,
        tags=tuple(tags),
        description=" ".join(sentences(rng, world.words, 130)),
    )
    return Tale(facts, _numbered(posts))


def _numbered(posts: Sequence[Sequence[str]]) -> str:
    *most, last = (" ".join(post) for post in posts)
    lines = [*(f"{number}/ {post}" for number, post in enumerate(most, 1)), f"END/ {last}"]
    return "\n\n".join(lines) + "\n"


def _posts(rng: random.Random, world: World, tags: Iterable[str]) -> list[list[str]]:
    """The words of each post, with hashtags, mentions and emoji strewn in."""
    count = rng.randint(6, 18)
    posts = [sentences(rng, world.words, rng.randint(120, 270) - 12) for _ in range(count)]
    for tag in tags:
        post, place = _somewhere(rng, posts)
        post.insert(place, f"#{tag}")
    for _ in range(rng.randint(0, 3)):
        post, place = _somewhere(rng, posts)
        name = rng.choice(world.authors)
        post.insert(place, "@" + name.replace(" ", "").replace(".", "").lower())
    for _ in range(rng.randint(1, 4)):
        rng.choice(posts).append(rng.choice(EMOJI))
    return posts


def _somewhere(rng: random.Random, posts: Sequence[list[str]]) -> tuple[list[str], int]:
    post = rng.choice(posts)
    return post, rng.randint(1, len(post))
