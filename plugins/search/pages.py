"""search.html, and the files of the index below search/: one folder a shard."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from plugins.collection.collection import Collection
from plugins.collection.files import names
from plugins.collection.page import Page
from plugins.collection.place import Place, folder_digest, libraries
from plugins.collection.policy import content_policy
from plugins.collection.scripts import early
from plugins.search import kept
from plugins.search.engine import Files, NoIndex
from plugins.search.kept import Made
from plugins.search.making import made_of
from plugins.search.shards import Shard, shards

FOLDER = "search"
_ROOM = Path(__file__).parent
_CODE = (_ROOM, _ROOM.parent / "story", _ROOM.parent / "collection")  # what makes its records


def pages(collection: Collection) -> Iterator[Page]:
    """The search page and all its files. The indexes of shards in which anything changed are made
    here, before the first page is written: exits with a message where that can't be done."""
    wanted = shards(collection)
    folders = tuple(shard.name for shard in wanted)
    policy = content_policy(early(collection.site.theme, collection.features), search=True)
    given = {"folders": folders, "content_policy": Markup(policy)}
    yield Page(
        "search.html", "search.html", (), partial(tuple, (*folders, policy)), partial(dict, given)
    )
    if collection.place is None:
        return
    output = collection.place.output
    for shard, index, fresh in _indexes(collection, collection.place, wanted):
        again = cache(partial(_made, collection, shard, collection.place))  # once in a process
        for name, digest in index.files.items():
            path = f"{FOLDER}/{shard.name}/{name}"
            kept_there = partial(_kept, output / path, digest, again)
            data = partial(fresh.__getitem__ if fresh else kept_there, name)
            yield Page(path, "", (), partial(tuple, (digest,)), data, costly=True, passing=True)


def _indexes(
    collection: Collection, place: Place, wanted: tuple[Shard, ...]
) -> Iterable[tuple[Shard, Made, Files | None]]:
    """Each shard, what is known of its index, and the files if they were made now."""
    before, there = kept.load(place.cache), names(place.output / FOLDER)
    means = f"{folder_digest(*_CODE, ending='.py')} {libraries()}"
    keys = {shard.name: shard.key(collection, means) for shard in wanted}
    stale = [s for s in wanted if not _is_there(s.name, before.get(s.name), keys[s.name], there)]
    try:
        fresh = made_of(collection, stale, place.cache.parent)
    except NoIndex as error:
        sys.exit(f"error: {error}\nNothing was published: the site is as it was.")
    after = {
        name: Made(key, {file: _digest(data) for file, data in fresh[name].items()})
        if name in fresh
        else before[name]
        for name, key in keys.items()
    }
    kept.save(place.cache, after)
    return [(shard, after[shard.name], fresh.get(shard.name)) for shard in wanted]


def _is_there(name: str, made: Made | None, key: str, there: set[str]) -> bool:
    """Whether the output has the files of an index that was made from the same."""
    if made is None or made.key != key:
        return False
    return all(f"{name}/{file}" in there for file in made.files)


def _kept(there: Path, digest: str, again: Callable[[], Files], name: str) -> bytes:
    """A file of an index that wasn't made now: the one that is there, in the output, where a build
    that was killed left it as it should be."""
    data = there.read_bytes() if there.is_file() else b""
    return data if _digest(data) == digest else again()[name]


def _made(collection: Collection, shard: Shard, place: Place) -> Files:
    return made_of(collection, [shard], place.cache.parent)[shard.name]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
