"""Numbers of any number of bits, out of bytes that may end too early."""

from __future__ import annotations

from plugins.collection.album import unfit
from plugins.collection.album.kinds import AVIF

MOST = 256  # parts of anything; what encoders write has a few


class Bits:
    """Numbers that stand one behind the other, the first bit of each the highest."""

    def __init__(self, data: bytes) -> None:
        self.data, self._at = data, 0

    def take(self, count: int) -> int:
        """The number in the next so many bits. Raises Unfit where there are fewer."""
        end = self._at + count
        if end > 8 * len(self.data):
            raise unfit.broken(AVIF)
        last = (end + 7) // 8
        value = int.from_bytes(self.data[self._at // 8 : last], "big") >> (8 * last - end)
        self._at = end
        return value & ((1 << count) - 1)

    def cut(self, count: int) -> bytes:
        """The next so many bytes; only where a whole number of them was taken before."""
        start = self._at // 8
        if count > len(self.data) - start:
            raise unfit.broken(AVIF)
        self._at += 8 * count
        return self.data[start : start + count]

    def left(self) -> int:
        """How many whole bytes are left."""
        return len(self.data) - (self._at + 7) // 8
