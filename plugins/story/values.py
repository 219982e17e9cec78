"""What the values of header fields may be; each parser gives None for what it can't be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from plugins.story.model import Person
from plugins.story.names import is_image_name, slug_fault
from plugins.story.naming import person_of

LICENSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC-BY-NC-ND-4.0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LICENSE_KEYS = {name.casefold(): name for name in LICENSES}
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?)?")
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012–—−－", "-"))
_QUOTES = " \"'“”„‟‘’‚«»`"
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?")


def plain(value: str) -> str:
    """A value of few signs as it is meant: with plain hyphens, without quotation marks around it
    and a full stop behind it."""
    return value.translate(_HYPHENS).strip(_QUOTES).removesuffix(".").strip(_QUOTES)


def parse_date(value: str) -> datetime | None:
    """`2024-03-02`, with `10:20` or `10:20+02:00` behind it if wanted, in UTC; or None."""
    match = _DATE.fullmatch(value) or _DATE.fullmatch(plain(value))
    if not match:
        return None
    day, time, zone = match[1], match[2] or "00:00", match[3] or "+00:00"
    try:
        date = datetime.fromisoformat(f"{day}T{time}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return date if date.year >= 1900 else None


def one_of(*words: str) -> Callable[[str], str | None]:
    """A parser of a closed list of words, in small letters."""

    def parse(value: str) -> str | None:
        folded = value.casefold()
        folded = folded if folded in words else plain(folded)
        return folded if folded in words else None

    return parse


def person(value: str) -> Person | None:
    found = person_of(value)
    return None if isinstance(found, str) else found


def license_name(value: str) -> str | None:
    key = value.casefold().replace(" ", "-")
    return _LICENSE_KEYS.get(key) or _LICENSE_KEYS.get(plain(key))


def language(value: str) -> str | None:
    return value if _LANG.fullmatch(value) else None


def web_address(value: str) -> str | None:
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    safe = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    return value if safe and not set(value) & set(' <>"\\^`{|}') else None


def story_slug(value: str) -> str | None:
    slug = value.removesuffix(".md")
    return None if slug_fault(slug) else slug


def image_name(value: str) -> str | None:
    return value if is_image_name(value) else None
