"""What pages tell search engines of themselves: JSON-LD with the words of schema.org.

It is a block of data in the head: no browser runs it, and no policy has to allow it. It is small:
what the page says anyway (the posts, the summary) is not said again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup

from plugins.collection.cards import story_card
from plugins.collection.site import Site
from plugins.collection.text import Text
from plugins.collection.wording import address, iso
from plugins.story.model import Listing
from plugins.story.values import LICENSES

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json]"
Crumb = tuple[str, str]  # an address inside the site, and its name

_OPEN = '<script type="application/ld+json">'
_CLOSE = "</script>\n"
_LAST = '""}]}'  # how crumbs end whose last has no name yet
_END = '""}'
_ODD = re.compile('["\\\\<>&\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
# What could end a script's element, begin a comment in it, or end a line of a script of old.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def written(value: Json) -> str:
    """A value as JSON that may stand in a script's element (HTML, "Restrictions for contents of
    script elements")."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def quoted(text: str) -> str:
    """A text as `written` gives it, sooner."""
    return written(text) if _ODD.search(text) else f'"{text}"'


class Structured:
    """The data of one site's pages."""

    def __init__(self, site: Site, features: frozenset[str]) -> None:
        self._site, self._features = site, features
        self._whole = f',"isPartOf":{written(self._of_site(self._base("../")))},"hasPart":'

    def of_home(self, root: str) -> Markup:
        """The site itself."""
        about = {"@context": "https://schema.org", **self._of_site(self._base(root))}
        about["inLanguage"] = self._site.lang
        if self._site.tagline:
            about["description"] = self._site.tagline
        return _block(written(about))

    def of_list(self, root: str, path: str, name: str, *above: Crumb) -> Markup:
        """A page that lists. above: what lies between it and the front page."""
        return self._page("CollectionPage", root, path, name, above)

    def of_person(self, root: str, path: str, name: str, *above: Crumb) -> Markup:
        """The page of somebody who tells stories."""
        return self._page("ProfilePage", root, path, name, above)

    def of_story(
        self, root: str, story: Listing, text: Text, translations: Sequence[Listing]
    ) -> str:
        """A story, its posts by their addresses, and where it stands. root: always the same."""
        base, title = self._base(root), quoted(story.title)
        here = f"{base}stories/{address(story.slug)}.html"
        author = f'"author":{{"@type":"Person","name":{quoted(story.author.name)}'
        if "people" in self._features:
            author += f',"url":"{base}people/{address(story.author.slug)}.html"'
        changed = f',"dateModified":"{iso(story.modified)}"' if story.modified else ""
        card = f',"image":"{base}{address(story_card(story.slug))}"' if self._cards else ""
        licence = f',"license":"{LICENSES[text.license]}"' if text.license in LICENSES else ""
        return (
            f'{_OPEN}{{"@context":"https://schema.org","@graph":[{{"@type":"Article","@id":"{here}"'
            f',"headline":{title},"inLanguage":"{story.lang}","datePublished":"{iso(story.date)}"'
            f"{changed},{author}}}{card}{licence}{_translated(story, translations, base)}"
            f"{self._whole}{_parts(len(text.posts))}}},"
            f"{self._crumbs_of(story.role, base)}{title}}}]}}]}}{_CLOSE}"
        )

    @property
    def _cards(self) -> bool:
        return bool(self._site.url) and "cards" in self._features

    def _base(self, root: str) -> str:
        """What addresses begin with: absolute where the site knows its own."""
        return f"{self._site.url}/" if self._site.url else root or "./"

    def _of_site(self, base: str) -> dict[str, Json]:
        return {"@type": "WebSite", "name": self._site.name, "url": base}

    def _page(self, kind: str, root: str, path: str, name: str, above: Sequence[Crumb]) -> Markup:
        base, named = self._base(root), quoted(name)
        url, (before, after) = f"{base}{address(path)}", self._around(kind, base, tuple(above))
        person = f',"mainEntity":{{"@type":"Person","name":{named},"url":"{url}"}}'
        whose = person if kind == "ProfilePage" else ""
        return Markup(f'{before}{named},"url":"{url}"{whose}{after}{named}}}]}}}}{_CLOSE}')

    @lru_cache(maxsize=64)  # noqa: B019 (one site, a few kinds of pages, a few folders)
    def _around(self, kind: str, base: str, above: tuple[Crumb, ...]) -> tuple[str, str]:
        """What stands before the name of a page that lists and after it, up to its last crumb."""
        before = written({"@context": "https://schema.org", "@type": kind, "name": ""})
        rest: dict[str, Json] = {
            "inLanguage": self._site.lang,
            "isPartOf": self._of_site(base),
            "breadcrumb": self._crumbs([*above, ("", "")], base),
        }
        after = written(rest).removeprefix("{").removesuffix(f"{_LAST}}}")
        return f"{_OPEN}{before.removesuffix(_END)}", f",{after}"

    def _crumbs(self, crumbs: Sequence[Crumb], base: str) -> dict[str, Json]:
        """The way from the front page down; the last is the page itself, without an address."""
        front: dict[str, Json] = {"@type": "ListItem", "position": 1, "name": self._site.name}
        items: list[Json] = [{**front, "item": base}]
        for n, (path, name) in enumerate(crumbs, 2):
            item: dict[str, Json] = {"@type": "ListItem", "position": n, "name": name}
            items.append({**item, "item": base + address(path)} if path else item)
        return {"@type": "BreadcrumbList", "itemListElement": items}

    @lru_cache(maxsize=16)  # noqa: B019 (one site, a few roles)
    def _crumbs_of(self, role: str, base: str) -> str:
        """The way to a story of a role, up to where its title stands."""
        wording = self._site.wording
        name = wording.text("Mentees") if role == "mentee" else wording.text("Mentors")
        page = "mentees.html" if role == "mentee" else "mentors.html"
        above = [(page, name)] if "roles" in self._features else []
        return written(self._crumbs([*above, ("", "")], base)).removesuffix(_LAST)


def _translated(story: Listing, translations: Sequence[Listing], base: str) -> str:
    """What a story is a translation of, or its translations."""
    others = {s.slug: f"{base}stories/{address(s.slug)}.html" for s in translations}
    others.pop(story.slug, None)
    if story.translates in others:
        return f',"translationOfWork":{written({"@id": others[story.translates]})}'
    if others and not story.translates:
        return f',"workTranslation":{written([{"@id": other} for other in others.values()])}'
    return ""


@lru_cache(maxsize=256)
def _parts(posts: int) -> str:
    """The posts of a story, by position."""
    return written(
        [
            {"@type": "SocialMediaPosting", "position": n, "url": f"#{n}"}
            for n in range(1, posts + 1)
        ]
    )


def _block(json: str) -> Markup:
    return Markup(f"{_OPEN}{json}{_CLOSE}")
