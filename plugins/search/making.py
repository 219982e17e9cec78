"""The indexes of shards, made beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from plugins.collection.collection import Collection
from plugins.collection.progress import Bars
from plugins.collection.workers import cores
from plugins.search import kept
from plugins.search.engine import Files, Record, indexed
from plugins.search.record import record, url
from plugins.search.shards import Shard
from plugins.search.steady import ENGINE, packer


def made_of(collection: Collection, wanted: Sequence[Shard], cache: Path) -> dict[str, Files]:
    """The files of each shard's index, by its name. Raises engine.NoIndex.

    cache: the folder where the packed engine is kept.
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
            made = pool.map(lambda shard: indexed(records(shard)), wanted)
            files = {shard.name: files for shard, files in zip(wanted, made, strict=True)}
    finally:
        bars.end()
    for some in files.values():
        for name in filter(lambda name: name.startswith(ENGINE), some):
            some[name] = kept.engine(cache, packer(), some[name])
    return files
