"""Templates, and the filters they use. Autoescape and StrictUndefined are on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from plugins.collection.page import Page
from plugins.collection.site import Site
from plugins.story.markup import rooted

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
    """2 March 2024: the same on every machine."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def iso(date: datetime) -> str:
    """2024-03-02T10:20:00Z, for machines."""
    return date.strftime("%Y-%m-%dT%H:%M:%SZ")


def count(number: int, one: str, many: str) -> str:
    """“1 story”, “2,000 stories”."""
    return f"{number:,} {one if number == 1 else many}"


def language(lang: str) -> str:
    """The English name of a language tag, or the tag itself."""
    return LANGUAGES.get(lang.split("-")[0].casefold(), lang)


def _rooted(html: str, root: str) -> Markup:
    return Markup(rooted(html, root))  # html is sanitised: it comes from a Section


FILTERS: Mapping[str, Callable[..., object]] = {
    "address": quote,
    "count": count,
    "day": day,
    "iso": iso,
    "language": language,
    "rooted": _rooted,
}


def environment(theme: Path, options: Mapping[str, Any]) -> Environment:
    """A Jinja environment of the theme alone: a missing template is an error, no other steps in."""
    env = Environment(loader=FileSystemLoader(theme / "templates"), **options)
    env.filters.update(FILTERS)
    return env


def renderer(env: Environment, site: Site, features: frozenset[str]) -> Callable[[Page], bytes]:
    """A function that renders a page with the theme's templates."""
    env.globals.update(site=site, features=features)

    def render(page: Page) -> bytes:
        data = page.data()
        if isinstance(data, bytes):
            return data
        template = env.get_template(page.template)
        return template.render({"root": page.root, "path": page.path, **data}).encode("utf-8")

    return render
