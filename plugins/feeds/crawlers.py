"""What machines that search ask for: sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.feeds.sitemap import Found, addresses, most, sitemap, sitemap_index

SITEMAP_ENTRIES = 40_000  # addresses in one file; the protocol allows 50,000


def lists(collection: Collection) -> Iterator[Page]:
    """sitemap.xml, in parts where it is long, and robots.txt.

    The parts stand beside it: one in a folder may name no page above that (sitemaps.org).
    """
    yield from _sitemap(collection)
    robots = partial(_robots, f"{collection.site.base}/sitemap.xml")
    yield Page("robots.txt", "", (), nothing, robots)


def _sitemap(collection: Collection) -> Iterator[Page]:
    base, found = collection.site.base, cache(lambda: tuple(addresses(collection)))
    if most(collection) <= SITEMAP_ENTRIES or len(found()) <= SITEMAP_ENTRIES:
        yield _listed("sitemap.xml", found, lambda: sitemap(base, found()))
        return
    starts = range(0, len(found()), SITEMAP_ENTRIES)
    shares = [found()[start : start + SITEMAP_ENTRIES] for start in starts]
    parts = tuple((f"sitemap-{n}.xml", "") for n in range(1, len(shares) + 1))
    yield _listed("sitemap.xml", lambda: parts, partial(sitemap_index, base, parts))
    for (path, _), share in zip(parts, shares, strict=True):
        yield _listed(path, partial(tuple, share), partial(sitemap, base, share))


def _listed(path: str, found: Callable[[], Sequence[Found]], data: Callable[[], bytes]) -> Page:
    return Page(path, "", (), lambda: map(" ".join, found()), data)


def _robots(sitemap_address: str) -> bytes:
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap_address}\n".encode()
