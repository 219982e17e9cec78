"""Long lists cut into pages, numbered from the oldest.

The newest page has the address without a number and takes what does not fill a page yet, so a new
story changes that page alone, and the address of an old page stays. For the same reason only the
newest page knows how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from plugins.story.model import Listing

T = TypeVar("T")


class Paging(NamedTuple):
    """Where one page of a list stands. Addresses are inside the site; empty where there is none."""

    path: str
    number: int  # from the oldest, 1
    first: str  # the address without a number
    newer: str
    older: str
    pages: tuple[tuple[int, str], ...]  # all other pages, newest first; only on the newest


def parts_of(items: Sequence[T], stem: str, size: int) -> Iterator[tuple[tuple[T, ...], Paging]]:
    """Cut items (oldest first) into pages of `size`, each given newest first.

    stem: the list's address without .html: "tags/meded". The newest page holds from half as many
    items as the others up to one and a half times as many; an empty list has one empty page.
    """
    last = max(1, (len(items) + size // 2) // size)
    if last == 1:  # as nearly all are
        path = f"{stem}.html"
        yield tuple(items[::-1]), Paging(path, 1, path, "", "", ())
        return
    paths = [f"{stem}/{n}.html" for n in range(1, last)] + [f"{stem}.html"]
    for n, path in enumerate(paths, 1):
        newest = n == last
        share = items[(n - 1) * size : None if newest else n * size]
        others = tuple((k, paths[k - 1]) for k in range(last - 1, 0, -1)) if newest else ()
        yield (
            tuple(reversed(share)),
            Paging(
                path=path,
                number=n,
                first=paths[-1],
                newer="" if newest else paths[n],
                older=paths[n - 2] if n > 1 else "",
                pages=others,
            ),
        )


def list_shows(
    stories: Sequence[Listing], paging: Paging, *names: str
) -> Callable[[], Iterable[str]]:
    """What a page of a list of stories shows."""
    return lambda: (repr(paging), *names, *[story.shown for story in stories])
