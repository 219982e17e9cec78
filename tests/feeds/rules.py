"""What the W3C's feed validator would say of our feeds: the rules of it that bear on them.

After its sources (github.com/w3c/feedvalidator: feed.py, entry.py, channel.py, item.py, link.py,
validators.py, uri.py). Its errors and warnings are one here. JSON Feed after its version 1.1.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", re.IGNORECASE)
MARKUP = re.compile(r"</\w+>|&(#?\w+);")
NAMED = re.compile(r"<(title|category|dc:creator)>[^<]*&(?:amp|lt);")  # CharacterData
ODD = re.compile("[\x80-\x9f\ufffd]")
ELEMENTS = {
    *"a blockquote br code div em h3 h4 h5 h6 hr img li ol p pre s span strong table tbody".split(),
    *"td th thead tr ul".split(),
}
ATTRIBUTES = {"alt", "class", "dir", "height", "href", "lang", "rel", "src", "start", "title"}
ATTRIBUTES |= {"width"}


def atom_faults(data: bytes) -> list[str]:
    """What is wrong with an Atom feed."""
    feed = ElementTree.fromstring(data)
    return [*_odd(data), *_atom(feed)]


def _atom(feed: Element) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed" or not TAG.fullmatch(feed.get(LANG, "")):
        yield "the root is no feed with a language"
    entries = feed.findall(f"{ATOM}entry")
    tags = [child.tag for child in feed]
    if f"{ATOM}entry" in tags and set(tags[tags.index(f"{ATOM}entry") :]) != {f"{ATOM}entry"}:
        yield "something of the feed's own stands among its entries"
    if set(tags) - {f"{XHTML}div"} - {f"{ATOM}{n}" for n in FEED}:
        yield f"unknown elements: {set(tags)}"
    yield from _once(feed, "title", "id", "updated")
    yield from _links(feed, {"self", "alternate"})
    for link in feed.findall(f"{ATOM}link"):
        if link.get("rel") == "self" and link.get("type") != "application/atom+xml":
            yield "the link to itself is not Atom's"
    yield from _uri(_said(feed, "id"))
    yield from _date(_said(feed, "updated"))
    yield from _text(feed, "title", "subtitle")
    for name in ("id", "updated"):
        values = Counter(_said(entry, name) for entry in entries)
        yield from (f"{n} entries have the {name} {v}" for v, n in values.items() if n > 1)
    if entries and _said(feed, "updated") != max(_said(entry, "updated") for entry in entries):
        yield "updated is not that of the newest change"
    for entry in entries:
        yield from _entry(entry)


FEED = {"title", "subtitle", "id", "link", "updated", "author", "icon", "entry"}
ENTRY = {"title", "link", "id", "published", "updated", "author", "category", "summary", "content"}


def _entry(entry: Element) -> Iterator[str]:
    if {child.tag for child in entry} - {f"{ATOM}{name}" for name in ENTRY}:
        yield f"unknown elements: {[child.tag for child in entry]}"
    if not TAG.fullmatch(entry.get(LANG, "")):
        yield "an entry without a language"
    yield from _once(entry, "title", "id", "updated", "published", "content", "author")
    yield from _links(entry, {"alternate"})
    yield from _uri(_said(entry, "id"))
    for name in ("updated", "published"):
        yield from _date(_said(entry, name))
    yield from _text(entry, "title", "summary")
    author = entry.find(f"{ATOM}author")
    assert author is not None
    if not _said(author, "name"):
        yield "an author without a name"
    for uri in author.iter(f"{ATOM}uri"):
        yield from _uri(uri.text or "")
    content = entry.find(f"{ATOM}content")
    assert content is not None
    if content.get("type") != "html":
        yield "content that is not HTML"
    yield from _html(content.text or "")


def rss_faults(data: bytes) -> list[str]:
    """What is wrong with an RSS feed."""
    rss = ElementTree.fromstring(data)
    return [*_odd(data), *_named(data), *_rss(rss)]


def _rss(rss: Element) -> Iterator[str]:
    channel = rss.find("channel")
    if rss.tag != "rss" or rss.get("version") != "2.0" or channel is None:
        yield "the root is no channel of RSS 2.0"
        return
    names = [child.tag for child in channel]
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        if names.count(name) != 1 or not (channel.findtext(name) or "").strip():
            yield f"not one {name}"
    if "item" in names and set(names[names.index("item") :]) != {"item"}:
        yield "something of the channel's own stands among its items"
    own = channel.find(f"{ATOM}link")
    if own is None or own.get("rel") != "self" or own.get("type") != "application/rss+xml":
        yield "no link to itself"
    else:
        yield from _uri(own.get("href", ""))
    yield from _uri(channel.findtext("link") or "")
    yield from _html(channel.findtext("description") or "")
    yield from _day(channel.findtext("lastBuildDate") or "")
    if not TAG.fullmatch(channel.findtext("language") or ""):
        yield "the language is no tag"
    guids = Counter(item.findtext("guid") for item in channel.iter("item"))
    yield from (f"{n} items have the guid {v}" for v, n in guids.items() if n > 1)
    for item in channel.iter("item"):
        yield from _item(item)


def _item(item: Element) -> Iterator[str]:
    names = [child.tag for child in item]
    once = ("title", "link", "guid", "pubDate", "description")
    for name in (*once, f"{DC}creator", f"{DC}language", f"{CONTENT}encoded"):
        if names.count(name) != 1 or not (item.findtext(name) or "").strip():
            yield f"an item has not one {name}"
    if "author" in names:
        yield "author is for e-mail addresses"
    if names.index("description") > names.index(f"{CONTENT}encoded"):
        yield "the description stands behind the content"
    guid = item.find("guid")
    if guid is None or guid.get("isPermaLink") != "true" or guid.text != item.findtext("link"):
        yield "the guid is not the link"
    yield from _uri(item.findtext("link") or "")
    yield from _day(item.findtext("pubDate") or "")
    for name in ("title", "category"):
        for element in item.iter(name):
            if MARKUP.search(element.text or ""):
                yield f"{name} looks like HTML: {element.text}"
    yield from _html(item.findtext("description") or "")
    yield from _html(item.findtext(f"{CONTENT}encoded") or "")


def json_faults(data: bytes) -> list[str]:
    """What is wrong with a JSON Feed."""
    return list(_json(json.loads(data)))


def _json(feed: dict[str, object]) -> Iterator[str]:
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "the version is not 1.1"
    known = {"version", "title", "description", "home_page_url", "feed_url", "language", "authors"}
    if extra := feed.keys() - known - {"icon", "items"}:
        yield f"unknown members: {extra}"
    for name in ("home_page_url", "feed_url"):
        yield from _uri(str(feed.get(name, "")))
    if not feed.get("title") or not TAG.fullmatch(str(feed.get("language"))):
        yield "no title, or no language"
    items = feed.get("items")
    if not isinstance(items, list):
        yield "items is no list"
        return
    if len({item["id"] for item in items}) < len(items):
        yield "two items have one id"
    for item in items:
        yield from _uri(item["url"])
        for name in ("date_published", "date_modified"):
            yield from _date(item[name])
        if not all(isinstance(tag, str) for tag in item["tags"]):
            yield "tags are no texts"
        if not all(author.get("name") for author in item["authors"]):
            yield "an author without a name"
        if not TAG.fullmatch(item["language"]) or not item["title"]:
            yield "an item without a language or a title"
        yield from _html(item["content_html"])


def _said(element: Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def _once(element: Element, *names: str) -> Iterator[str]:
    for name in names:
        if len(element.findall(f"{ATOM}{name}")) != 1:
            yield f"not one {name}"


def _links(element: Element, rels: set[str]) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    if sorted(link.get("rel", "alternate") for link in links) != sorted(rels):
        yield f"other links than {rels}"
    for link in links:
        yield from _uri(link.get("href", ""))


def _text(element: Element, *names: str) -> Iterator[str]:
    for name in names:
        for child in element.findall(f"{ATOM}{name}"):
            if not (child.text or "").strip():
                yield f"{name} is empty"
            if MARKUP.search(child.text or ""):
                yield f"{name} looks like HTML: {child.text}"


def _uri(address: str) -> Iterator[str]:
    """An absolute address in its canonical form."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        yield f"not absolute: {address}"
    if parts.netloc != parts.netloc.lower() or quote(unquote(parts.path), safe="/&") != parts.path:
        yield f"not canonical: {address}"


