"""The sitemap (sitemaps.org protocol 0.9): every page a search engine should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from urllib.parse import quote

from plugins.collection.collection import Collection
from plugins.story.model import Listing

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
Found = tuple[str, str]  # address inside the site, and the day of its last change, if known


def addresses(collection: Collection) -> Iterator[Found]:
    """All pages but paged-out lists. A list has the day on which one of its stories was last told
    or changed."""
    for path, changed in _changed(collection):
        yield path, changed.date().isoformat() if changed else ""


def _changed(collection: Collection) -> Iterator[tuple[str, datetime | None]]:
    have, latest = collection.features, _newest(collection.stories)
    if "home" in have:
        yield "", latest
        yield from ((f"{document.slug}.html", None) for document in collection.site.documents)
    if "threads" in have:
        for story in collection.stories:
            yield f"stories/{story.slug}.html", _last(story)
    if "roles" in have:
        for role in ("mentor", "mentee"):
            yield f"{role}s.html", _newest(collection.told_by(role))
    if "hashtags" in have:
        yield "tags/index.html", latest
        for topic in collection.topics.values():
            yield f"tags/{topic.slug}.html", _newest(topic.stories)
    if "people" in have:
        yield "people/index.html", latest
        for voice in collection.voices.values():
            yield f"people/{voice.slug}.html", _newest(voice.stories)
    if "archive" in have:
        yield "archive/index.html", latest
        for year, stories in collection.years.items():
            yield f"archive/{year}.html", _newest(stories)
    if "ways" in have:
        yield "ways.html", latest
        for ways in filter(None, collection.ways):
            yield f"{ways[0].kind}/index.html", latest
            for way in ways:
                yield f"{way.stem}.html", _newest(way.stories)
    if "constellation" in have:
        yield "constellation.html", latest
    if "together" in have and collection.pairs:
        days = {reply.slug: max(_last(told), _last(reply)) for told, reply in collection.pairs}
        yield "together/index.html", max(days.values())
        yield from ((f"together/{slug}.html", day) for slug, day in days.items())
    if "search" in have:
        yield "search.html", None


def _last(story: Listing) -> datetime:
    """When something last happened to a story."""
    return story.modified or story.date


def _newest(stories: Sequence[Listing]) -> datetime | None:
    """When something last happened to stories that are given oldest first."""
    if not stories:
        return None
    return max([stories[-1].date, *[story.modified for story in stories if story.modified]])


def sitemap(base: str, found: Iterable[Found]) -> bytes:
    """The document that lists pages. base: the absolute address that theirs are below."""
    return _document("urlset", "url", base, found)


def sitemap_index(base: str, found: Iterable[Found]) -> bytes:
    """The document that lists other sitemaps."""
    return _document("sitemapindex", "sitemap", base, found)


def _document(root: str, entry: str, base: str, found: Iterable[Found]) -> bytes:
    base = escape(base, quote=False)
    rows = [
        f"<{entry}><loc>{base}/{quote(path)}</loc>"  # what is quoted has no sign that XML reads
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + f"</{entry}>"
        for path, day in found
    ]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{SCHEMA}">'
    return "\n".join([head, *rows, f"</{root}>\n"]).encode()
