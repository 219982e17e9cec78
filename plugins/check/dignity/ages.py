"""Ages over 89, in digits and in words: so few people are that old that they are known by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose, words

_N = r"(?:9\d|1[01]\d|120|٩[٠-٩]|۹[۰-۹]|９[０-９])"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_WORDED = rf"(?:ninety(?:[- ](?:{_UNITS}))?|(?:a|one)[ ]hundred(?:[ ]and[ ](?:{_UNITS}|ten))?)"
_ANY = rf"(?:{_N}|{_WORDED})"
_WHO = (
    r"(?:he|she|they|who|i|mother|father|mum|mom|dad|grandmother|grandfather|gran|nan|granddad"
    r"|aunt|uncle|patient|resident|lady|man|woman|widow|widower|neighbour|neighbor|teacher|mentor)"
)
_AGES = re.compile(
    rf"""(?<![\w.,/-]) (?:
        {_ANY} [- ]? (?:(?:years?|yrs?|yr)[- ]?olds?|y/?o) \b
      | (?:aged?|age[ ]of|turn(?:ed|s|ing)?|died[ ]at|at[ ]the[ ]age[ ]of) [ ] {_ANY} \b
      | {_WHO} (?:[ ](?:is|was|were|had[ ]turned|turned)|['’]s|['’]m|[ ]am) [ ]
        (?:now[ ]|already[ ]|nearly[ ]|almost[ ]|only[ ])? {_ANY} \b
      | (?:mujer[ ]de|hombre[ ]de|señora?[ ]de|ancian[oa][ ]de|abuel[oa][ ]de|paciente[ ]de|tenía
        |tiene|cumplió|con|a[ ]los|sus) [ ] {_N} [ ] años \b
      | (?:avait|(?<!y[ ])a|âgée?[ ]de|femme[ ]de|homme[ ]de|patiente?[ ]de|dame[ ]de) [ ] {_N}
        [ ] ans \b
      | {_N} [- ]? (?:jährige[rnms]?|Jahre[ ]alt) \b
      | (?:عمرها|عمره|عمر) [ ] {_N}
      | {_N} [ ]? 歳
    ) (?! [ ]?(?:%|percent|per[ ]cent|kg|kilos?|km|miles?|minutes?|hours?|days?|weeks?|months?
      |degrees?|pages?|pounds?|beats?|times|seconds?|euros?|dollars?|bpm) | [-\w%] | [.,:/]\d )""",
    re.VERBOSE | re.IGNORECASE,
)
_KEYS = frozenset(
    "year years yo y yr yrs old olds aged age turn turned turns turning died is was were s m am"
    " años ans jährige jähriger jährigen jähriges jährigem jahre عمرها عمره عمر".split()
)
_HIGH = re.compile(rf"{_N}|ninety|hundred", re.IGNORECASE)
_THING = (
    "house|building|church|chapel|school|tree|oak|bridge|hospital|violin|cello|book|table|chair|firm"
    "|company|tradition|recipe|law|rule|boat|ship|barn|farm|wall|car|piano|clock|tower|mill|organ"
    "|machine|tool|institution|university|library|text|rock|whisky|wine|tortoise"
)
_THING_BEHIND = re.compile(rf"[ ](?:\w+[ ])?(?:{_THING})s?\b", re.IGNORECASE)
_THING_BEFORE = re.compile(
    rf"""\b (?:{_THING})s? (?:[ ](?:is|was|were|are)|['’]s)?
    (?:[ ](?:now|nearly|almost|over|about|some|at[ ]least))? [ ] \Z""",
    re.VERBOSE | re.IGNORECASE,
)


def ages(text: str) -> Iterator[Hit]:
    """The age of a person of 90 or more. “In her nineties” is no age, nor are a house's years."""
    if not _HIGH.search(text) or (text.isascii() and _KEYS.isdisjoint(words(text))):
        return
    text = prose(text)
    for match in _AGES.finditer(text):
        if _THING_BEHIND.match(text, match.end()):
            continue
        if _THING_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        yield Hit(match.start(), match.end(), "age")
