"""Where somebody lives: street addresses in four languages, post boxes, telling post codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose, words

_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}"
_OF = r"(?:(?:de|del|du|des|la|las|le|les|los|el|y)[ ]|[dl]['’]){0,3}"
_ENGLISH = re.compile(
    rf"""(?<![\w./-]) \d{{1,5}}[A-Za-z]? [ ] (?:[NSEW]{{1,2}}\.?[ ])?
    (?: (?:{_NAME}|\d{{1,3}}(?:st|nd|rd|th)) [ ] ){{1,4}}
    (?: Street | St | Avenue | Ave | Road | Rd | Lane | Ln | Drive | Dr | Boulevard | Blvd | Court
      | Ct | Place | Pl | Way | Terrace | Close | Crescent | Square | Highway | Hwy | Parkway | Pkwy
    ) \b (?! [ ][A-Z][a-z]+[ ](?:said|was|and|told)\b )""",
    re.VERBOSE,
)
_SPANISH = re.compile(
    rf"""(?: \b (?: [Cc]alle | [Aa]venida | Avda\.? | [Pp]laza | [Pp]aseo | [Cc]amino | [Cc]arrera)
      | C/ ) [ ] {_OF} {_NAME} (?: [ ] {_OF} {_NAME} ){{0,3}} ,? [ ]
    (?:n[.º°úu]{{1,3}}m?\.?[ ]?|\#)? \d{{1,4}} \b""",
    re.VERBOSE,
)
_FRENCH = re.compile(
    rf"""(?<![\w./-]) \d{{1,4}} (?:[ ]?(?:bis|ter))? ,? [ ]
    (?: rue | avenue | boulevard | place | chemin | impasse | allée | quai | route ) [ ]
    {_OF} {_NAME}""",
    re.VERBOSE,
)
_GERMAN = re.compile(
    r"""\b [A-ZÄÖÜ][\w-]{1,40}? (?:straße|strasse|str\.|weg|platz|gasse|allee) [ ] \d{1,3}[a-h]? \b
    (?! [ ]? (?: Uhr | Minuten | Stunden | Meter | m\b | km | Jahre | Mal | Prozent | % )
      | [.,]\d )""",
    re.VERBOSE,
)
_BOX = re.compile(r"\b(?:P\.? ?O\.? Box|Postfach|Apartado|Boîte postale) \d{2,6}\b")
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ"
    "|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY|DC"
)
# Of the United States behind a state, of Britain, of Canada: others look like any number.
_CODE = re.compile(
    rf"""\b (?: (?:{_STATES}) [ ] \d{{5}} (?:-\d{{4}})?
      | [A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? [ ] \d[ABD-HJLNP-UW-Z]{{2}}
      | [ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] [ ] \d[ABCEGHJ-NPRSTV-Z]\d ) \b""",
    re.VERBOSE,
)
_BY_WORD = (
    (
        _ENGLISH,
        "street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl way terrace"
        " close crescent square highway hwy parkway pkwy",
    ),
    (_SPANISH, "calle c avenida avda plaza paseo camino carrera"),
    (_FRENCH, "rue avenue boulevard place chemin impasse allée quai route"),
    (_BOX, "box postfach apartado postale"),
)
_PATTERNS = tuple((pattern, frozenset(wanted.split())) for pattern, wanted in _BY_WORD)


def addresses(text: str) -> Iterator[Hit]:
    """Postal addresses, each told once."""
    if not any(map(str.isdecimal, text)):
        return
    text = prose(text)
    patterns = [pattern for pattern, wanted in _PATTERNS if wanted & words(text)]
    found = [m.span() for pattern in (*patterns, _GERMAN, _CODE) for m in pattern.finditer(text)]
    done = -1
    for start, end in sorted(found):
        if start > done:
            yield Hit(start, end, "address")
        done = max(done, end + 40)  # a post code belongs to the street before it
