"""Every rule there is, by theme: what CONTRIBUTING.md and SARIF say of them.

Rules of the check explain themselves (`plugins.check.rules`). What reading and building tell is
explained here; a test holds the two together.
"""

from __future__ import annotations

from typing import NamedTuple

from plugins.check.catalogue import addresses, fields, files, header, letters, markup
from plugins.check.catalogue import numbering as numbers
from plugins.check.catalogue import pictures as picture_files
from plugins.check.rule import Rule
from plugins.check.rules import (
    beside,
    dignity,
    form,
    hashtags,
    headings,
    language,
    links,
    linktexts,
    mentions,
    names,
    numbering,
    pictures,
    words,
)


class Theme(NamedTuple):
    """Rules that belong together."""

    title: str
    rules: tuple[Rule, ...]


THEMES = (
    Theme("The file", (*files.RULES, *form.RULES)),
    Theme("The header", (*header.RULES, *fields.RULES, *language.RULES, words.summary_missing)),
    Theme("Dates, addresses and answers", (*addresses.RULES, *beside.RULES)),
    Theme("Numbers and posts", (*numbers.RULES, *numbering.RULES, words.section_long)),
    Theme("The text", (*markup.RULES, words.placeholder, words.unroll_footer, *letters.RULES)),
    Theme(
        "Hashtags and mentions",
        (*hashtags.RULES, *headings.RULES, *mentions.RULES),
    ),
    Theme("Links", (*markup.LINKS, *linktexts.RULES, *links.RULES)),
    Theme("Dignity", (*dignity.RULES, *names.RULES)),
    Theme("Pictures", (*markup.PICTURES, *pictures.RULES, *picture_files.RULES)),
)
