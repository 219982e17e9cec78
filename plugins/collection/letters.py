"""Alphabetical lists, cut into pages at letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from plugins.collection.paging import Paging

T = TypeVar("T")
Letters = tuple[tuple[str, tuple[T, ...]], ...]  # each letter, and what is listed under it

NAMES = 200  # names on a page, more only where one letter has more


def initial(name: str) -> str:
    """The letter a name is listed under: A for Ägypten, “0–9” for digits, “…” for signs."""
    for char in unicodedata.normalize("NFKD", name):
        if char.isalpha():
            return char.upper()[:1]
        if char.isdigit():
            return "0–9"
    return "…"


def by_letter(
    items: Sequence[T], name: Callable[[T], str], stem: str
) -> Iterator[tuple[Paging, Letters[T]]]:
    """Pages of (letter, items) groups, of at most NAMES items where letters allow it.

    The first page is at stem.html, page n at stem/n.html. An empty list has one empty page.
    """
    names = [name(item) for item in items]
    under = [(initial(name), name.casefold(), n) for n, name in enumerate(names)]
    groups = [
        (letter, tuple([items[n] for _, _, n in group]))
        for letter, group in groupby(sorted(under), key=itemgetter(0))
    ]
    shares: list[list[tuple[str, tuple[T, ...]]]] = [[]]
    for letter, members in groups:
        if shares[-1] and sum(len(m) for _, m in shares[-1]) + len(members) > NAMES:
            shares.append([])
        shares[-1].append((letter, members))
    paths = [f"{stem}.html"] + [f"{stem}/{n}.html" for n in range(2, len(shares) + 1)]
    for n, share in enumerate(shares):
        paging = Paging(
            path=paths[n],
            number=n + 1,
            first=paths[0],
            newer=paths[n - 1] if n else "",
            older=paths[n + 1] if n + 1 < len(paths) else "",
            pages=tuple((k + 1, path) for k, path in enumerate(paths) if k != n),
        )
        yield paging, tuple(share)


def names_show(
    letters: Letters[T], paging: Paging, line: Callable[[T], str], *more: str
) -> Callable[[], Iterable[str]]:
    """What a page of names shows, by letter. line: what it says of one of them."""
    return lambda: (repr(paging), *more, *[line(item) for _, items in letters for item in items])
