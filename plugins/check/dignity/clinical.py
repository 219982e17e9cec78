"""What makes a patient known beside clinical words: an exact date, a place, a hospital's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, around, prose, words

NEAR = 120  # characters on each side that count as “beside”
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_OTHER_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    "|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    "|décembre|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    "|Dezember|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_DATES = re.compile(
    rf"""(?<![\w/.-]) (?:
        (?:1[89]|20|١[٨٩]|٢٠)\d\d [-/.] [01٠١]?\d [-/.] [0-3٠-٣]?\d
      | [0-3٠-٣]?\d ([-/.]) [0-3٠-٣]?\d \1 (?:(?:1[89]|20)\d\d|\d\d)
      | (?:{_MONTHS})\.? [ ] [0-3]?\d (?:st|nd|rd|th)? (?: ,?[ ]\d{{4}} )?
      | [0-3]?\d (?:st|nd|rd|th)? [ ] (?:of[ ])? (?:{_MONTHS})\b
      | [0-3٠-٣]?\d (?:er|º|°|\.)? [ ] (?:(?:de|من)[ ])? (?:{_OTHER_MONTHS})\b
    ) (?! [\w-] | [/.]\d )
    | \d{{4}}年\d{{1,2}}月\d{{1,2}}日""",
    re.VERBOSE,
)
_COUNTED = re.compile(r"\b[Ii]n[ ]\Z")  # “in May 12 patients …”
_YEAR = re.compile(r"\d{4}")
_PATIENTS = frozenset(
    "patient patients inpatient outpatient resident residents admitted admission discharged"
    " paciente pacientes ingresado ingresada patiente patientes hospitalisé hospitalisée patienten"
    " patientin patientinnen bewohnerin eingeliefert مريض مريضة المريض المريضة".split()
)
_CLINICAL = _PATIENTS | frozenset(
    "hospital hospitals ward clinic icu nicu hospice surgery surgeon operated diagnosis diagnosed"
    " biopsy chemo chemotherapy tumour tumor cancer stroke overdose transplant intubated"
    " resuscitated resuscitation stillborn miscarriage autopsy inpatients bedside psychiatric dob"
    " birth sectioned transfusion discharge hiv dementia died death born clínica cirugía operaron"
    " operación quirófano diagnóstico diagnosticaron urgencias alta cáncer tumor ictus falleció"
    " murió nació quimioterapia hôpital clinique chirurgie opéré opérée diagnostic urgences cancer"
    " tumeur décédé décédée hospitalisation chimiothérapie accouchement krankenhaus klinik station"
    " operiert operation diagnose notaufnahme krebs schlaganfall verstorben gestorben entlassen"
    " geboren chemotherapie مستشفى المستشفى عملية جراحة تشخيص".split()
)
_CJK_PATIENT = ("患者", "病人", "환자")
_CJK_CLINICAL = (*_CJK_PATIENT, "病院", "入院", "手術", "退院", "医院", "手术", "병원")


def dates(text: str) -> Iterator[Hit]:
    """A day, with or without its year, beside clinical words. 3/17 alone is a marker."""
    if not any(map(str.isdecimal, text)) or not _tells(text, _CLINICAL, _CJK_CLINICAL):
        return
    text = prose(text)
    for match in _DATES.finditer(text):
        start, end = match.span()
        if _COUNTED.search(text[max(0, start - 4) : start]) and not _YEAR.search(match[0]):
            continue
        first, last = around(text, start, end, NEAR)
        if _tells(text[first:start] + " " + text[end:last], _CLINICAL, _CJK_CLINICAL):
            yield Hit(start, end, "date")


def _tells(text: str, wanted: frozenset[str], signs: tuple[str, ...]) -> bool:
    """Whether one of the words is in a text, or one of the signs of scripts without spaces."""
    if not wanted.isdisjoint(words(text)):
        return True
    return not text.isascii() and any(sign in text for sign in signs)


_CAP = r"(?:(?:St|Ste|Dr)\.|[A-ZÀ-ÖØ-Þ][\w'’]{0,30}(?:-[A-ZÀ-ÖØ-Þ][\w'’]{0,30}){0,2})"
_HOUSE = (
    "Hospital|Medical Cent(?:er|re)|Health Cent(?:er|re)|Clinic|Infirmary|Hospice|Nursing Home"
    "|Care Home|Sanatorium|Asylum|Medical School"
)
_NAMED = re.compile(
    rf"""\b (?P<name>(?:{_CAP}[ ]){{1,4}}) (?:{_HOUSE}) \b
      | \b (?:Hospital|Clínica|Sanatorio) [ ] (?:(?:de|del|la|las|los|el)[ ]){{0,3}} {_CAP}
        (?:[ ]{_CAP}){{0,2}}
      | \b (?:[Hh]ôpital|CHU|CHR|[Cc]linique|EHPAD) [ ]
        (?:(?:de|du|des|la|le|les)[ ]|[dl]['’]){{0,3}} {_CAP}
      | \b (?:Klinikum|Klinik|Krankenhaus|Spital|Universitätsklinik(?:um)?) [ ]
        (?:(?:am|in|an|der|zum|zur|St\.)[ ]){{0,2}} (?!Und\b|Der\b|Die\b|Das\b) {_CAP}
      | \b [A-ZÄÖÜ][\w]{{1,30}}-(?:Krankenhaus|Klinik|Spital|Hospital)\b
      | \b Hospital [ ] of [ ] {_CAP}
      | \b (?: Johns[ ]Hopkins | Mass[ ]General | Mount[ ]Sinai | Cedars-Sinai | Sloan[ ]Kettering
        | MD[ ]Anderson | Great[ ]Ormond[ ]Street | Bellevue | Charité ) \b""",
    re.VERBOSE,
)
_HOUSE_KEYS = frozenset(
    "hospital center centre clinic infirmary hospice home sanatorium asylum school clínica"
    " sanatorio hôpital chu chr clinique ehpad klinikum klinik krankenhaus spital"
    " universitätsklinik universitätsklinikum hopkins sinai kettering anderson ormond bellevue"
    " charité mass".split()
)
_NO_NAME = frozenset(  # what may stand before Hospital, and names none
    "The A An Our My His Her Their Your This That In At To From Of On Any Every No Some One"
    " Another Big Small Local Old New City County Community General Regional District Central"
    " Teaching University Children's Children’s Childrens Women's Women’s Memorial Veterans"
    " Military State National Public Private Royal Mental Psychiatric Medical Health Day Night"
    " Field Base Animal Eye And Then When After Before".split()
)


def hospitals(text: str) -> Iterator[Hit]:
    """A hospital, clinic or home with its name, beside a patient."""
    if _HOUSE_KEYS.isdisjoint(words(text)) or not _tells(text, _PATIENTS, ()):
        return
    text = prose(text)
    for match in _NAMED.finditer(text):
        if match["name"] and set(match["name"].split()) <= _NO_NAME:
            continue
        start = match.start() + _generic(match["name"] or "")
        first, last = around(text, start, match.end(), NEAR)
        if _tells(text[first:start] + " " + text[match.end() : last], _PATIENTS, ()):
            yield Hit(start, match.end(), "hospital")


def _generic(name: str) -> int:
    """How many characters at the beginning of a name are an article or the like."""
    first = name.split(" ", 1)[0]
    articles = {"The", "A", "Our", "My", "At", "In", "From", "To", "Then", "When", "After"}
    return len(first) + 1 if first in articles else 0
