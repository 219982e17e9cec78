"""Words for pages: dates, numbers, languages and addresses, the same on every machine."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from urllib.parse import quote

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
LANGUAGES = {  # names of languages a story may have; others show their tag
    "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def day(date: datetime) -> str:
    """2 March 2024."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def iso(date: datetime) -> str:
    """2024-03-02T10:20:00Z, for machines."""
    return f"{date.isoformat()[:19]}Z"


def count(number: int, one: str, many: str) -> str:
    """“1 story”, “2,000 stories”."""
    return f"{number:,} {one if number == 1 else many}"


def language(lang: str) -> str:
    """The English name of a language tag, or the tag itself."""
    return LANGUAGES.get(lang.split("-")[0].casefold(), lang)


@lru_cache(maxsize=4096)
def address(name: str) -> str:
    """A name as part of an address."""
    return quote(name)
