"""The indexes of shards, made beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from plugins.collection.collection import Collection
from plugins.collection.progress import Bars
from plugins.collection.workers import cores
from plugins.search.engine import Files, Record, indexed
from plugins.search.record import record, url
from plugins.search.shards import Shard
from plugins.search.steady import Pack


def made_of(collection: Collection, wanted: Sequence[Shard], pack: Pack) -> dict[str, Files]:
    """The files of each shard's index, by its name. Raises engine.NoIndex.

    pack: packs Pagefind's engine.
    """
    if not wanted:
        return {}
    bars, done = Bars(), count(1)
    told, of = bars.teller("Indexing for search"), sum(len(shard.stories) for shard in wanted)

    def records(shard: Shard) -> Iterator[Record]:
        for story in shard.stories:
            yield url(story), record(collection, story)
            told(next(done), of)

    try:
        with ThreadPoolExecutor(min(cores(), len(wanted))) as pool:
            made = pool.map(lambda shard: indexed(records(shard), pack), wanted)
            return {shard.name: files for shard, files in zip(wanted, made, strict=True)}
    finally:
        bars.end()
