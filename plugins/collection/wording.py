"""Words of the interface in the site's language: the same on every machine, whatever its locale.

Templates and code say them in English, as `_("…")` and `ngettext("…", "…", number)`, and a
catalogue of GNU gettext, theme/locale/<language>/LC_MESSAGES/site.mo, may give others. All that
there are stand in theme/locale/site.pot (`plugins.collection.catalogue` writes it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from plugins.story.langtag import parts_of

_PLAIN = re.compile("[A-Za-z0-9_.~/-]*").fullmatch  # what an address holds as it is
IN_SCRIPT = re.compile(r'\b_\(("(?:[^"\\\n]|\\.)*")\)')  # a text in a script: _("…")


def _(message: str) -> str:
    """A message for the catalogue, put into another language only where it is shown."""
    return message


MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
    _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip
LANGUAGES = {  # names of languages a story may have; others show their tag
    "ar": _("Arabic"), "bn": _("Bengali"), "cs": _("Czech"), "da": _("Danish"),
    "de": _("German"), "el": _("Greek"), "en": _("English"), "es": _("Spanish"),
    "fa": _("Persian"), "fi": _("Finnish"), "fr": _("French"), "he": _("Hebrew"),
    "hi": _("Hindi"), "hu": _("Hungarian"), "id": _("Indonesian"), "it": _("Italian"),
    "ja": _("Japanese"), "ko": _("Korean"), "nl": _("Dutch"), "no": _("Norwegian"),
    "pl": _("Polish"), "pt": _("Portuguese"), "ro": _("Romanian"), "ru": _("Russian"),
    "sv": _("Swedish"), "sw": _("Swahili"), "ta": _("Tamil"), "th": _("Thai"),
    "tr": _("Turkish"), "uk": _("Ukrainian"), "ur": _("Urdu"), "vi": _("Vietnamese"),
    "zh": _("Chinese"),
}  # fmt: skip
SCRIPTS = {"Hans": _("Simplified"), "Hant": _("Traditional"), "Latn": _("Latin letters")}
SCRIPTED = _("%(language)s (%(script)s)")
ROLES = {"mentor": _("mentor"), "mentee": _("mentee"), "both": _("mentor and mentee")}
DAY = _("%(day)s %(month)s %(year)s")
del _


class Wording:
    """The interface's words in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue
        self._months = tuple(map(catalogue.gettext, MONTHS))
        self._day = catalogue.gettext(DAY)

    def text(self, message: str, **values: object) -> str:
        """A message in this language, with its %(name)s filled in."""
        return self._catalogue.gettext(message) % values

    def number(self, one: str, many: str, number: int, **values: object) -> str:
        """The message that goes with a number, which stands in it as %(num)s."""
        message = self._catalogue.ngettext(one, many, number)
        return message % {"num": f"{number:,}", **values}

    def html(self, message: str, **values: object) -> Markup:
        """`text` for a template: what is filled in is escaped, unless it is HTML already."""
        return _filled(self._catalogue.gettext(message), values)

    def html_number(self, one: str, many: str, number: int, **values: object) -> Markup:
        """`number` for a template."""
        message = self._catalogue.ngettext(one, many, number)
        return _filled(message, {"num": f"{number:,}", **values})

    def month(self, number: int) -> str:
        """The name of a month, from 1."""
        return self._months[number - 1]

    def day(self, date: datetime) -> str:
        """2 March 2024."""
        month = self._months[date.month - 1]
        return self._day % {"day": date.day, "month": month, "year": date.year}

    def role(self, role: str) -> str:
        """Who tells a story."""
        return self._catalogue.gettext(ROLES[role])

    def language(self, lang: str) -> str:
        """The name of a language tag, with that of a script it tells; or the tag itself."""
        language, script, _ = parts_of(lang)
        if language not in LANGUAGES:
            return lang
        name = self._catalogue.gettext(LANGUAGES[language])
        if not script:
            return name
        letters = self._catalogue.gettext(SCRIPTS.get(script, script))
        return self.text(SCRIPTED, language=name, script=letters)


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    """A message that is HTML, filled in. `Markup % values` does the same, slower."""
    return Markup(message % {name: escape(value) for name, value in values.items()})


@lru_cache(maxsize=16)
def wording_of(lang: str, theme: Path) -> Wording:
    """The words in a language, as the theme has them; in English where it has no catalogue."""
    return Wording(translation("site", theme / "locale", [lang], fallback=True))


@lru_cache(maxsize=1 << 17)
def iso(date: datetime) -> str:
    """2024-03-02T10:20:00Z, for machines."""
    return f"{date.isoformat()[:19]}Z"


@lru_cache(maxsize=1 << 15)
def address(name: str) -> str:
    """A name as part of an address."""
    return name if _PLAIN(name) else quote(name)
