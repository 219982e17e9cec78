"""What is kept between builds: written whole, and known to be whole when it is read.

`marshal` is read much faster than JSON and holds plain data only. A digest in front of it tells
whether the bytes are the ones that were written: `marshal` can't be trusted with others.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path
from typing import Any

from plugins.collection.files import write_changed

MAGIC = f"pay-it-forward 2 {sys.implementation.cache_tag} {marshal.version}\n".encode()
_DIGEST = 16


class Damaged(Exception):
    """What is kept is not what was written; the message says which file."""


def load_state(path: Path, key: str) -> Any:
    """What was kept under this key; None where there is nothing, or it has another key.

    Raises Damaged where the file is not whole.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Damaged(f"{path.name}: {error.strerror}") from error
    if not data.startswith(MAGIC):
        return None
    digest, body = data[len(MAGIC) : len(MAGIC) + _DIGEST], data[len(MAGIC) + _DIGEST :]
    if hashlib.blake2b(body, digest_size=_DIGEST).digest() != digest:
        raise Damaged(f"{path.name} is not whole")
    kept_key, value = marshal.loads(body)
    return value if kept_key == key else None


def save_state(path: Path, key: str, value: Any) -> None:
    """Keep a value of tuples, lists, dicts, strings, bytes, numbers and None."""
    body = marshal.dumps((key, value))
    write_changed(path, MAGIC + hashlib.blake2b(body, digest_size=_DIGEST).digest() + body)
