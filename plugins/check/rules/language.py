"""Which language a story is in: pages say it, and voices that read them aloud need it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.story.rare import ASCII, without
from plugins.story.values import language

LETTERS = 40  # fewer tell nothing of a script
WORDS = 25  # fewer tell nothing of a language
SAMPLE = 1200  # characters that are looked at
# The ten most frequent words of running text that are no words of the others, and not of English;
# languages that have many of them in common are told apart by the rest.
STOPWORDS = {
    "es": "el los las que una por con para su pero muy más como está sin ese",
    "pt": "os uma não com para mas mais como ele ela você foi muito nos são",
    "fr": "le les des une est dans qui que pas pour sur avec elle ce nous je",
    "it": "il che di una per non con sono ma come gli della più anche mi",
    "de": "der die das und ist nicht ein eine ich zu mit sie auf sich dem den",
    "nl": "het een en van niet ik dat zijn op voor met hij maar ze haar",
    "sv": "och att det som en på är av för med inte jag hon den till",
    "da": "og at det som en på er af for med ikke jeg hun den til",
    "nb": "og å det som en på er av for med ikke jeg hun den til",
    "fi": "ja on ei se että oli hän mutta niin kun minä sen mitä",
    "pl": "i nie się na to że jest jak ale do tak po był mnie",
    "tr": "bir ve bu da de için ne ben çok ama gibi onu daha",
    "id": "yang dan di itu dengan untuk tidak saya dia ini ke dari",
    "sw": "na ya wa kwa ni katika za alikuwa hii yake lakini kama",
    "vi": "và của là không có một những tôi được người trong cho",
}
ENGLISH = frozenset(
    "the and of to a in is it that was he for on with as his they at be this had not but she her "
    "you we an my me i have what when said were who there from him one".split()
)
_FOREIGN = {lang: frozenset(words.split()) for lang, words in STOPWORDS.items()}
# Words of a script to the tag that most who write it would use; "" where that can't be told.
_SCRIPTS = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ETHIOPIC": "am",
}
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    "lang-missing",
    "warning",
    bad="""
        1/ Mi jefa no daba consejos. Hacía una pregunta, y esperaba.

        2/ Yo tardé diez años en ver que era la misma pregunta, y que no era para ella.

        3/ Ahora la hago yo, con las manos en los bolsillos, a los que llegan sin saber qué mirar.
    """,
    good="""
        Title: La pregunta
        Lang: es
        Date: 2024-03-02
        Author: Ward Seven
        Role: mentee
        Consent: yes
        People: composite
        License: CC-BY-4.0

        1/ Mi jefa no daba consejos. Hacía una pregunta, y esperaba.

        2/ Yo tardé diez años en ver que era la misma pregunta, y que no era para ella.

        3/ Ahora la hago yo, con las manos en los bolsillos, a los que llegan sin saber qué mirar.
    """,
)
def lang_missing(draft: Draft, around: Around) -> Iterator[Finding]:
    """The story isn't in English, and has no `Lang:` that says which language it is in. Without it
    a voice that reads the page aloud pronounces every word as English, and a browser offers no
    translation.
    """
    lang = draft.value("Lang")
    english = not lang or (language(lang) or "").casefold().startswith("en")
    if not english or "Lang" in draft.header.misnamed:
        return  # what can't be a language is told by reading
    text = "\n".join(section.text for section in draft.sections)[:SAMPLE]
    if text and (found := guess(text)) is not None:
        says = f"says Lang: {lang}" if lang else "has no Lang"
        line = f"Lang: {found or 'pt-BR'}"
        yield Finding(
            draft.field_line("Lang"),
            f"The text doesn't seem to be in English, and the header {says}.",
            f"{'Write the line as' if lang else 'Add a line such as'} {line} with the language "
            "that it is in.",
        )


def guess(text: str) -> str | None:
    """The tag of a language other than English that a text seems to be in, or None.

    It is "" where only the script is plain. Careful: None wherever there is doubt.
    """
    words = _WORD.findall(text.casefold())
    english = sum(map(ENGLISH.__contains__, words))
    if english * 6 > len(words):
        return None
    foreign = [char for char in without(text, ASCII) if char.isalpha() and not _is_latin(char)]
    letters = sum(map(len, words))
    if letters >= LETTERS and len(foreign) * 2 > letters:
        return _of_script(foreign)
    if len(words) < WORDS:
        return None
    scores = {lang: sum(map(known.__contains__, words)) for lang, known in _FOREIGN.items()}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] * 8 > len(words) and scores[best] > 2 * english else None


def _is_latin(char: str) -> bool:
    return char <= "\u024f" or "\u1e00" <= char <= "\u1eff"


def _of_script(letters: list[str]) -> str:
    """The language that most who write these letters would name."""
    scripts = Counter(unicodedata.name(char, "?").split()[0].split("-")[0] for char in letters)
    if (scripts["HIRAGANA"] + scripts["KATAKANA"]) * 20 > len(letters):
        return "ja"
    return _SCRIPTS.get(max(scripts, key=scripts.__getitem__), "")


RULES = (lang_missing,)
