"""Links: where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.links import links_in, short, story_of
from plugins.check.rule import Finding, rule
from plugins.story.addresses import host_of, is_of

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
    for section, link in links_in(draft):
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
    for section, link in links_in(draft):
        said = _ADDRESS.fullmatch(link.text.strip())
        if not said:
            continue
        server, host = said["host"].lower(), host_of(link.target)
        if host and not is_of(host, server):
            yield Finding(
                draft.line_in(section, link.offset),
                f"The link says {short(server)} and leads to {short(host)}.",
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
    for section, link in links_in(draft):
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


RULES = (short_link, link_elsewhere, link_lost)
