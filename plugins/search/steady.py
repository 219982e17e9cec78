"""The files of an index, made steady and small.

Pagefind 1.5.2 writes the values of its filters in any order, which gives other bytes each time; and
its names are longer than they need be, in a list of all files that every search begins with. So
these are written anew, in order, with short names, and with lengths of stories that are rounded:
they are there to weigh a word of a short story more, and were a quarter of that list. zopfli packs
it a tenth smaller than Pagefind does, and to the same bytes on every machine, as zlib doesn't; and
3 KB off the engine itself, most of the 110 KB that a search may take. Filters are not packed
(zopfli takes seconds for their rows of numbers): they are asked for only where somebody narrows
down.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from plugins.collection.place import digest, packages
from plugins.search.cbor import decoded, encoded

ENTRY = "pagefind-entry.json"
ENGINE = "wasm."  # how the name of Pagefind's engine begins; `kept.engine` packs it smaller
SHORT = 3  # letters of a name, where no other begins with them
UNLIKE = 8  # letters of the few other names
ROUGH = 16  # words that a story's length is rounded to
_LISTED = ("index/", "fragment/")
_MARK = b"pagefind_dcd"  # stands before whatever Pagefind packs


def repacked(data: bytes) -> bytes:
    """What Pagefind packed, packed by zopfli."""
    return _squeezed(gzip.decompress(data))


def packer() -> str:
    """A digest of what `repacked` packs with: this code and zopfli, but no other package."""
    return digest(Path(__file__).read_text("utf-8"), packages("zopfli"))


def steady(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index in other files. Raises ValueError where it isn't as Pagefind 1.5 makes it."""
    entry = json.loads(files[ENTRY])
    (language,) = entry["languages"].values()
    old = f"pagefind.{language['hash']}.pf_meta"
    meta: Any = _unpacked(files[old])
    _, pages, pieces, filters, *_ = meta
    made = {"pagefind.js": files["pagefind.js"]}
    names = _names(data for name, data in files.items() if name.startswith(_LISTED))
    for piece in pieces:
        data = files[f"index/{piece[2]}.pf_index"]
        piece[2] = names[data]
        made[f"index/{piece[2]}.pf_index"] = data
    for page in pages:
        data = files[f"fragment/{page[0]}.pf_fragment"]
        page[0] = names[data]
        made[f"fragment/{page[0]}.pf_fragment"] = data
        page[1] = max(1, round(page[1] / ROUGH)) * ROUGH
    filters.sort()
    for each in filters:
        name, values = _unpacked(files[f"filter/{each[1]}.pf_filter"])
        data = _MARK + encoded([name, sorted(values)])
        each[1] = _digest(data)[:UNLIKE]
        made[f"filter/{each[1]}.pf_filter"] = data
    data = _squeezed(_MARK + encoded(meta))
    language["hash"] = _digest(data)[:UNLIKE]
    made[f"pagefind.{language['hash']}.pf_meta"] = data
    made[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    for name, data in files.items():
        if name.startswith(ENGINE):
            made[name] = data
    return made


def _names(files: Iterable[bytes]) -> dict[bytes, str]:
    """Names by content, none the beginning of another; capitals aside, as some systems have it.

    Where two would be the same both are longer: if one took the short name alone, the other would
    have it once that one changed, and a browser would still have the old file by it.
    """
    whole = {data: _digest(data) for data in files}
    taken = Counter(name[:n] for name in set(whole.values()) for n in range(SHORT, len(name) + 1))
    return {
        data: next(name[:n] for n in range(SHORT, len(name) + 1) if taken[name[:n]] == 1)
        for data, name in whole.items()
    }


def _digest(data: bytes) -> str:
    return b32encode(hashlib.blake2b(data, digest_size=20).digest()).decode().lower()


def _unpacked(data: bytes) -> Any:
    bare = gzip.decompress(data)
    if not bare.startswith(_MARK):
        raise ValueError("a list of Pagefind's isn't as it was")
    return decoded(bare[len(_MARK) :])


def _squeezed(data: bytes) -> bytes:
    from zopfli.gzip import compress  # here: most builds make no index

    packed: bytes = compress(data)
    return packed
