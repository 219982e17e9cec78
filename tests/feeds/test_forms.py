"""A feed out of a form is what feedgenerator writes of the words themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import ModuleType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

import pytest
from feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from plugins.feeds import atom, rss
from plugins.feeds.channel import Feed, Told
from plugins.feeds.xml import checked, literal
from plugins.story.model import Listing
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.feeds import rules
from tests.feeds.rules import ATOM, LANG
from tests.stories import story_text

LINK = "https://site.example/stories/%D8%A7.html?a=1&b=2"
DATE = datetime(2024, 3, 2, 10, 20, tzinfo=UTC)
# What would do harm, were words filled in as they are, or twice, or taken for a blank.
ODD = "~link~ %(link)s %s 100% {0} \\1 <b a='\"'> &amp; ]]> \u0627 \U0001f600"

BODY = b"<p>~link~ &amp; ]]> &lt;![CDATA[ ]]]]></p>"


def told(summary: str, tags: int, person: str = "") -> Told:
    story, problems = read_story("content/stories/ada.md", story_text().encode(), Reading())
    assert story, problems
    listing: Listing = replace(
        story,
        title=f"{ODD} title",
        summary=summary,
        author=story.author._replace(name=ODD),
        hashtags=tuple((f"{ODD} {n}", f"tag-{n}") for n in range(tags)),
        date=DATE,
    )
    return Told(listing, LINK, person, "2024-03-02T10:20:00.5Z", BODY, literal(BODY))


def feed(entry: bytes) -> Feed:
    changed = "2024-03-02T10:20:00.5Z"
    return Feed(ODD, ODD, ODD, "en", LINK, f"{LINK}#", changed, [entry], LINK, ODD, "")


def parts(element: Element) -> dict[str, list[tuple[str, Mapping[str, str]]]]:
    """Texts and attributes of the elements in one, by name; without attributes that we add."""
    found: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    for child in element.iter():
        attributes = {
            name: text for name, text in child.attrib.items() if name not in ("type", LANG)
        }
        found.setdefault(child.tag, []).append(((child.text or "").strip(), attributes))
    return found


def by_feedgenerator(kind: type[SyndicationFeed], one: Told) -> Element:
    """The same feed, by feedgenerator alone, which takes what RSS has as HTML as it is."""
    story = one.story
    as_html = escape if kind is Rss201rev2Feed else str
    made = kind(ODD, LINK, as_html(ODD), language="en", author_name=ODD, feed_url=f"{LINK}#")
    made.add_item(
        title=story.title,
        link=one.link,
        description=as_html(story.summary),
        author_name=story.author.name,
        author_link=one.person or None,
        pubdate=story.date,
        updateddate=datetime.fromisoformat(one.changed),
        unique_id=one.link,
        unique_id_is_permalink=True,
        categories=[tag for tag, _ in story.hashtags],
    )
    return ElementTree.fromstring(made.writeString("utf-8"))


@pytest.mark.parametrize(
    ("ours", "kind"),
    [
        ((atom.entry, atom.document), Atom1Feed),
        ((rss.entry, rss.document), Rss201rev2Feed),
    ],
)
@pytest.mark.parametrize("tags", [0, 1, 12])
@pytest.mark.parametrize("person", ["", LINK])
def test_a_form_says_what_feedgenerator_says(
    ours: tuple[Callable[[Told], bytes], Callable[[Feed], bytes]],
    kind: type[SyndicationFeed],
    tags: int,
    person: str,
) -> None:
    entry, document = ours
    one = told(ODD, tags, person)
    found = parts(ElementTree.fromstring(document(feed(entry(one)))))
    expected = parts(by_feedgenerator(kind, one))
    for name in {f"{ATOM}{n}" for n in ("published", "updated")} | {"lastBuildDate"}:
        if name in expected:  # the same moment: it is written otherwise
            assert len(found.pop(name)) == len(expected.pop(name))
    assert expected and expected == {name: found[name] for name in expected}


def test_rss_names_no_sign_where_a_plain_text_is_expected() -> None:
    data = rss.document(feed(rss.entry(told("Q&A: is x < y?", 1))))
    assert not rules.NAMED.search(data.decode())
    assert b"<description>Q&amp;amp;A: is x &amp;lt; y?</description>" in data
    assert b"&#x3C;b a=" in data


def test_a_story_without_a_summary_has_none() -> None:
    assert b"<summary" in atom.entry(told("x", 0))
    assert b"<summary" not in atom.entry(told("", 0))


def test_rss_says_the_title_of_a_story_without_a_summary() -> None:
    root = ElementTree.fromstring(rss.document(feed(rss.entry(told("", 0)))))
    assert root.findtext("channel/item/description") == escape(f"{ODD} title")


@pytest.mark.parametrize("ours", [atom, rss])
def test_a_text_comes_out_as_it_went_in(ours: ModuleType) -> None:
    root = ElementTree.fromstring(ours.document(feed(ours.entry(told("x", 0)))))
    texts = [e.text for e in root.iter() if e.tag.endswith(("}content", "}encoded"))]
    assert texts == [BODY.decode()]


@pytest.mark.parametrize("odd", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
@pytest.mark.parametrize("entry", [atom.entry, rss.entry])
def test_no_word_may_have_what_xml_can_t_hold(odd: str, entry: Callable[[Told], bytes]) -> None:
    with pytest.raises(ValueError, match=r"can't hold|surrogates"):
        entry(told(f"a{odd}b", 1))
    assert checked("\ufffd\uff01\t\n\U0001f600".encode())
