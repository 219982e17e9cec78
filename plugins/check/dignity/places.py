"""A place smaller than a state beside a patient. There is no gazetteer: words around it tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose, words
from plugins.check.dignity.vocabulary import GIVEN

NEAR = 60  # characters between the patient and the place
_CAP = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,30}"
_NAME = rf"{_CAP}(?:[ -](?:(?:upon|on|de|del|la|le|les|am|in)[ -])?{_CAP}){{0,2}}"
_WHO = (
    r"(?:patients?|resident|residents|inmate|inmates|paciente|pacientes|patiente|patientes"
    r"|patienten|patientin)"
)
_FROM = (
    r"(?:from|in|near|outside|living[ ]in|lived[ ]in|born[ ]in|desde|en|natural[ ]de|vecin[oa][ ]de"
    r"|à)"
)
_BEHIND = re.compile(rf"\b(?i:{_WHO})\b(?:[^.!?\n]{{0,{NEAR}}}?)[ ]{_FROM}[ ](?P<place>{_NAME})\b")
_BEFORE = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside)[ ](?P<place>{_NAME})\b(?!['’])"
    rf"(?=[^.!?\n]{{0,{NEAR}}}[ ](?i:{_WHO})\b)"
)
_KIND = re.compile(
    rf"""\b (?: town | village | hamlet | city | suburb | borough | county | pueblo | aldea | ciudad
        | ville | commune | Stadt | Dorf | Landkreis ) [ ] (?:(?:of|de|d['’])[ ]?)?
        (?P<of>{_NAME}) \b
      | \b (?P<county>{_CAP}(?:[ ]{_CAP})?)[ ](?:County|Township|Parish) \b""",
    re.VERBOSE,
)
_PATIENT_KEYS = frozenset(
    "patient patients resident residents inmate inmates paciente pacientes patiente patientes"
    " patienten patientin".split()
)
# Countries, states and other large regions, and what begins with a capital and is no place.
_LARGE = frozenset(
    "Africa America Asia Europe Oceania Antarctica Scandinavia Latin North South East West"
    " Northern Southern Eastern Western Central England Scotland Wales Ireland Britain Great United"
    " Kingdom States France Germany Spain Italy Portugal Austria Switzerland Netherlands Belgium"
    " Poland Sweden Norway Denmark Finland Iceland Greece Turkey Russia Ukraine China Japan Korea"
    " India Pakistan Bangladesh Nepal Thailand Vietnam Indonesia Malaysia Philippines Australia"
    " Zealand Canada Mexico Brazil Argentina Chile Peru Colombia Egypt Morocco Algeria Tunisia"
    " Nigeria Kenya Ghana Ethiopia Somalia Sudan Syria Iraq Iran Israel Palestine Lebanon Jordan"
    " Afghanistan Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida"
    " Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland"
    " Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire"
    " Jersey Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Rhode Tennessee Texas Utah Vermont"
    " Virginia Wisconsin Wyoming Ontario Quebec Alberta Manitoba Saskatchewan Queensland Tasmania"
    " Victoria España Francia Alemania Italia México Argentina Europa Allemagne Espagne Italie"
    " Angleterre Deutschland Frankreich Spanien Italien Österreich Schweiz England January February"
    " March April May June July August September October November December Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday Easter Christmas Ramadan Lent English Spanish French German"
    " Arabic Chinese Japanese Latin Hindi Urdu Polish Portuguese Welsh Room Bay Ward Bed Unit"
    " Theatre Theater Resus Emergency Intensive Outpatients Surgery Medicine Casualty Oncology"
    " Paediatrics Pediatrics Psychiatry Cardiology Neurology Radiology Hospital Clinic Corridor"
    " Cubicle Reception Heaven God Jesus Allah Mother Father Side Level Floor Chapter Part Section"
    " Table Figure Angst Behandlung Pflege Not Ruhe Thanksgiving Hanukkah Diwali Advent Autumn"
    " Winter Summer Spring Brexit Covid Anatomy Physiology Pathology Latin Morse Braille".split()
)


def places(text: str) -> Iterator[Hit]:
    """A town, village or county: behind “a patient from …”, or called one near a patient."""
    if _PATIENT_KEYS.isdisjoint(words(text)):
        return
    text = prose(text)
    done = -1
    behind = [*_BEHIND.finditer(text), *_BEFORE.finditer(text)]
    for start, end in sorted(match.span("place") for match in behind):
        if start > done and _is_small(text[start:end]):
            yield Hit(start, end, "place")
            done = end
    for match in _KIND.finditer(text):
        group = "of" if match["of"] else "county"
        start, end = match.span(group)
        beside = text[max(0, match.start() - 2 * NEAR) : match.end() + 2 * NEAR]
        if end > done and _is_small(match[group]) and not _PATIENT_KEYS.isdisjoint(words(beside)):
            yield Hit(start, end, "place")
            done = end


def _is_small(name: str) -> bool:
    return (_LARGE | GIVEN).isdisjoint(re.split("[ -]", name))
