"""Numbers that tell by their own form, most by a checksum, that they are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.dignity.hit import Hit, prose

_SOCIAL = re.compile(r"(?<![\w-])(?!000|666|9)(\d{3})-(?!00)\d\d-(?!0000)\d{4}(?![\w-])")
_BRITISH = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_SPANISH = re.compile(r"\b([XYZ]?\d{7,8})-?([A-HJ-NP-TV-Z])\b")
_FRENCH = re.compile(
    r"(?<![\w-])([12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d\d ?\d{3} ?\d{3}) ?(\d\d)\b"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b")
_CARD = re.compile(r"(?<![\w.-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,4}(?![\w-]|\.\d)")
_MAC = re.compile(r"(?<![\w:-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\w:-])")
_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"  # of the Spanish number, by its remainder


def identities(text: str) -> Iterator[Hit]:
    """Social security and identity numbers, bank accounts, cards, and network devices."""
    text = prose(text)
    kinds = (
        ("social-security", _SOCIAL, _always),
        ("social-security", _BRITISH, _always),
        ("social-security", _SPANISH, _is_dni),
        ("social-security", _FRENCH, _is_nir),
        ("account", _IBAN, _is_iban),
        ("account", _CARD, _is_card),
        ("device", _MAC, _always),
    )
    for what, pattern, is_one in kinds:
        for match in pattern.finditer(text):
            if is_one(match):
                yield Hit(*match.span(), what)


def _always(match: re.Match[str]) -> bool:
    return True


def _is_dni(match: re.Match[str]) -> bool:
    number = match[1].translate(str.maketrans("XYZ", "012"))
    return len(number) == 8 and _LETTERS[int(number) % 23] == match[2]


def _is_nir(match: re.Match[str]) -> bool:
    return int(match[1].replace(" ", "")) % 97 + int(match[2]) == 97


def _is_iban(match: re.Match[str]) -> bool:
    """ISO 13616: moved round and with letters as numbers, the remainder by 97 is 1."""
    number = match[0].replace(" ", "")
    if not 15 <= len(number) <= 34 or not number.isascii():
        return False
    return int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 == 1


def _is_card(match: re.Match[str]) -> bool:
    """ISO/IEC 7812: the Luhn sum; 13 to 16 digits that begin as cards do."""
    digits = [int(char) for char in match[0] if char.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return digits[0] in (3, 4, 5, 6) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
