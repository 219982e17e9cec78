"""A memory of what was made, which doesn't grow without bound."""

from __future__ import annotations

from itertools import islice
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """What was made lately, by key: `most` things at most.

    Where it is full the older half is dropped: to drop one takes longer the more were dropped.
    """

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self._most:
            later = dict(islice(self.items(), (self._most + 1) // 2, None))
            self.clear()
            self.update(later)
        super().__setitem__(key, value)
