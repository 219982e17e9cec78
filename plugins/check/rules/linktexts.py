"""Links: what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.links import links_in, short
from plugins.check.rule import Finding, rule

# Names that say nothing of what a link leads to; a screen reader reads links out by themselves.
EMPTY_WORDS = frozenset(
    "here;click here;click;link;this link;the link;this;more;read more;read this;source;see here;"
    "hier;klick hier;mehr;lien;ici;cliquez ici;en savoir plus;aquí;haz clic aquí;enlace;más;"
    "aqui;clique aqui;qui;clicca qui;ここ;こちら;هنا;اضغط هنا;这里;點這裡;тут;здесь;ссылка".split(
        ";"
    )
)


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
    for section, link in links_in(draft):
        name = " ".join(link.text.split()).strip(".,:;!?>›→»… ").casefold()
        if not name:
            message = f"The link to {short(link.target)} has no text."
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
    for section, link in links_in(draft):
        name = link.text.casefold().strip()
        if not name or name in EMPTY_WORDS or link.is_bare:
            continue
        if first.setdefault(name, link.target) != link.target:
            yield Finding(
                draft.line_in(section, link.offset),
                f"“{short(link.text)}” is the text of a link to another place, too.",
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
    for section, link in links_in(draft):
        if link.is_bare:
            yield Finding(
                draft.line_in(section, link.offset),
                f"The address {short(link.text)} stands in the text as it is.",
                f"Give it words, if you like: [what it is]({short(link.text)})",
            )


RULES = (link_text, link_text_repeated, bare_link)
