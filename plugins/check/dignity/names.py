"""A full name beside a negative judgement: nobody is exposed here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose, words
from plugins.check.dignity.vocabulary import (
    GIVEN,
    HARSH,
    HARSH_OF_SOMEBODY,
    NEVER_FIRST,
    NEVER_IN_A_NAME,
)

_PART = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]{1,30}(?:[-'’]?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,30}){0,2}"
_TITLE = (
    r"(?:Dr|Dra|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Nurse|Sister|Matron|Judge|Señora?|Sra?"
    r"|Don|Doña|Monsieur|Madame|Mme|Docteur|Herr|Frau|Herrn|Doktor)\.?"
)
_PARTICLE = r"(?:van|von|der|den|de|da|del|di|du|la|le|bin|bint|al|el|y)"
_NAMES = re.compile(
    rf"""(?<![\w@\#.'’-]) (?:
        (?P<title>{_TITLE}) [ ] (?:(?:Dr|Prof)\.?[ ])? {_PART}
        (?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_PART}){{0,2}}
      | (?P<given>{_PART}) (?:[ ][A-Z]\.)? [ ] (?:{_PARTICLE}[ ]){{0,2}} (?P<family>{_PART})
        (?:[ ]{_PART}){{0,2}}
    ) (?! [\w@] )""",
    re.VERBOSE,
)
_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bProf)(?<!\b[A-Z])[.!?…]+[\s”\"’)]|\n\s*\n"
)
_GOES_ON = re.compile(
    r"[\s”\"’)]*(?:He|She|They|His|Her|Their|Él|Ella|Il|Elle|Er|Sie|That man|That woman)\b"
)
_SAID_OF = re.compile(
    rf"""[\s,]{{0,3}} (?:who[ ]|que[ ]|qui[ ])? (?:is|was|['’]s|es|era|fue|est|était|ist|war) \b
    [^.!?\n]{{0,30}}? \b (?:{"|".join(sorted(HARSH_OF_SOMEBODY))}) \b""",
    re.VERBOSE | re.IGNORECASE,
)


# How words end that have capitals in titles and are nobody's surname.
_THING = re.compile(
    r"(?:tion|sion|ness|ity|ship|ology|ics|ism|drome|hood|ware|view|shift|learning|training)s?\Z"
)


def names(text: str, author: str = "", lang: str = "en") -> Iterator[Hit]:
    """Full names, and titles with a surname, in whose sentence something harsh is said, or in the
    next one if that goes on with “he” or “she”.

    author: who tells the story; that name is theirs to use. lang: of the text: where every noun
    has a capital, only names that begin with a known given name or a title count.
    """
    if (HARSH | HARSH_OF_SOMEBODY).isdisjoint(words(text)):
        return
    text = prose(text)
    own = words(author)
    ends = [match.end() for match in _END.finditer(text)]
    starts = [0, *ends]
    ends.append(len(text))
    at = 0
    for match in _NAMES.finditer(text):
        while ends[at] <= match.start():
            at += 1
        if not _is_name(match, lang) or words(match[0]) <= own:
            continue
        sentence = text[starts[at] : ends[at]]
        if at + 1 < len(starts) and _GOES_ON.match(text, ends[at]):
            sentence = text[starts[at] : ends[at + 1]]
        if not HARSH.isdisjoint(words(sentence)) or _SAID_OF.match(text, match.end()):
            yield Hit(*match.span(), "name")


def _is_name(match: re.Match[str], lang: str) -> bool:
    """Whether capitals are a person's name, as well as it can be told without knowing everybody."""
    if match["title"]:
        return NEVER_IN_A_NAME.isdisjoint(match[0].split()[1:])
    given = match["given"]
    parts = match[0].split()
    if not NEVER_IN_A_NAME.isdisjoint(parts) or given in NEVER_FIRST:
        return False
    if given.split("-")[0] in GIVEN:
        return True
    return not lang.startswith("de") and not _THING.search(parts[-1].lower())
