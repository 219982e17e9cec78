"""Languages as Open Graph names them: language_TERRITORY (https://ogp.me/#optional)."""

from __future__ import annotations

from functools import lru_cache

# The territory that a language without one is taken for (CLDR, "Likely Subtags"; ar_AR is
# Facebook's own); of the languages that have a name in `wording`.
_TERRITORIES = {
    "ar": "AR", "bn": "BD", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES",
    "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT",
    "ja": "JP", "ko": "KR", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU",
    "sv": "SE", "sw": "KE", "ta": "IN", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN",
    "zh": "CN",
}  # fmt: skip


@lru_cache(maxsize=256)
def locale(lang: str) -> str:
    """The locale of a language tag: pt_BR, es_ES; the language alone where nothing tells more."""
    language, *rest = lang.split("-")
    language = language.lower()
    territory = next((part.upper() for part in rest if len(part) in (2, 3)), "")
    territory = territory or _TERRITORIES.get(language, "")
    return f"{language}_{territory}" if territory else language
