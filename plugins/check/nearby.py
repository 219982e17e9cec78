"""Which hashtags are almost the same: one letter apart, singular and plural, with and without _."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST = 5  # characters: shorter words are often one letter apart, and mean different things


class Nearby:
    """Finds keys that are close to a key. Made in one pass: linear in all characters, squared only
    in the length of a single hashtag, which is bounded."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for form in _forms(key):
                self._keys[form].append(key)

    def to(self, key: str) -> list[str]:
        """The other keys that are close to a key, in alphabetical order."""
        found = {
            other for form in _forms(key) for other in self._keys.get(form, ()) if other != key
        }
        return sorted(other for other in found if close(key, other))


def _forms(key: str) -> Iterator[str]:
    """What two close keys share: themselves, with any one character left out."""
    plain = key.replace("_", "")
    if len(plain) >= SHORTEST:
        yield from {plain, *(plain[:n] + plain[n + 1 :] for n in range(len(plain)))}


def close(one: str, other: str) -> bool:
    """Whether two keys are the same but for _ or one letter (another, one more, two swapped).

    The first letter and all digits have to be the same: #Nursing is not #Cursing.
    """
    a, b = one.replace("_", ""), other.replace("_", "")
    if a == b:
        return True
    if a[:1] != b[:1] or _digits(a) != _digits(b):
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if start is None:
        return abs(len(a) - len(b)) == 1
    left, right = a[start:], b[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or left == right[1:2] + right[:1] + right[2:]
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[1:] == shorter


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
