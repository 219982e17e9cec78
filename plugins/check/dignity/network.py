"""What a network knows of somebody: IP addresses, and web addresses with a person's number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import IPv6Address

from plugins.check.dignity.hit import Hit, prose
from plugins.story.addresses import ADDRESS

_FOUR = re.compile(r"(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)")
_SIX = re.compile(r"(?<![\w:.])[0-9A-Fa-f:]{6,39}(?![\w:])")
_COUNTED = re.compile(
    r"(?:\b(?:versions?|section|chapter|release)\b[^\n]{0,40}|\bv|§)\.?[ ]?\Z", re.IGNORECASE
)
_SAID = re.compile(r"\bIP\b[^\d\n]{0,20}\Z")
_EVERYBODYS = {"8.8.8.8", "8.8.4.4", "1.1.1.1", "9.9.9.9"}
_PERSON = re.compile(
    r"""[?&;#] (?: patient | user | uid | member | mrn | record | account | acct | client | customer
        | email | e-mail | mail | phone | token | session | sid | auth | ssn )
        (?: [_-]? (?:id|no|nr|number|name) )? =
        (?: [^&\#\s]{0,40} (?: \d{3} | @ | %40 ) | [\w-]{16} )
      | / (?: patients? | users? | members? | clients? | records? | accounts? | people | persons? )
        / [\w-]{0,8}\d{4}
      | profile\.php\?id=\d
      | :// [^/\s@]{1,64} @""",
    re.VERBOSE | re.IGNORECASE,
)


def ips(text: str) -> Iterator[Hit]:
    """IP addresses, old and new; a version 1.2.3.4 and the well-known ones are let be."""
    if "." in text:
        seen = prose(text)
        for match in _FOUR.finditer(seen):
            if _is_somebodys(match[0], seen[max(0, match.start() - 60) : match.start()]):
                yield Hit(match.start(), match.end(), "ip")
    if ":" in text:
        for match in _SIX.finditer(prose(text)):
            if _is_six(match[0].rstrip(":") if not match[0].endswith("::") else match[0]):
                yield Hit(match.start(), match.end(), "ip")


def _is_somebodys(written: str, before: str) -> bool:
    parts = [int(part) for part in written.split(".")]
    if max(parts) > 255 or parts[0] in (0, 127, 255) or _COUNTED.search(before):
        return False
    if ".".join(map(str, parts)) in _EVERYBODYS:
        return False
    return max(parts) > 9 or bool(_SAID.search(before))


def _is_six(written: str) -> bool:
    """Whether hexadecimal groups are an address: valid, with three groups at least."""
    if written.count(":") < 3 or not any(map(str.isdigit, written)):
        return False
    try:
        address = IPv6Address(written)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified)


def urls(text: str) -> Iterator[Hit]:
    """Web addresses that carry a person's number, key or e-mail address."""
    if "/" not in text:
        return
    for match in ADDRESS.finditer(text):
        if _PERSON.search(match[0]):
            yield Hit(match.start(), match.end(), "url")
