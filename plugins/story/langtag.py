"""Language tags (BCP 47), as far as a story may have one: zh, zh-TW, zh-Hant, zh-Hant-TW."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

# Where a language is written in another script than elsewhere (CLDR, "Likely Subtags"); of
# languages that are written from the right in one place and from the left in another, and Chinese.
_SCRIPTS = {
    "az-IQ": "Arab", "az-IR": "Arab", "ha-CM": "Arab", "ha-SD": "Arab", "kk-AF": "Arab",
    "kk-CN": "Arab", "kk-IR": "Arab", "kk-MN": "Arab", "ku-IQ": "Arab", "ku-IR": "Arab",
    "ku-LB": "Arab", "ky-CN": "Arab", "mey-SN": "Latn", "ms-CC": "Arab", "pa-PK": "Arab",
    "sd-IN": "Deva", "tg-PK": "Arab", "ug-KZ": "Cyrl", "ug-MN": "Cyrl", "uz-AF": "Arab",
    "zh-HK": "Hant", "zh-MO": "Hant", "zh-TW": "Hant",
}  # fmt: skip


class Tag(NamedTuple):
    """The parts of a language tag, each written as BCP 47 would have it."""

    language: str
    script: str  # its own, or that of its region; empty where neither tells one
    region: str  # may be empty


@lru_cache(maxsize=256)
def parts_of(lang: str) -> Tag:
    """The parts of a tag in whatever case; those that a story's can't have are left out."""
    language, *rest = lang.casefold().split("-")
    script = next((part.title() for part in rest[:1] if len(part) == 4), "")
    region = next((part.upper() for part in rest[bool(script) :][:1] if _is_region(part)), "")
    return Tag(language, script or _SCRIPTS.get(f"{language}-{region}", ""), region)


def _is_region(part: str) -> bool:
    return len(part) == 2 or (len(part) == 3 and part.isdecimal())
