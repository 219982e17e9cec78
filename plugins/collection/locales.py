"""Languages as Open Graph names them: language_TERRITORY (https://ogp.me/#optional)."""

from __future__ import annotations

from functools import lru_cache

from plugins.story.langtag import parts_of

# The territory that a language without one is taken for (CLDR, "Likely Subtags"; ar_AR is
# Facebook's own); of the languages that have a name in `wording`.
_TERRITORIES = {
    "ar": "AR", "bn": "BD", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES",
    "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT",
    "ja": "JP", "ko": "KR", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU",
    "sv": "SE", "sw": "KE", "ta": "IN", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN",
    "zh": "CN", "zh-Hant": "TW",
}  # fmt: skip


@lru_cache(maxsize=256)
def locale(lang: str) -> str:
    """The locale of a language tag: pt_BR, es_ES; the language alone where nothing tells more."""
    language, script, region = parts_of(lang)
    likely = _TERRITORIES.get(f"{language}-{script}") or _TERRITORIES.get(language, "")
    territory = region or likely
    return f"{language}_{territory}" if territory else language
