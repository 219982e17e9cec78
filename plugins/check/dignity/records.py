"""Numbers of which a word beside them says that they are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose, words
from plugins.check.dignity.identity import identities

LEAST = 4  # digits of a number that leads to one person: “case no. 3” doesn't
_SIGN = r"(?:[ ]?(?:numbers?|no|nr|num|id|n[.º°o]|[#№:=])\.?)"
_IS = r"(?:[ ]?(?:is|was|ist|war|es|era|est|[#:])){0,2}[ ]?"
_MAY = rf"{_SIGN}{{0,3}}{_IS}"  # a number may follow such a word at once
_MUST = rf"{_SIGN}{{1,3}}{_IS}"  # it has to be called a number: “page” and “case” have others
_NUMBER = r"(?P<number>(?:[A-Za-z]{1,4}[-/ ]?)?\d(?:[-/ .]?[A-Za-z]{0,2}\d){2,19}[A-Za-z]?)(?!\w)"
# What it is; whether the word alone tells it; the words, as they stand before a number.
_WORDS = (
    (
        "social-security",
        _MAY,
        "ssn|social security|national insurance|tax id|aadhaar|dni|nie|nif|nir|sécurité sociale"
        "|seguridad social|sozialversicherungsnummer|steuer-id|rentenversicherungsnummer",
    ),
    (
        "record",
        _MAY,
        "mrn|nhs|hospital number|medical record|health record|urn|historia clínica|expediente"
        "|patientennummer|fallnummer|aktenzeichen",
    ),
    (
        "record",
        _MUST,
        "record|records|patient|chart|case|file|encounter|admission|specimen|accession|hospital"
        "|dossier|akte|historia",
    ),
    (
        "insurance",
        _MAY,
        "medicare|medicaid|mbi|versichertennummer|versicherungsnummer|krankenkassennummer",
    ),
    (
        "insurance",
        _MUST,
        "insurance|policy|member|membership|beneficiary|health plan|claim|subscriber|póliza"
        "|afiliación|police",
    ),
    ("account", _MUST, "account|acct|konto|cuenta|compte|routing"),
    ("account", _MAY, "kontonummer"),
    (
        "licence",
        _MUST,
        "passport|license|licence|certificate|registration|badge|dea|npi|gmc|nmc|reisepass"
        "|führerschein|pasaporte|passeport",
    ),
    ("device", _MUST, "imei|udi|serial|pacemaker|device|implant"),
    ("device", _MAY, "seriennummer|imei"),
    ("vehicle", _MAY, "vin|fahrgestellnummer"),
)
_PATTERNS = tuple(
    (
        what,
        frozenset(word.split()[0].split("-")[0] for word in known.split("|")),
        re.compile(rf"\b(?:{known.replace(' ', '[ ]')}){link}{_NUMBER}", re.IGNORECASE),
    )
    for what, link, known in _WORDS
)
_PLATE = re.compile(
    r"""\b (?: plates? | registration | reg | matrícula | matricula | plaque | immatriculation
      | kennzeichen ) \b [^\w\n]{0,3}
    (?: (?:was|is|number|no|nr|read|war|era|est) \b [^\w\n]{0,3} ){0,3}
    (?P<number> (?-i: [A-ZÄÖÜ\d]{1,8} (?:[ -][A-ZÄÖÜ\d]{1,6}){0,3} ) ) (?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_PLATES = frozenset(
    "plate plates registration reg matrícula matricula plaque immatriculation kennzeichen".split()
)


def numbers(text: str) -> Iterator[Hit]:
    """Numbers of one person, by a word beside them or by their own form; each is told once."""
    if not any(map(str.isdecimal, text)):
        return
    done = -1
    for start, end, what in sorted([*_worded(text), *identities(text)], key=lambda hit: hit.start):
        if start >= done:
            yield Hit(start, end, what)
            done = end


def _worded(text: str) -> Iterator[Hit]:
    """Numbers of records, insurances, accounts, documents, devices: “MRN 00482913”."""
    text, known = prose(text), words(text)
    for what, wanted, pattern in _PATTERNS:
        if not wanted.isdisjoint(known):
            for match in pattern.finditer(text):
                if sum(map(str.isdecimal, match["number"])) >= LEAST:
                    yield Hit(*match.span("number"), what)
    if not _PLATES.isdisjoint(known):
        yield from (
            Hit(*m.span("number"), "vehicle") for m in _PLATE.finditer(text) if _is_plate(m)
        )


def _is_plate(match: re.Match[str]) -> bool:
    """Whether there are letters and digits in it: other numbers are other things."""
    number = match["number"]
    return any(map(str.isalpha, number)) and any(map(str.isdecimal, number))
