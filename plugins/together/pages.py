"""Pages that have a reply beside the story that it answers, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.paging import list_shows, parts_of
from plugins.story.model import Listing

PAIRS = 30  # a page of the list


@dataclass(frozen=True, slots=True)
class Pair:
    """A story and a reply to it."""

    told: Listing
    reply: Listing


def pages(collection: Collection) -> Iterator[Page]:
    """together/<slug of the reply>.html, and together/index.html where there is a pair."""
    pairs = tuple(Pair(told, reply) for told, reply in collection.pairs)
    if pairs:
        yield from _index(pairs)
    for pair in pairs:
        both = (pair.told, pair.reply)
        yield Page(
            f"together/{pair.reply.slug}.html",
            "together.html",
            both,
            partial(_shows, pair),
            partial(_data, collection, pair),
        )


def _index(pairs: tuple[Pair, ...]) -> Iterator[Page]:
    for share, paging in parts_of(pairs, "together/index", PAIRS):
        told = [story for pair in share for story in (pair.told, pair.reply)]
        shows = list_shows(told, paging)
        data = {"pairs": share, "paging": paging}
        yield Page(paging.path, "pairs.html", (), shows, partial(dict, data))


def _shows(pair: Pair) -> tuple[str, str]:
    return pair.told.shown, pair.reply.shown


def _data(collection: Collection, pair: Pair) -> Mapping[str, object]:
    return {
        "told": pair.told,
        "told_text": collection.text(pair.told),
        "reply": pair.reply,
        "reply_text": collection.text(pair.reply),
    }
