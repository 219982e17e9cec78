"""What machines that search ask for: sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.feeds.sitemap import Found, addresses, sitemap, sitemap_index

SITEMAP_ENTRIES = 40_000  # addresses in one file; the protocol allows 50,000


def lists(collection: Collection) -> Iterator[Page]:
    """sitemap.xml, in parts where it is long, and robots.txt.

    The parts stand beside it: one in a folder may name no page above that (sitemaps.org).
    """
    yield from _sitemap(collection)
    robots = partial(_robots, f"{collection.site.base}/sitemap.xml")
    yield Page("robots.txt", "", (), nothing, robots)


def _sitemap(collection: Collection) -> Iterator[Page]:
    base = collection.site.base
    found = tuple(addresses(collection))
    shares = [found[n : n + SITEMAP_ENTRIES] for n in range(0, len(found), SITEMAP_ENTRIES)]
    if len(shares) == 1:
        yield _listed("sitemap.xml", found, partial(sitemap, base, found))
        return
    parts = tuple((f"sitemap-{n}.xml", "") for n in range(1, len(shares) + 1))
    yield _listed("sitemap.xml", parts, partial(sitemap_index, base, parts))
    for (path, _), share in zip(parts, shares, strict=True):
        yield _listed(path, share, partial(sitemap, base, share))


def _listed(path: str, found: Sequence[Found], data: partial[bytes]) -> Page:
    return Page(path, "", (), lambda: map(" ".join, found), data)


def _robots(sitemap_address: str) -> bytes:
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap_address}\n".encode()
