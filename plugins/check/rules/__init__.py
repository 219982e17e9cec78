"""All rules that the check adds to what reading and building tell.

To add one, write it in a module of this folder, by theme, and name it in that module's RULES.
"""

from __future__ import annotations

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

RULES: tuple[Rule, ...] = (
    *words.RULES,
    *language.RULES,
    *hashtags.RULES,
    *headings.RULES,
    *mentions.RULES,
    *linktexts.RULES,
    *links.RULES,
    *numbering.RULES,
    *pictures.RULES,
    *form.RULES,
    *dignity.RULES,
    *names.RULES,
    *beside.RULES,
)
