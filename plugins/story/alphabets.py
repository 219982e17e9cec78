"""Which alphabets look alike, which go together, and which letters stand for themselves.

Python knows no script of a letter, but the letter's Unicode name begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache

# Alphabets of which many letters look just like those of another one of them (UTS 39, confusables).
ALIKE = frozenset("LATIN GREEK COPTIC CYRILLIC ARMENIAN CHEROKEE LISU DESERET".split())
# Words of Japanese, Chinese and Korean mix these, and Latin letters too (UTS 39, "highly
# restrictive").
EASTERN = frozenset("CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA HANGUL BOPOMOFO IDEOGRAPHIC".split())
# Others that are in use today; few of their letters look like one of another alphabet.
OTHERS = frozenset(
    "ARABIC HEBREW SYRIAC THAANA DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA "
    "MALAYALAM SINHALA THAI LAO TIBETAN MYANMAR GEORGIAN ETHIOPIC KHMER MONGOLIAN".split()
)
# These do: rings and strokes, letters and digits.
_PLAIN = frozenset("ဝငဂပסוןاهہەഠടଠჿყዐሀ০०੦૦୦௦౦೦൦๐໐၀០\u0660\u06f0\u0661\u06f1")
_DIGITS = {"EXTENDED": "ARABIC", "ARABIC-INDIC": "ARABIC"}  # named without their script first
# Greek letters like no Latin one: the sciences write them in words, as in TGFβ.
SCIENCE = frozenset("βδζθλμξπφψωΓΔΘΛΞΠΣΦΨΩ")
# Letters that no other alphabet has anything like: one of them shows what its word is written in.
_OWN = {
    "LATIN": frozenset("bdfglmqrzDFGLQRUVW"),
    "GREEK": frozenset("γδζθλξπςσφψωΓΔΘΛΞΠΣΦΨΩ"),
    "CYRILLIC": frozenset("бджзийлпфцчшщъыэюяБГДЖЗИЙЛПФЦЧШЩЪЫЭЮЯђљњћќўџєїґЂЉЊЋЌЎЏЄЇҐ"),
    "ARMENIAN": frozenset("բգդէըթժխծկձղճմշչպջռվտրքԲԳԴԵԸԹԺԽԾԿՁՂՃՄՇՉՊՋՌՎՏՐՔ"),
}
# Small capitals, signs of phonetics, clicks and letters of old books: no name of today is written
# with them, but for some of Africa, and many look just like a letter of the alphabet.
_PHONETIC = re.compile(
    "(?![ɓɔɖɗəɛɠɣɨɲʃʉʊʋʒʔʹʺʻʼʾʿꞋꞌ])"
    "[ƄƅƖƧƨƻ-ǃǷȜȝȢȣȷ\u0250-\u02ff\u1d00-\u1dbf\u2132\u214e\u2183\u2184\u2c60-\u2c7f"
    "\ua720-\ua7ff\uab30-\uab6f\U00010780-\U000107bf\U0001df00-\U0001dfff]"
)


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """The first word of a character's name: LATIN, CYRILLIC, CJK, ARABIC, …; "" without a name."""
    script = unicodedata.name(char, "").partition(" ")[0]
    return _DIGITS.get(script, script)


def phonetic(text: str) -> str:
    """The first letter of a text that is written in no language, only in phonetics; or ""."""
    found = _PHONETIC.search(text)
    return found[0] if found else ""


def stands_out(script: str, letters: Iterable[str]) -> bool:
    """Whether letters of one script, among those of another, can be taken for nothing else."""
    if script in EASTERN:
        return True
    if script in OTHERS:
        return len(set(letters)) > 1 or not _PLAIN.issuperset(letters)
    own: Container[str] = _OWN.get(script, "")
    return any(letter in own for letter in letters)
