"""As much of CBOR (RFC 8949) as Pagefind's lists use: whole numbers, texts, arrays."""

from __future__ import annotations

from typing import TypeAlias

Item: TypeAlias = "int | str | list[Item]"

_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4


def decoded(data: bytes) -> Item:
    """The one item that data holds. Raises ValueError where it holds anything else."""
    try:
        item, end = _decode(data, 0)
    except (IndexError, UnicodeDecodeError) as error:
        raise ValueError("it is no CBOR") from error
    if end != len(data):
        raise ValueError("it is CBOR with something behind it")
    return item


def _decode(data: bytes, at: int) -> tuple[Item, int]:
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size > 23:
        length = {24: 1, 25: 2, 26: 4, 27: 8}.get(size)
        if length is None:
            raise ValueError("it is CBOR of another kind")
        size, at = int.from_bytes(data[at : at + length], "big"), at + length
    if kind == _NUMBER:
        return size, at
    if kind == _NEGATIVE:
        return -1 - size, at
    if kind == _TEXT:
        return data[at : at + size].decode(), at + size
    if kind != _ARRAY:
        raise ValueError("it is CBOR of another kind")
    items: list[Item] = []
    for _ in range(size):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def encoded(item: Item) -> bytes:
    """An item in its shortest form."""
    parts: list[bytes] = []
    _encode(item, parts)
    return b"".join(parts)


def _encode(item: Item, parts: list[bytes]) -> None:
    if isinstance(item, int):
        parts.append(_head(_NUMBER, item) if item >= 0 else _head(_NEGATIVE, -1 - item))
    elif isinstance(item, str):
        data = item.encode()
        parts += [_head(_TEXT, len(data)), data]
    else:
        parts.append(_head(_ARRAY, len(item)))
        for each in item:
            _encode(each, parts)


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    for code, length in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if size < 1 << 8 * length:
            return bytes([kind << 5 | code]) + size.to_bytes(length, "big")
    raise ValueError(f"{size} is too large")
