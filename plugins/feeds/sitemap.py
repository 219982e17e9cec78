"""The sitemap (sitemaps.org protocol 0.9): every page a search engine should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.etree import ElementTree

from plugins.collection.collection import Collection

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def addresses(collection: Collection) -> Iterator[tuple[str, str]]:
    """(address inside the site, day of its last change or "") of all pages but paged-out lists."""
    have = collection.features
    if "home" in have:
        yield "", ""
        yield from ((f"{document.slug}.html", "") for document in collection.site.documents)
    if "threads" in have:
        for story in collection.stories:
            yield f"stories/{story.slug}.html", (story.modified or story.date).date().isoformat()
    if "roles" in have:
        yield from (("mentors.html", ""), ("mentees.html", ""))
    if "hashtags" in have:
        yield "tags/index.html", ""
        yield from ((f"tags/{topic.slug}.html", "") for topic in collection.topics.values())
    if "people" in have:
        yield "people/index.html", ""
        yield from ((f"people/{voice.slug}.html", "") for voice in collection.voices.values())
    if "archive" in have:
        yield "archive/index.html", ""
        yield from ((f"archive/{year}.html", "") for year in collection.years)


def sitemap(base: str, found: Iterable[tuple[str, str]], index: bool = False) -> bytes:
    """The document that lists addresses below base; of other sitemaps where `index` is set."""
    root = ElementTree.Element("sitemapindex" if index else "urlset", xmlns=SCHEMA)
    for path, changed in found:
        entry = ElementTree.SubElement(root, "sitemap" if index else "url")
        ElementTree.SubElement(entry, "loc").text = f"{base}/{quote(path)}"
        if changed:
            ElementTree.SubElement(entry, "lastmod").text = changed
    ElementTree.indent(root, "")
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
