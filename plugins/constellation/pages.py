"""constellation.html: stories as beads, and the threads between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.constellation.bonds import Bonds, bonds_of
from plugins.constellation.sky import tall, wide

LISTED = 12  # answers in words; the table has all


def pages(collection: Collection) -> Iterator[Page]:
    """The one page; it is made again only where what it shows changed."""
    yield Page(
        "constellation.html",
        "constellation.html",
        (),
        partial(_shows, collection),
        partial(_data, collection),
    )


def _shows(collection: Collection) -> Iterable[str]:
    bonds = bonds_of(collection)
    shared = [(tag.topic.slug, tag.topic.name, tag.stories) for tag in bonds.shared]
    between = repr((bonds.of, bonds.replies, shared, sorted(_paired(collection, bonds))))
    return (between, *[story.shown for story in bonds.stories])


def _data(collection: Collection) -> Mapping[str, object]:
    bonds = bonds_of(collection)
    return {
        "bonds": bonds,
        "skies": (wide(bonds), tall(bonds)),
        "paired": _paired(collection, bonds),
        "latest": sorted(bonds.replies, key=lambda pair: -pair[1])[:LISTED],
    }


def _paired(collection: Collection, bonds: Bonds) -> frozenset[str]:
    """The slugs of the replies that a page has beside what they answer."""
    shown = {story.slug for story in bonds.stories}
    return frozenset(reply.slug for _, reply in collection.pairs) & shown