def _date(date: str) -> Iterator[str]:
    if not RFC3339.fullmatch(date) or datetime.fromisoformat(date).year < 1990:
        yield f"no date: {date}"


def _day(date: str) -> Iterator[str]:
    pattern = r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d (\+0000|GMT)"
    if not re.fullmatch(pattern, date) or parsedate_to_datetime(date).year < 1990:
        yield f"no date: {date}"


def _named(data: bytes) -> Iterator[str]:
    if found := NAMED.search(data.decode()):
        yield f"& or < by its name in a plain text: {found[0]}"


def _odd(data: bytes) -> Iterator[str]:
    if found := ODD.search(data.decode()):
        yield f"an odd character: {found[0]!a}"


def _html(text: str) -> Iterator[str]:
    """HTML that any reader can take: parsed without an error, nothing live, no relative address."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(text)
    if parser.errors:
        yield f"HTML with errors: {parser.errors[0]}"
    for element in root.iter():
        if element.tag not in (*ELEMENTS, "DOCUMENT_FRAGMENT"):
            yield f"<{element.tag}> in the content"
        if extra := element.attrib.keys() - ATTRIBUTES:
            yield f"<{element.tag}> has {extra}"
        for name in ("href", "src"):
            address = element.get(name)
            if address is not None and not urlsplit(address).scheme:
                yield f"a relative address: {address}"
