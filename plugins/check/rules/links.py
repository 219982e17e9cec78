"""Links: where they lead, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.links import Link, links_of, story_of
from plugins.check.rule import Finding, rule
from plugins.story.addresses import host_of, is_of
from plugins.story.model import Section

# Names that say nothing of what a link leads to; a screen reader reads links out by themselves.
EMPTY_WORDS = frozenset(
    "here;click here;click;link;this link;the link;this;more;read more;read this;source;see here;"
    "hier;klick hier;mehr;lien;ici;cliquez ici;en savoir plus;aquí;haz clic aquí;enlace;más;"
    "aqui;clique aqui;qui;clicca qui;ここ;こちら;هنا;اضغط هنا;这里;點這裡;тут;здесь;ссылка".split(
        ";"
    )
)
# From the list of shorteners that Wikipedia and mail filters keep: the ones threads are full of.
SHORTENERS = frozenset(
    "t.co bit.ly j.mp tinyurl.com goo.gl ow.ly buff.ly is.gd v.gd t.ly rb.gy cutt.ly shorturl.at "
    "tiny.cc lnkd.in fb.me dlvr.it ift.tt trib.al wp.me amzn.to tcrn.ch nyti.ms wapo.st "
    "soo.gd s.id rebrand.ly bl.ink short.io snip.ly qr.ae lnk.to spoti.fi pst.cr apne.ws "
    "bbc.in reut.rs econ.st go.nature.com hubs.ly hubs.la mailchi.mp eepurl.com su.pr".split()
)

# A text that is taken for an address: it begins like one, goes on behind the host, or ends as most.
_ADDRESS = re.compile(
    r"""
    (?=https?:// | www\. | [^/]+/ | .*\.(?:com|org|net|edu|gov|info|io|app|dev|blog|social)\Z)
    (?:https?://)? (?:www\.)? (?P<host>(?:[\w-]+\.)+[a-z]{2,24}) (?::\d+)? (?:[/?\#]\S*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def links(draft: Draft) -> Iterator[tuple[Section, Link]]:
    """All links of a draft."""
    for section in draft.sections:
        for link in links_of(section):
            yield section, link


@rule(
    "link-text",
    "warning",
    bad="1/ She kept a book of losses; it can be read [here](https://example.org/losses).",
    good="1/ She kept [a book of losses](https://example.org/losses).",
)
def link_text(draft: Draft, around: Around) -> Iterator[Finding]:
    """A link's text says where it leads. Some people have only the links of a page read out to
    them: "here" and "link" tell them nothing, and a link without any text can't even be found.
    """
    for section, link in links(draft):
        name = " ".join(link.text.split()).strip(".,:;!?>›→»… ").casefold()
        if not name:
            message = f"The link to {_short(link.target)} has no text."
        elif name in EMPTY_WORDS:
            message = f"The link text “{link.text}” doesn't say where it leads."
        else:
            continue
        remedy = "Let the words that name the thing be the link: [her last lecture](https://…)"
        yield Finding(draft.line_in(section, link.offset), message, remedy)


@rule(
    "link-text-repeated",
    "note",
    bad="""
        1/ She wrote [a letter](https://example.org/1) in March.

        2/ And [a letter](https://example.org/2) in May.
    """,
    good="""
        1/ She wrote [a letter in March](https://example.org/1).

        2/ And [a letter in May](https://example.org/2).
    """,
)
def link_text_repeated(draft: Draft, around: Around) -> Iterator[Finding]:
    """Two links with the same text lead to different places. Who hears or sees only the links
    can't tell them apart.
    """
    first: dict[str, str] = {}
    for section, link in links(draft):
        name = link.text.casefold().strip()
        if not name or name in EMPTY_WORDS or link.is_bare:
            continue
        if first.setdefault(name, link.target) != link.target:
            yield Finding(
                draft.line_in(section, link.offset),
                f"“{_short(link.text)}” is the text of a link to another place, too.",
                "Name each by what is special about it.",
            )


@rule(
    "bare-link",
    "note",
    bad="1/ It is all in https://example.org/lecture-notes/2019?id=7",
    good="1/ It is all in [her lecture notes](https://example.org/lecture-notes/2019?id=7).",
)
def bare_link(draft: Draft, around: Around) -> Iterator[Finding]:
    """An address stands in the text as it is. It becomes a link, but is read out letter by letter
    where somebody listens to the page.
    """
    for section, link in links(draft):
        if link.is_bare:
            yield Finding(
                draft.line_in(section, link.offset),
                f"The address {_short(link.text)} stands in the text as it is.",
                f"Give it words, if you like: [what it is]({_short(link.text)})",
            )


@rule(
    "short-link",
    "warning",
    bad="1/ I wrote it down at the time: https://t.co/AbCdEf1234",
    good="1/ I wrote it down [at the time](https://example.org/2019/notes).",
)
def short_link(draft: Draft, around: Around) -> Iterator[Finding]:
    """A shortened address (`t.co`, `bit.ly`, …) hides where it leads, counts who follows it, and
    stops working when the service does. Threads come out of unroll services full of them.
    """
    for section, link in links(draft):
        host = host_of(link.target)
        if host in SHORTENERS:
            yield Finding(
                draft.line_in(section, link.offset),
                f"The link goes through {host}, which hides where it leads.",
                "Follow it once, and put the address you come to in its place.",
            )


@rule(
    "link-elsewhere",
    "warning",
    bad="1/ She wrote it down at [example.org/notes](https://example.net/notes).",
    good="1/ She wrote it down in [her notes](https://example.net/notes).",
)
def link_elsewhere(draft: Draft, around: Around) -> Iterator[Finding]:
    """A link's text is one address, and it leads to another: who follows it expects another place
    than they come to.
    """
    for section, link in links(draft):
        said = _ADDRESS.fullmatch(link.text.strip())
        if not said:
            continue
        server, host = said["host"].lower(), host_of(link.target)
        if host and not is_of(host, server):
            yield Finding(
                draft.line_in(section, link.offset),
                f"The link says {_short(server)} and leads to {_short(host)}.",
                "Say in words what it leads to, or write the address that it has.",
            )


@rule(
    "link-lost",
    "warning",
    bad="1/ She tells it herself in [another story](a-story-that-is-not-here.md).",
    good="1/ She tells it herself in [another story](the-soup.md).",
)
def link_lost(draft: Draft, around: Around) -> Iterator[Finding]:
    """A link to another story (`other-story.md`), or to a section (`#3`, `other-story.md#3`), leads
    to something that is here. The name is the story's file; sections are counted from 1.
    """
    for section, link in links(draft):
        place = story_of(link.target)
        if place is None:
            continue
        slug, position = place
        here = slug == draft.slug
        most = len(draft.sections) if here else around.sections.get(slug)
        if not here and slug not in around.slugs:
            message = f"There is no story “{slug}”."
            remedy = "Write the name of its file, with .md at the end; capitals count."
        elif position is not None and most is not None and not 1 <= position <= most:
            whose = "This story" if here else f"The story “{slug}”"
            message = f"{whose} has {most} section{'' if most == 1 else 's'}, and no #{position}."
            remedy = "Count from 1, whatever the numbers in the text are; make read shows it."
        else:
            continue
        yield Finding(draft.line_in(section, link.offset), message, remedy)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


RULES = (link_text, link_text_repeated, bare_link, short_link, link_elsewhere, link_lost)
